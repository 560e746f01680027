import { isShopbellError, type DetailsOf, type ShopbellError } from '@shopbell/sdk/model';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask, foreignShop, keyOf, managedShop, type Asked, type Asker } from './support/admin.ts';
import { appHost, type Host } from './support/host.ts';

type Issue = DetailsOf<'INVALID_ARGUMENT'>['issues'][number];
const extras = ['a1', 'a2', 'a3', 'a4', 'a5'];

async function office(): Promise<{ host: Host; boss: Asker }> {
  const host = await appHost();
  const boss = await managedShop(host);
  const { admin } = host.app;
  for (const agentId of extras)
    await admin.submit(host.shopId, { type: 'agent.add', agentId, name: agentId });
  await admin.createGroup({
    shopId: host.shopId,
    groupId: 'mine',
    name: '我的组',
    skus: ['7'],
    members: [{ agentId: 'bo' }],
  });
  return { host, boss };
}

/** Every reason that a refusal tells, which it must be. */
async function reasons(host: Host, who: Asker, path: string, asked: Asked): Promise<Issue[]> {
  const response = await ask(host, who, path, asked);
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { code: string; details: { issues: Issue[] } } };
  expect(error.code).toBe('INVALID_ARGUMENT');
  return error.details.issues;
}

const paths = (issues: readonly Issue[]): string[] => issues.map(({ path }) => path).sort();

it.each([
  ['/accounts', 'POST'],
  ['/api-keys', 'POST'],
  ['/customer-keys', 'POST'],
  ['/groups', 'POST'],
  ['/groups/mine', 'PATCH'],
  ['/agents/amy', 'PATCH'],
  ['/desk', 'PATCH'],
  ['/robot', 'PUT'],
  ['/knowledge', 'PUT'],
  ['/statistics/settings', 'PUT'],
])('%s %s with a body that is no object is refused as such', async (path, method) => {
  const { host, boss } = await office();
  for (const body of [[], '"x"', 7, null])
    expect(await reasons(host, boss, path, { method, body })).not.toEqual([]);
});

it('RT-02 RT-05 RT-13 what no schema lets through and what the desk has against the rest is told at once', async () => {
  const { host, boss } = await office();
  const before = JSON.stringify(await host.app.admin.routing.groups(host.shopId));
  const body = {
    name: '售前咨询',
    pages: ['order', 'product', 'basket'],
    skus: ['8', ' 1001 ', 5, 'x'.repeat(129), '1001'],
    members: [
      { agentId: 'amy', weight: 2.5 },
      { agentId: 'nobody', weight: 11 },
      { agentId: 'no id!', weight: -1 },
      { agentId: 'bo', weight: 'six' },
      { agentId: 'amy' },
    ],
    enabled: 'yes',
  };
  const issues = await reasons(host, boss, '/groups', { body });
  expect(paths(issues)).toEqual([
    'enabled',
    'members.0.weight',
    'members.1.agentId',
    'members.1.weight',
    'members.2.agentId',
    'members.2.weight',
    'members.3.weight',
    'members.4.agentId',
    'name',
    'pages.1',
    'pages.2',
    'skus.1',
    'skus.2',
    'skus.3',
    'skus.4',
  ]);
  const told = Object.fromEntries(issues.map(({ path, message }) => [path, message]));
  expect(told['name']).toBe('NAME_TAKEN');
  expect(told['members.0.weight']).toBe('WEIGHT_OUT_OF_RANGE');
  expect(told['members.1.agentId']).toBe('NOT_FOUND {"what":"agent"}');
  expect(told['skus.1']).toBe(
    'SCOPE_TAKEN {"taken":[{"value":"1001","groupId":"tents","groupName":"帐篷专家"}]}',
  );
  expect(told['pages.1']).toContain('售前咨询');
  const edited = await reasons(host, boss, '/groups/mine', { method: 'PATCH', body });
  expect(paths(edited)).toEqual(paths(issues));
  expect(JSON.stringify(await host.app.admin.routing.groups(host.shopId))).toBe(before);
});

it('RT-02 what is only half given is judged with the half that stays', async () => {
  const { host, boss } = await office();
  const edit = (body: unknown) => reasons(host, boss, '/groups/mine', { method: 'PATCH', body });
  // Without its SKU the group has nothing left; with its SKU it has.
  expect(paths(await edit({ skus: [], name: 5 }))).toEqual(['name', 'scopes']);
  expect(paths(await edit({ pages: [], name: 5 }))).toEqual(['name']);
  // What cannot be read at all is one fault, and no reason to say that nothing is there.
  expect(paths(await edit({ skus: 'all', members: [] }))).toEqual(['members', 'skus']);
});

