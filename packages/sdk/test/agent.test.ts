import { describe, expect, test, vi } from 'vitest';
import { createAgentClient, isShopbellError, deskLimits, type AgentClient } from '../src/agent.ts';
import type { ServerFrame } from '../src/model.ts';
import { shopbellError } from '../src/model.ts';
import { TestClock, TestSockets, type SocketPair } from '../src/testing.ts';

const amy = { id: 'amy', name: 'Amy' };
const shop = { id: 'demo', name: '演示店' };

/** A workbench's server in the test's hand: HTTP answers by path, frames by hand. */
function workbench(): {
  client: AgentClient;
  clock: TestClock;
  calls: { call: string; credentials: unknown; body: unknown }[];
  answers: Map<string, () => Response>;
  welcome(frame?: Partial<Extract<ServerFrame, { type: 'welcome' }>>): Promise<SocketPair>;
} {
  const clock = new TestClock();
  const sockets = new TestSockets();
  const calls: { call: string; credentials: unknown; body: unknown }[] = [];
  let tickets = 0;
  const answers = new Map<string, () => Response>([
    ['POST /v1/session', () => Response.json({ shop, agent: amy, roles: ['agent'] })],
    ['GET /v1/session', () => Response.json({ shop, agent: amy, roles: ['agent'] })],
    ['DELETE /v1/session', () => new Response(null, { status: 204 })],
    ['POST /v1/session/ticket', () => Response.json({ ticket: `ticket-${String(++tickets)}`, expiresAt: 1 })],
  ]);
  const client = createAgentClient({
    server: 'https://desk.example',
    platform: {
      clock,
      random: () => 0.5,
      WebSocket: sockets.WebSocket,
      indexedDB: null,
      storage: null,
      locks: null,
      fetch: async (url, { method, credentials, body }) => {
        const call = `${String(method)} ${new URL(url).pathname}`;
        calls.push({
          call,
          credentials,
          body: typeof body === 'string' ? JSON.parse(body) : (body ?? undefined),
        });
        return Promise.resolve(answers.get(call)?.() ?? new Response('', { status: 404 }));
      },
    },
  });
  return {
    client,
    clock,
    calls,
    answers,
    async welcome(frame = {}) {
      const pair = await sockets.next();
      pair.accept();
      pair.tell({
        type: 'welcome',
        v: 1,
        position: { epoch: 'e', seq: 10 },
        resumed: false,
        me: { kind: 'agent', ...amy, status: 'offline' },
        shop,
        now: clock.now(),
        snapshot: {
          conversations: [],
          agents: [
            { ...amy, status: 'offline' },
            { id: 'bo', name: 'Bo', status: 'online' },
          ],
        },
        ...frame,
      });
      pair.flushToClient();
      await clock.advance(0);
      return pair;
    },
  };
}

