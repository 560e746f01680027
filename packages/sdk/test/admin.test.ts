import { describe, expect, test } from 'vitest';
import { createAdminClient } from '../src/admin.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose requests are written down and answered with what the test says. */
function clientWith(answer: unknown, { apiKey, status = 200 }: { apiKey?: string; status?: number } = {}) {
  const sent: Sent[] = [];
  const client = createAdminClient({
    server: 'https://desk.example/',
    ...(apiKey === undefined ? {} : { apiKey }),
    platform: {
      newId: () => 'made',
      fetch: (url, init) => {
        sent.push({ url, init });
        return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(answer), { status }));
      },
    },
  });
  return { client, sent };
}

const group = {
  id: 'g 1',
  name: '帐篷',
  pages: [],
  skus: ['1'],
  members: [],
  enabled: true,
  allowDefaultFallback: true,
  overflow: false,
  isDefault: false,
  version: 7,
};

describe('the admin client', () => {
  test('in a browser the session’s cookie speaks, a program its key and nobody’s cookie', async () => {
    const page = clientWith(group);
    await page.client.group('g');
    expect(page.sent[0]?.init).toMatchObject({ method: 'GET', credentials: 'include' });
    expect(new Headers(page.sent[0]?.init.headers).get('authorization')).toBeNull();
    const program = clientWith(group, { apiKey: 'sbk_key' });
    await program.client.group('g');
    expect(program.sent[0]?.init.credentials).toBe('omit');
    expect(new Headers(program.sent[0]?.init.headers).get('authorization')).toBe('Bearer sbk_key');
    expect(program.sent[0]?.url).not.toContain('sbk_key');
  });

  test('rows of a back end go by kind, and come back by their ids', async () => {
    const told = { stored: 1, unchanged: 0, older: 0, refused: [{ index: 1, error: { code: 'X' } }] };
    const { client, sent } = clientWith(told, { apiKey: 'sbk_key' });
    const rows = [{ id: '1001', version: 1, title: '帐篷' }];
    expect(await client.tell('product', rows)).toEqual(told);
    expect(sent[0]).toMatchObject({
      url: 'https://desk.example/v1/admin/products',
      init: { method: 'POST', body: JSON.stringify({ rows }) },
    });
    const product = { id: 'a/b', title: '帐篷', onSale: true };
    expect(await clientWith(product).client.product('a/b')).toEqual(product);
    const list = clientWith({ orders: [], next: 'n' });
    await list.client.orders('lin', 'm');
    expect(list.sent[0]?.url).toBe('https://desk.example/v1/admin/orders?customerId=lin&after=m');
    await expect(clientWith({ orders: [{}] }).client.orders('lin')).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
    });
  });

  test('a version that was read goes along as If-Match; without one nothing does', async () => {
    const { client, sent } = clientWith(group);
    await client.editGroup('a/b', { name: '帐篷' }, 7);
    await client.editGroup('a/b', { name: '帐篷' });
    expect(sent.map(({ url }) => url)).toEqual(Array(2).fill('https://desk.example/v1/admin/groups/a%2Fb'));
    const headers = sent.map(({ init }) => new Headers(init.headers));
    expect(headers.map((one) => [one.get('if-match'), one.get('content-type')])).toEqual([
      ['"7"', 'application/json'],
      [null, 'application/json'],
    ]);
    expect(sent[0]?.init).toMatchObject({ method: 'PATCH', body: '{"name":"帐篷"}' });
  });

  test('RT-29 a scope is asked for as the agent’s own client does: a page that says nothing is a shop page', async () => {
    const { client, sent } = clientWith({
      agent: { id: 'a', name: 'A' },
      inNoGroup: false,
      groups: [],
      seq: 3,
      at: 0,
    });
    await client.explain('amy');
    await client.explain('amy', {});
    await client.explain('amy', { page: 'product', sku: '10 & 01' }, 12);
    expect(
      sent.map(({ url }) => url.replace('https://desk.example/v1/admin/agents/amy/explain', '')),
    ).toEqual(['', '?page=shop', '?page=product&sku=10+%26+01&at=12']);
  });

  test('an entry without an id gets one here, so that a repeat after a lost answer writes no second', async () => {
    const { client, sent } = clientWith({ id: 'made', question: 'q', answer: 'a', version: 1 });
    await client.putKnowledge('faq', { question: 'q', answer: 'a' }, 0);
    expect(sent[0]).toMatchObject({
      url: 'https://desk.example/v1/admin/knowledge/faq/made',
      init: { method: 'PUT', body: '{"question":"q","answer":"a"}', headers: { 'if-match': '"0"' } },
    });
  });

  test('an answer without a body is a success where none is due, and nowhere else', async () => {
    await expect(clientWith(undefined, { status: 204 }).client.deleteGroup('g')).resolves.toBeUndefined();
    await expect(clientWith(undefined, { status: 204 }).client.groups()).rejects.toMatchObject({
      code: 'CONNECTION_LOST',
    });
  });

  test('every rejection is an error of the one vocabulary: the server’s own, or CONNECTION_LOST for what is no answer of it', async () => {
    const error = { code: 'CHANGED_MEANWHILE', message: 'm', retry: false, details: { version: 9 } };
    await expect(clientWith({ error }, { status: 412 }).client.configure({}, 1)).rejects.toMatchObject({
      name: 'ShopbellError',
      code: 'CHANGED_MEANWHILE',
      details: { version: 9 },
    });
    for (const nonsense of [{ ...group, skus: [1] }, { groups: [group] }, 'text', null])
      await expect(clientWith(nonsense).client.group('g')).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    const offline = createAdminClient({
      server: 'https://desk.example',
      platform: { fetch: () => Promise.reject(new TypeError('offline')) },
    });
    await expect(offline.groups()).rejects.toMatchObject({ code: 'CONNECTION_LOST', retry: true });
  });

  test('nothing is requested or written before it is asked', () => {
    const { sent } = clientWith(group);
    expect(sent).toEqual([]);
  });
});
