import { describe, expect, it, vi } from 'vitest';
import { holds, isSame } from '../src/app/admin/repeats.ts';
import { ask, askFor, managedShop, refusalOf, type Asker } from './support/admin.ts';
import { appHost, portHost, type Host } from './support/host.ts';

vi.setConfig({ testTimeout: 60_000 });

/*
 * Whoever changes something and does not hear what came of it (the answer was lost on the way) asks again, with the version
 * that was read. The change is made once, and answered both times.
 */

const robot = (secret?: string, timeoutMs = 2000) => ({
  categories: ['背包'],
  provider: { kind: 'http', url: 'https://robot.example/ask', timeoutMs, ...(secret ? { secret } : {}) },
});
const faq = { question: '漏吗？', answer: '不漏', sku: '1001' };
const weekly = [{ day: 1, from: '09:00', to: '18:00' }];

/** A change over each route that takes a version, and another one. */
const changes: readonly (readonly [call: string, change: object, other: object])[] = [
  [
    'PATCH /shop',
    { origins: ['https://a.example', 'https://b.example'] },
    { origins: ['https://a.example'] },
  ],
  [
    'PATCH /desk',
    { queueMax: 7, autoReplies: { first: '您好' }, leaveMessageAgentIds: ['bo', 'amy'] },
    { queueMax: 7, autoReplies: { first: '您好！' } },
  ],
  [
    'PATCH /groups/presale',
    { name: '售前', skus: ['7', '8', '7'], members: [{ agentId: 'bo' }, { agentId: 'amy', weight: 3 }] },
    { name: '售前', members: [{ agentId: 'bo' }, { agentId: 'amy', weight: 4 }] },
  ],
  ['PATCH /groups/tents', { overflow: true, enabled: false }, { overflow: true, enabled: true }],
  ['PATCH /agents/amy', { capacity: 3, receiving: false }, { capacity: null }],
  [
    'PUT /hours',
    { hours: { weekly, dates: [{ date: '2026-10-01', spans: [], name: '国庆' }] } },
    { hours: null },
  ],
  ['PUT /groups/tents/hours', { hours: { weekly } }, { hours: { weekly: [] } }],
  ['PUT /knowledge/faq/rain', faq, { question: faq.question, answer: faq.answer }],
  [
    'PUT /knowledge/recommendation/r',
    { title: '新品', url: 'https://shop.example/new' },
    { title: '新品', note: '限时', url: 'https://shop.example/new' },
  ],
  [
    'PUT /knowledge/robot-entry/e',
    { kind: 'after-sale', question: '尺码', keywords: '尺码,大小', answer: '请看尺码表。' },
    { kind: 'after-sale', question: '尺码', keywords: '尺码', answer: '请看尺码表。' },
  ],
  [
    'PUT /knowledge/intent-answer/fee',
    { intent: 'shipping-fee', answer: '满 99 包邮' },
    { intent: 'shipping-fee', answer: '包邮' },
  ],
  ['PUT /knowledge', { faq: [faq, { id: 'x', ...faq, sku: '2' }] }, { faq: [{ id: 'x', ...faq }, faq] }],
  [
    'PUT /robot',
    { categories: [], provider: { kind: 'built-in' } },
    { categories: ['包'], provider: { kind: 'built-in' } },
  ],
  [
    'PUT /statistics/settings',
    { settings: { profile: 'thirdParty' }, currency: 'EUR' },
    { settings: { profile: 'official' } },
  ],
  [
    'PUT /custom-reports/mine',
    { name: '我的', kind: 'comparison', figures: ['received', 'sales'] },
    { name: '我的', kind: 'comparison', figures: ['sales', 'received'] },
  ],
  [
    'PUT /salary-templates/monthly',
    { name: '月薪', formula: 'received * 2' },
    { name: '月薪', formula: 'received * 3' },
  ],
];

async function versionOf(host: Host, who: Asker, path: string): Promise<number> {
  const [, list, kind = '', id = ''] = path.split('/');
  // Of what is not there yet.
  if (list === 'custom-reports' || list === 'salary-templates') return 0;
  if (list !== 'knowledge' || kind === '') {
    const read = await askFor<{ version?: number; agents?: { id: string; version: number }[] }>(
      host,
      who,
      list === 'agents' ? '/agents' : path,
    );
    return read.version ?? read.agents?.find((one) => one.id === kind)?.version ?? NaN;
  }
  const all = await askFor<Record<string, number | { id: string; version: number }[]>>(
    host,
    who,
    '/knowledge',
  );
  // Beside the lists stands their version.
  const entries = Object.values(all).flatMap((one) => (typeof one === 'object' ? one : []));
  return entries.find((entry) => entry.id === id)?.version ?? 0;
}