describe('the session', () => {
  test('signing in and out, with the cookie', async () => {
    const { client, calls, answers } = workbench();
    const session = await client.signIn({ account: 'demo:amy', password: 'secret' });
    expect(session).toEqual({ shop, agent: amy, roles: ['agent'] });
    expect(calls).toEqual([
      { call: 'POST /v1/session', credentials: 'include', body: { account: 'demo:amy', password: 'secret' } },
    ]);
    expect((await client.session())?.agent).toEqual(amy);
    const refuse = (code: 'UNAUTHENTICATED' | 'BAD_CREDENTIALS' | 'NOT_CS_ACCOUNT') => () =>
      Response.json({ error: shopbellError(code).toWire() }, { status: 401 });
    answers.set('GET /v1/session', refuse('UNAUTHENTICATED'));
    await expect(client.session()).resolves.toBeUndefined();
    for (const code of ['BAD_CREDENTIALS', 'NOT_CS_ACCOUNT'] as const) {
      answers.set('POST /v1/session', refuse(code));
      const error: unknown = await client
        .signIn({ account: 'demo:amy', password: 'x' })
        .catch((e: unknown) => e);
      expect(isShopbellError(error, code)).toBe(true);
    }
  });

  test('another password of one’s own; a session that has to set one says so', async () => {
    const { client, calls, answers } = workbench();
    answers.set('GET /v1/session', () =>
      Response.json({ shop, agent: amy, roles: ['agent'], mustChangePassword: true }),
    );
    expect((await client.session())?.mustChangePassword).toBe(true);
    answers.set('PUT /v1/session/password', () => Response.json({ shop, agent: amy, roles: ['agent'] }));
    const change = { current: 'shopbell', password: 'a better horse' };
    expect(await client.changePassword(change)).toEqual({ shop, agent: amy, roles: ['agent'] });
    expect(calls.at(-1)).toEqual({
      call: 'PUT /v1/session/password',
      credentials: 'include',
      body: change,
    });
    answers.set('GET /v1/session', () =>
      Response.json({ shop, agent: amy, roles: ['agent'], mustChangePassword: 'yes' }),
    );
    await expect(client.session()).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  });

  test('each socket gets a ticket of its own; without a session it ends', async () => {
    const { client, clock, welcome, answers } = workbench();
    void client.connect();
    const first = await welcome();
    expect(first.take()).toEqual({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: 'ticket-1' } });
    first.cut();
    await clock.advance(1_000);
    const second = await welcome({ resumed: true });
    expect(second.take()).toMatchObject({ auth: { ticket: 'ticket-2' }, since: { epoch: 'e', seq: 10 } });
    answers.set('POST /v1/session/ticket', () =>
      Response.json({ error: shopbellError('UNAUTHENTICATED').toWire() }, { status: 401 }),
    );
    const errors: unknown[] = [];
    client.on('error', ({ code }) => errors.push(code));
    second.cut();
    await clock.advance(1_000);
    expect([client.connection, errors]).toEqual(['closed', ['UNAUTHENTICATED']]);
  });

  test('a connection that the server closes while it signs the agent out is no error', async () => {
    const { client, welcome, answers } = workbench();
    void client.connect();
    const pair = await welcome();
    const errors: unknown[] = [];
    client.on('error', ({ code }) => errors.push(code));
    answers.set('DELETE /v1/session', () => {
      pair.server.close(4015, 'signedOut');
      return new Response(null, { status: 204 });
    });
    await client.signOut();
    expect([client.connection, errors]).toEqual(['closed', []]);
  });

  test('signing out forgets everything, and the next one to sign in starts afresh', async () => {
    const { client, clock, welcome } = workbench();
    void client.connect();
    await welcome();
    await client.signOut();
    expect([client.connection, client.me, client.agents, client.conversations.size]).toEqual([
      'closed',
      undefined,
      [],
      0,
    ]);
    const ready: string[] = [];
    client.on('ready', ({ me }) => ready.push(me.name));
    void client.connect();
    const pair = await welcome({ me: { kind: 'agent', id: 'bo', name: 'Bo', status: 'online' } });
    expect(pair.take()).toEqual({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: 'ticket-2' } });
    await clock.advance(0);
    expect(ready).toEqual(['Bo']);
  });

  test('somebody else signed in, in another tab: what is resumed is not theirs, so they start afresh', async () => {
    const { client, clock, welcome } = workbench();
    void client.connect();
    (await welcome()).cut();
    await clock.advance(1_000);
    const bo = { kind: 'agent', id: 'bo', name: 'Bo', status: 'online' } as const;
    await welcome({ resumed: true, me: bo });
    expect(client.connection).toBe('offline');
    await clock.advance(1_000);
    const third = await welcome({ me: bo });
    expect(third.take()).toEqual({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: 'ticket-3' } });
    expect([client.connection, client.me?.name]).toEqual(['online', 'Bo']);
  });
});