it('one reason alone keeps its own code', async () => {
  const { host, boss } = await office();
  const member = { agentId: 'bo', weight: 11 };
  const response = await ask(host, boss, '/groups/mine', { method: 'PATCH', body: { members: [member] } });
  expect(await response.json()).toMatchObject({ error: { code: 'WEIGHT_OUT_OF_RANGE' } });
});

it('LM-05 LM-11 RT-43 settings and agents: every reason, and nothing of what depends on what cannot be read', async () => {
  const { host, boss } = await office();
  const settings = {
    leaveMessageTickMs: 59_000,
    queueMax: 'many',
    idleEndMs: 'never',
    idleWarningMs: 900_000,
    leaveMessageMode: 'all',
    leaveMessageAgentIds: ['amy', 'nobody', 'no id!'],
    autoReplies: { first: 5, away: ' ' },
  };
  expect(paths(await reasons(host, boss, '/desk', { method: 'PATCH', body: settings }))).toEqual([
    'autoReplies.away',
    'autoReplies.first',
    'idleEndMs',
    'leaveMessageAgentIds.1',
    'leaveMessageAgentIds.2',
    'leaveMessageMode',
    'leaveMessageTickMs',
    'queueMax',
  ]);
  const agent = { name: ' ', receiving: 'yes', capacity: -1 };
  expect(paths(await reasons(host, boss, '/agents/amy', { method: 'PATCH', body: agent }))).toEqual([
    'capacity',
    'name',
    'receiving',
  ]);
});

it('accounts and keys: what is taken, over or nobody’s is told with what is malformed', async () => {
  const { host, boss } = await office();
  const account = { name: 'amy', displayName: '', password: 'short', roles: ['king'] };
  const issues = await reasons(host, boss, '/accounts', { body: account });
  expect(paths(issues)).toEqual(['displayName', 'name', 'password', 'roles.0']);
  expect(issues.find(({ path }) => path === 'name')?.message).toBe('ALREADY_EXISTS');
  const last = { roles: ['agent'], password: 'x' };
  expect(paths(await reasons(host, boss, '/accounts/boss', { method: 'PATCH', body: last }))).toEqual([
    'password',
    'roles',
  ]);
  const key = { name: '', scopes: ['agent'], agentId: 'boss', expiresAt: 1 };
  expect(paths(await reasons(host, boss, '/api-keys', { body: key }))).toEqual([
    'agentId',
    'expiresAt',
    'name',
  ]);
  const pem = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----';
  const known = { kid: 'a b', alg: 'ES256', publicKey: pem, expiresAt: 1 };
  expect(paths(await reasons(host, boss, '/customer-keys', { body: known }))).toEqual([
    'expiresAt',
    'kid',
    'publicKey',
  ]);
});

it('RB-02 RB-03 knowledge, robot and statistics: repeats and needs are told with what is malformed', async () => {
  const { host, boss } = await office();
  const answer = { intent: 'size', answer: '看表' };
  await ask(host, boss, '/knowledge/intent-answer/size', { method: 'PUT', body: answer });
  const lists = {
    faq: [
      { id: 'a', question: '', answer: 'x' },
      { id: 'a', question: 'q', answer: 'x' },
    ],
    intentAnswers: [answer, { ...answer, answer: 5 }, { ...answer, sku: '' }],
  };
  expect(paths(await reasons(host, boss, '/knowledge', { method: 'PUT', body: lists }))).toEqual([
    'faq.0.question',
    'faq.1.id',
    'intentAnswers.1.answer',
    'intentAnswers.1.intent',
    'intentAnswers.2.sku',
  ]);
  const twice = { ...answer, needsAgent: 'maybe' };
  expect(
    paths(await reasons(host, boss, '/knowledge/intent-answer/other', { method: 'PUT', body: twice })),
  ).toEqual(['intent', 'needsAgent']);
  const robot = { categories: [5], provider: { kind: 'http', url: 'https://robot.example/ask' } };
  expect(paths(await reasons(host, boss, '/robot', { method: 'PUT', body: robot }))).toEqual([
    'categories.0',
    'provider.secret',
  ]);
  const figures = { from: '2001-01-01', currency: 'yuan', settings: { autoReply: { symbol: 'a' } } };
  expect(paths(await reasons(host, boss, '/statistics/settings', { method: 'PUT', body: figures }))).toEqual([
    'currency',
    'from',
    'settings.autoReply.symbol',
  ]);
});