const entries = async (host: Host) => (await host.storage.listChanges(host.shopId, { limit: 500 })).length;

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('a change that is asked again, because its answer was lost, %s', (_, makeHost) => {
  it('is answered again and made once; a different one is still refused', async () => {
    const host = await makeHost();
    const boss = await managedShop(host);
    for (const [call, change, other] of changes) {
      const [method = '', path = ''] = call.split(' ');
      const version = await versionOf(host, boss, path);
      const send = (body: object, at = version) =>
        ask(host, boss, path, { method, body, headers: { 'If-Match': `"${String(at)}"` } });
      const first = await send(change);
      const told = await first.text();
      expect([call, first.status, told]).toMatchObject([call, 200, {}]);
      const logged = await entries(host);
      for (let again = 0; again < 2; again++) {
        const repeat = await send(change);
        expect([call, repeat.status, await repeat.text()]).toEqual([call, 200, told]);
        expect(repeat.headers.get('ETag')).toBe(first.headers.get('ETag'));
      }
      expect([call, await entries(host)]).toEqual([call, logged]);
      // Something else from the same version, or the same from one that is not there yet.
      for (const refused of [await send(other), await send(change, version + 100)])
        expect([call, refused.status]).toEqual([call, 412]);
      expect([call, await entries(host)]).toEqual([call, logged]);
    }
  });

  it('is refused once somebody else has changed it since', async () => {
    const host = await makeHost();
    const boss = await managedShop(host);
    const edit = (body: object, at: number) => ({
      method: 'PATCH',
      body,
      headers: { 'If-Match': `"${String(at)}"` },
    });
    const { version } = await askFor<{ version: number }>(host, boss, '/groups/presale');
    const first = await askFor<{ version: number }>(
      host,
      boss,
      '/groups/presale',
      edit({ name: '甲' }, version),
    );
    const second = await askFor(host, boss, '/groups/presale', edit({ name: '乙' }, first.version));
    expect(await refusalOf(host, boss, '/groups/presale', edit({ name: '甲' }, version))).toBe(
      'CHANGED_MEANWHILE',
    );
    expect(await askFor(host, boss, '/groups/presale')).toEqual(second);
  });
});

it('a secret that is guessed with an old version is refused whether it is right or wrong', async () => {
  const host = await appHost();
  const boss = await managedShop(host);
  const put = async (body: object, at: number) => {
    const headers = { 'If-Match': `"${String(at)}"` };
    const response = await ask(host, boss, '/robot', { method: 'PUT', body, headers });
    return { status: response.status, told: await response.text() };
  };
  const secret = 'a-secret-of-the-robot';
  expect((await put(robot(secret), 0)).status).toBe(200);
  const right = await put(robot(secret), 0);
  expect(right).toMatchObject({ status: 412 });
  expect(right).toEqual(await put(robot('another-secret-of-the-robot'), 0));
  // Without one nothing is compared that is not told anyway.
  const first = await put(robot(undefined, 3000), 1);
  expect(first.status).toBe(200);
  expect(await put(robot(undefined, 3000), 1)).toEqual(first);
  expect((await put(robot(undefined, 4000), 1)).status).toBe(412);
});

it('these are all routes that take a version', async () => {
  const host = await appHost();
  const response = await host.fetch('/v1/openapi.json');
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  };
  const versioned = Object.entries(paths).flatMap(([path, ways]) =>
    Object.entries(ways).flatMap(([way, { parameters = [] }]) =>
      way !== 'delete' && parameters.some(({ name, in: where }) => where === 'header' && name === 'if-match')
        ? `${way.toUpperCase()} ${path}`
        : [],
    ),
  );
  const covered = (route: string): boolean =>
    changes.some(([call]) => {
      const [method = '', path = ''] = call.split(' ');
      const pattern = new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`);
      return pattern.test(`${method} /v1/admin${path}`);
    });
  expect(versioned.length).toBeGreaterThan(10);
  expect(versioned.filter((route) => !covered(route))).toEqual([]);
});

it('what is left out may be anything, and what is told twice counts once', () => {
  const kept = { a: 1, list: ['x', 'y'], inner: { b: null, c: [{ d: 1 }] } };
  for (const given of [
    {},
    { a: 1 },
    { a: undefined },
    { list: ['x', 'y', 'x'] },
    { inner: { b: null } },
    { inner: { c: [{ d: 1 }] } },
  ])
    expect(holds(kept, given)).toBe(true);
  for (const given of [
    { a: '1' },
    { list: ['y', 'x'] },
    { list: ['x'] },
    { list: {} },
    { inner: { b: 0 } },
    { inner: null },
    { inner: { c: [] } },
    { e: null },
  ])
    expect(holds(kept, given)).toBe(false);
  expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSame({ a: 1, b: 2 }, { a: 1 })).toBe(false);
});