describe('roster, status and figures', () => {
  test('follow the feed', async () => {
    const { client, welcome } = workbench();
    const told: unknown[] = [];
    client.on('status', (status) => told.push(status));
    client.on('figures', ({ receptions }) => told.push(receptions));
    client.on('roster', (roster) => told.push(roster.map(({ status }) => status).join()));
    void client.connect();
    const pair = await welcome();
    expect(told).toEqual(['offline,online', 'offline']);
    told.length = 0;
    const setting = client.setStatus('online');
    await Promise.resolve();
    pair.take();
    const request = pair.take();
    expect(request).toMatchObject({ type: 'request', method: 'status.set', params: { status: 'online' } });
    const event = (seq: number, agentId: string, status: 'online' | 'away') =>
      pair.tell({
        type: 'event',
        seq,
        after: seq - 1,
        event: { type: 'agent.status-changed', at: 1, agentId, status },
      });
    event(11, 'amy', 'online');
    pair.tell({ type: 'reply', id: request?.type === 'request' ? request.id : '', result: {} });
    // Of oneself only events tell, which are in order with everything else.
    const colleagues = [
      { id: 'amy', name: 'Amy', status: 'away' },
      { id: 'bo', name: 'Bo', status: 'away' },
      { id: 'cai', name: 'Cai', status: 'offline' },
    ] as const;
    pair.tell({ type: 'roster', agents: [...colleagues] });
    pair.tell({ type: 'roster', agents: [], configured: [] });
    pair.tell({
      type: 'figures',
      figures: { day: '2026-05-04', receptions: 3, averageResponseSeconds: null },
    });
    pair.flushToClient();
    await setting;
    expect(told).toEqual(['online,online', 'online', 'online,away,offline', 3]);
    expect(client.me?.status).toBe('online');
    expect(client.figures?.day).toBe('2026-05-04');
  });

  test('a colleague who was configured is to be read again; many at once, all of them', async () => {
    const { client, welcome } = workbench();
    const told: unknown[] = [];
    client.on('setup', (change) => told.push(change));
    void client.connect();
    const pair = await welcome();
    const bo = { id: 'bo', name: '阿博', status: 'online' } as const;
    pair.tell({ type: 'roster', agents: [bo], configured: ['bo'] });
    pair.tell({ type: 'roster', agents: [{ ...amy, status: 'offline' }, bo], configured: ['amy', 'bo'] });
    pair.flushToClient();
    expect(told).toEqual([{ what: 'agent', id: 'bo' }, { what: 'agent' }]);
    expect(client.agents.find(({ id }) => id === 'bo')?.name).toBe('阿博');
  });

  test('a conversation that was given to this agent joins whole; its unread messages are the customer’s', async () => {
    const { client, welcome } = workbench();
    void client.connect();
    const pair = await welcome();
    const message = {
      kind: 'message',
      id: 'm',
      seq: 12,
      at: 1,
      author: { kind: 'customer', id: 'c' },
      text: '在吗',
    };
    pair.tell({
      type: 'event',
      seq: 13,
      after: 10,
      event: {
        type: 'conversation.joined',
        conversationId: 'k',
        at: 1,
        conversation: {
          id: 'k',
          scope: { page: 'product', sku: 'A-1', channel: 'web' },
          customer: { id: 'c' },
          state: 'assigned',
          openedAt: 1,
          group: { id: 'g', name: 'G' },
          agent: amy,
          lastSeq: 13,
          seen: { customer: 12, agent: 0 },
          items: [message],
          more: false,
        },
      },
    });
    pair.flushToClient();
    expect(client.conversations.get('k')?.scope.sku).toBe('A-1');
    expect(client.unread).toBe(1);
    client.markSeen('k', 13);
    expect(client.unread).toBe(0);
  });

  test('unread is what this agent has to answer: nothing that colleagues have, and nothing that is over', async () => {
    const { client, welcome } = workbench();
    const counts: number[] = [];
    void client.connect();
    const pair = await welcome();
    client.on('unread', (count) => counts.push(count));
    let seq = 10;
    const tell = (event: object) => {
      pair.tell({ type: 'event', seq: seq + 1, after: seq, event: { at: 1, ...event } });
      seq += 1;
      pair.flushToClient();
    };
    const bo = { id: 'bo', name: '阿博' };
    const joined = (id: string, state: string, agent: object | undefined, more: object = {}) => {
      const author = { kind: 'customer', id: 'c' };
      const message = { kind: 'message', id: `m-${id}`, seq: seq + 1, at: 1, author, text: '在吗' };
      const conversation = {
        ...{ id, state, agent, openedAt: 1, lastSeq: seq + 1, more: false },
        ...{ scope: { page: 'shop', channel: 'web' }, customer: { id: 'c' }, items: [message] },
        ...{ seen: { customer: seq + 1, agent: 0 }, ...more },
      };
      tell({ type: 'conversation.joined', conversationId: id, conversation });
    };
    joined('watched', 'assigned', bo, { supervisors: [{ agent: amy, how: 'joined' }] });
    joined('over', 'ended', amy);
    joined('waiting', 'queued', undefined);
    expect(client.unread).toBe(0);
    joined('mine', 'assigned', amy);
    joined('left', 'leave-message', amy);
    expect(client.unread).toBe(2);
    // She takes over what she watched, and a colleague what was hers.
    const passed = { from: amy, group: { id: 'g', name: 'G' } };
    tell({ type: 'conversation.transferred', conversationId: 'watched', ...passed, from: bo, agent: amy });
    expect(client.unread).toBe(3);
    tell({ type: 'conversation.transferred', conversationId: 'mine', ...passed, agent: bo });
    tell({ type: 'conversation.ended', conversationId: 'left', by: 'customer' });
    expect(counts).toEqual([1, 2, 3, 2, 1]);
  });
});