it('a row of a batch tells what is malformed and what lies ahead', async () => {
  const { host } = await office();
  const erp = await keyOf(host, ['catalogue']);
  const row = { id: '1', updatedAt: host.clock.now() + 9e10, title: 5 };
  const response = await ask(host, erp, '/products', { body: { rows: [row] } });
  const { refused } = (await response.json()) as {
    refused: { error: { details: { issues: Issue[] } } }[];
  };
  expect(paths(refused[0]?.error.details.issues ?? [])).toEqual(['title', 'updatedAt']);
});

it('whoever may not change a group learns nothing of what the desk has against it', async () => {
  const { host } = await office();
  const body = { name: 5, skus: ['1001'], members: [] };
  const erp = await keyOf(host, ['catalogue']);
  expect((await ask(host, erp, '/groups', { body })).status).toBe(403);
  const foreign = await keyOf(host, ['admin'], await foreignShop(host));
  const issues = await reasons(host, foreign, '/groups', { body });
  expect(JSON.stringify(issues)).not.toContain('帐篷专家');
});

it('thousands of faults are counted beyond those that are named', async () => {
  const { host, boss } = await office();
  const body = { name: '新', members: [{ agentId: 'bo' }], skus: Array.from({ length: 5000 }, () => 5) };
  const issues = await reasons(host, boss, '/groups', { body });
  expect(issues).toHaveLength(201);
  expect(issues.at(-1)).toEqual({ path: '', message: 'and 4800 more' });
});

/** A value, and whether it is a fault where it stands. */
const bad = <T>(value: T) => ({ value, bad: true });
const good = <T>(value: T) => ({ value, bad: false });

const name = fc.constantFrom(good('新名'), bad('x'.repeat(101)), bad(' '), bad('售前咨询'), bad(7));
const page = fc.constantFrom(good('order'), bad('product'), bad('basket'), bad(null));
const sku = fc.constantFrom(good('8'), good('9'), bad('1001'), bad('x'.repeat(129)), bad(5), bad(''));
const weight = fc.constantFrom(good(0), good(10), bad(2.5), bad(11), bad('six'));
const agent = fc.constantFrom(good('known'), bad('nobody'), bad('no id!'), bad(3));
const flag = fc.constantFrom(good(true), bad('no'), bad(3));
const planted = fc.record({
  name,
  pages: fc.array(page, { minLength: 1, maxLength: 4 }),
  skus: fc.array(sku, { minLength: 1, maxLength: 6 }),
  members: fc.array(fc.record({ agent, weight }), { minLength: 1, maxLength: extras.length }),
  overflow: flag,
  enabled: flag,
});

it('RT-02 for any faults planted in a change of a group exactly their places come back, and nothing is changed', async () => {
  const { host } = await office();
  const { routing } = host.app.admin;
  const before = JSON.stringify(await routing.groups(host.shopId));
  await fc.assert(
    fc.asyncProperty(planted, fc.boolean(), async ({ pages, skus, members, ...rest }, isNew) => {
      const named = (n: number, value: unknown) => (value === 'known' ? extras[n] : value);
      const change = {
        ...Object.fromEntries(Object.entries(rest).map(([key, { value }]) => [key, value])),
        pages: pages.map(({ value }) => value),
        skus: skus.map(({ value }) => value),
        // Whoever is unknown is another one in each place: naming one twice is a fault of its own.
        members: members.map((one, n) => ({
          agentId: one.agent.value === 'nobody' ? `nobody${String(n)}` : named(n, one.agent.value),
          weight: one.weight.value,
        })),
      };
      const expected = [
        ...Object.entries(rest).flatMap(([key, planted]) => (planted.bad ? key : [])),
        ...pages.flatMap((one, n) => (one.bad ? `pages.${String(n)}` : [])),
        ...skus.flatMap((one, n) => (one.bad ? `skus.${String(n)}` : [])),
        ...members.flatMap((one, n) => [
          ...(one.agent.bad ? [`members.${String(n)}.agentId`] : []),
          ...(one.weight.bad ? [`members.${String(n)}.weight`] : []),
        ]),
      ];
      fc.pre(expected.length > 1);
      const asked = isNew
        ? routing.createGroup(host.shopId, change as never)
        : routing.editGroup(host.shopId, 'mine', change as never);
      const error = await asked.catch((thrown: unknown) => thrown);
      expect(error).toSatisfy((thrown) => isShopbellError(thrown, 'INVALID_ARGUMENT'));
      expect(paths((error as ShopbellError<'INVALID_ARGUMENT'>).details.issues)).toEqual(expected.sort());
      expect(JSON.stringify(await routing.groups(host.shopId))).toBe(before);
    }),
    { numRuns: 300 },
  );
});