test('files and cards are sent by the session’s cookie, and read by it', async () => {
  const { client, clock, calls, answers, welcome } = workbench();
  const file = { id: 'f-1', name: 'a.png', type: 'image/png', size: 1 };
  answers.set('POST /v1/files', () => Response.json(file, { status: 201 }));
  answers.set('GET /v1/files/f-1', () => new Response('x', { headers: { 'content-type': 'image/png' } }));
  void client.connect();
  const pair = await welcome();
  client.send('c', {
    files: [new File(['x'], 'a.png', { type: 'image/png' })],
    card: { kind: 'product', id: 'A' },
  });
  await vi.dynamicImportSettled();
  await clock.advance(0);
  const sent: unknown[] = pair.toServer.map((text) => JSON.parse(text) as unknown);
  expect(sent).toContainEqual(
    expect.objectContaining({
      method: 'message.send',
      params: {
        conversationId: 'c',
        clientId: client.outgoing('c')[0]?.clientId,
        files: ['f-1'],
        card: { kind: 'product', id: 'A' },
      },
    }),
  );
  expect(await (await client.file('f-1')).text()).toBe('x');
  expect(
    calls.filter(({ call }) => call.includes('/v1/files')).map(({ credentials }) => credentials),
  ).toEqual(['include', 'include']);
  client.destroy();
});

test('a note is a new one each time, unless it is given the same client id again', async () => {
  const { client, clock, welcome } = workbench();
  void client.connect();
  const pair = await welcome();
  const given = [undefined, undefined, { clientId: 'n-1' }, { clientId: 'n-1' }];
  for (const options of given) client.addNote('c', '备注', options).catch(() => undefined);
  await clock.advance(0);
  const params = pair.toServer
    .map((text) => JSON.parse(text) as { method?: string; params: { clientId: string } })
    .filter(({ method }) => method === 'note.add')
    .map(({ params }) => params);
  expect(params).toHaveLength(4);
  expect(params[0]).toEqual({ conversationId: 'c', clientId: expect.any(String) as string, text: '备注' });
  expect(params[1]?.clientId).not.toBe(params[0]?.clientId);
  expect(params.slice(2).map(({ clientId }) => clientId)).toEqual(['n-1', 'n-1']);
  client.destroy();
});

test('a recall asks for the very message, and says why it came too late', async () => {
  const { client, clock, welcome } = workbench();
  void client.connect();
  const pair = await welcome();
  /** What was asked last, once it is on its way. */
  const asked = async () => {
    await clock.advance(0);
    const frames = pair.toServer.map((text) => JSON.parse(text) as { id: string; method?: string });
    return frames.findLast(({ method }) => method === 'message.recall');
  };
  const done = client.recall('c', 'm');
  const first = await asked();
  expect(first).toMatchObject({ params: { conversationId: 'c', messageId: 'm' } });
  pair.tell({ type: 'reply', id: first?.id ?? '', result: { seq: 9, at: 1 } });
  pair.flushToClient();
  await expect(done).resolves.toBeUndefined();
  const late = client.recall('c', 'm2');
  const error = shopbellError('RECALL_TOO_LATE', { limit: deskLimits.recall }).toWire();
  pair.tell({ type: 'reply', id: (await asked())?.id ?? '', error });
  pair.flushToClient();
  await expect(late).rejects.toMatchObject({ code: 'RECALL_TOO_LATE', details: { limit: 120_000 } });
  client.destroy();
});

test('of a customer who was erased no word is held any more, and of others everything', async () => {
  const { client, welcome, clock } = workbench();
  void client.connect();
  const scope = { page: 'shop', channel: 'web' } as const;
  const card = { kind: 'product', id: '1', verified: true } as const;
  const said = (id: string, customer: string) =>
    ({
      ...{ id, scope, state: 'ended', openedAt: 1, endedAt: 9, lastSeq: 9, more: false },
      customer: { id: customer, name: '林 secret', subject: 'u-secret' },
      seen: { customer: 9, agent: 9 },
      rating: { grade: 4, at: 8, comment: 'secret' },
      items: [
        {
          ...{ kind: 'message', id: `m-${id}`, seq: 1, at: 1, author: { kind: 'customer', id: customer } },
          ...{ text: 'secret', card, files: [{ id: 'f', name: 'secret.png', type: 'image/png', size: 1 }] },
        },
        {
          ...{ kind: 'notice', seq: 2, at: 2 },
          notice: { kind: 'transferred', from: amy, agent: amy, group: amy, note: 'secret' },
        },
        {
          kind: 'notice',
          seq: 3,
          at: 3,
          notice: { kind: 'scope', scope, card: { ...card, title: 'secret' } },
        },
      ],
    }) as const;
  const conversations = [said('c', 'lin'), said('d', 'sun')].map((one) => structuredClone(one) as never);
  const author = { kind: 'customer', id: 'before', name: 'secret' } as const;
  const newest = { kind: 'message', id: 'g1', seq: 4, at: 4, author, number: 1, text: 'secret' } as const;
  const group = {
    ...{ id: 'g', kind: 'customers', name: '群', members: [{ kind: 'agent', ...amy }] },
    ...{ count: 1, seen: 1, lastSeq: 4, lastMessageAt: 4, newest },
  } as const;
  const pair = await welcome({
    snapshot: { conversations, agents: [], customerGroups: [structuredClone(group) as never] },
  });
  const erased = vi.fn();
  client.on('erased', erased);
  const event = { type: 'customer.erased', at: 9, customerIds: ['lin', 'before'] } as const;
  pair.tell({ type: 'event', seq: 11, after: 10, event: { ...event, customerIds: [...event.customerIds] } });
  pair.flushToClient();
  await clock.advance(0);
  expect(erased).toHaveBeenCalledWith(['lin', 'before']);
  const held = client.conversations.get('c');
  expect(JSON.stringify(held)).not.toContain('secret');
  expect(held).toMatchObject({ customer: { id: 'lin', erased: true }, rating: { grade: 4 } });
  expect(held?.items).toMatchObject([
    { seq: 1, text: '', recalled: true },
    { seq: 2, notice: { kind: 'transferred' } },
    { seq: 3, notice: { kind: 'scope', scope } },
  ]);
  expect(client.conversations.get('d')).toMatchObject(said('d', 'sun'));
  const told = client.customerGroups.all.get('g')?.newest;
  expect(told).toMatchObject({ text: '', erased: true });
  expect(JSON.stringify(told)).not.toContain('secret');
  client.destroy();
});

test('a server that takes a call and never answers it is waited for half a minute', async () => {
  const clock = new TestClock();
  const client = createAgentClient({
    server: 'https://desk.example',
    platform: {
      clock,
      storage: null,
      fetch: (_url, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new DOMException('aborted', 'AbortError'));
          });
        }),
    },
  });
  const asked = [client.signIn({ account: 'demo:amy', password: 'x' }), client.session(), client.signOut()];
  const ended = Promise.allSettled(asked);
  await clock.advance(30_000);
  const timeout = { status: 'rejected', reason: { code: 'TIMEOUT', retry: true } };
  expect(await ended).toMatchObject([timeout, timeout, timeout]);
  client.destroy();
});
