import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  methods,
  type ApiKeyGrant,
  type ChangedThing,
  type Method,
  type SettingChange,
  type Ticket,
} from '@shopbell/sdk/model';
import { expect, it, onTestFinished } from 'vitest';
import { commandNames, commandOf } from '../src/cli/admin/commands.ts';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { ask, askFor, bearer, managedShop, type Asker } from './support/admin.ts';
import { keyPair } from './support/customerJwt.ts';
import { appHost, type Host } from './support/host.ts';
import { agent, customer, enter, greet, password, postJson, type Connected } from './support/shop.ts';

/*
 * Decision 25: no setting of a shop changes without an entry that says who, what and from what to what. What may change
 * something is enumerated here from what the server itself says that there is: a route, a method or a command that is new
 * fails until it is named below, with a change that leaves its entry, or among those that change no setting.
 */

const newestOf = async (storage: Storage, shopId: string) =>
  (await storage.listChanges(shopId, { limit: 1 }))[0];

/** Does something, and answers with the one entry that it left. */
async function entryOf(storage: Storage, shopId: string, change: () => Promise<unknown>) {
  const before = (await newestOf(storage, shopId))?.seq ?? 0;
  await change();
  const entry = await newestOf(storage, shopId);
  expect(entry?.seq).toBe(before + 1);
  expect(JSON.parse(entry?.fields ?? '[]')).not.toEqual([]);
  return entry;
}

const robot = {
  categories: ['背包'],
  provider: { kind: 'http', url: 'https://robot.example/ask', secret: 'a-secret-of-the-robot' },
};
const list = { name: '月报', kind: 'comparison', figures: ['received'] };
const agentFact = { type: 'agent', id: 'f1', at: 1_777_600_000_000, agentId: 'zoe', from: '2026-05-01' };

/** A change over each route that is not for reading, in an order in which they work; `{…}` is filled in as it goes. */
const changing: readonly (readonly [call: string, what: ChangedThing, body?: unknown, version?: number])[] = [
  ['PATCH /shop', 'shop', { origins: ['https://new.example'] }, 1],
  ['PATCH /desk', 'settings', { queueMax: 7, autoReplies: { first: '您好' } }],
  ['POST /groups', 'group', { name: '新', pages: ['order'], members: [{ agentId: 'bo' }] }],
  ['PATCH /groups/presale', 'group', { overflow: true }],
  ['PATCH /agents/amy', 'agent', { capacity: 3 }],
  ['POST /accounts', 'account', { name: 'new', displayName: '新', password: 'secret 1', roles: ['agent'] }],
  ['PATCH /accounts/bo', 'account', { password: 'secret 2', disabled: true }],
  ['POST /api-keys', 'api-key', { name: 'ERP', scopes: ['catalogue'] }],
  ['DELETE /api-keys/{made}', 'api-key'],
  ['POST /customer-keys', 'customer-key', { kid: 'k1', alg: 'ES256' }],
  ['DELETE /customer-keys/k1', 'customer-key'],
  ['PUT /hours', 'hours', { hours: { weekly: [{ day: 1, from: '09:00', to: '18:00' }] } }, 0],
  ['PUT /groups/tents/hours', 'hours', { hours: { weekly: [] } }, 0],
  ['PUT /knowledge/faq/rain', 'knowledge', { question: '漏吗？', answer: '不漏' }],
  ['PUT /knowledge/recommendation/r', 'knowledge', { title: '新品', url: 'https://shop.example/new' }],
  ['PUT /knowledge/robot-entry/e', 'knowledge', entryOfRobot()],
  [
    'PUT /knowledge/intent-answer/shipping-fee',
    'knowledge',
    { intent: 'shipping-fee', answer: '满 99 包邮' },
  ],
  ['PUT /knowledge', 'knowledge', { faq: [{ id: 'rain', question: '漏吗？', answer: '不' }] }],
  ['DELETE /knowledge/faq/rain', 'knowledge'],
  ['PUT /robot', 'robot', robot],
  ['PUT /statistics/settings', 'statistics', { currency: 'USD' }],
  ['PUT /statistics/settings', 'statistics', { settings: { autoReply: { symbol: '~' } } }],
  ['PUT /statistics/agents/amy', 'statistics-agent', { accountType: 'aftersale' }],
  ['POST /facts', 'statistics-agent', { facts: [agentFact] }],
  ['PUT /custom-reports/r1', 'custom-report', list],
  ['DELETE /custom-reports/r1', 'custom-report'],
  ['PUT /salary-templates/t1', 'salary-template', { name: '底薪', formula: '3000' }],
  ['DELETE /salary-templates/t1', 'salary-template'],
  ['DELETE /blocked/{blocked}', 'blocked-customer'],
  ['DELETE /customers/{erased}', 'customer'],
  ['DELETE /groups/tents', 'group'],
];

function entryOfRobot() {
  return { kind: 'after-sale', question: '尺码', keywords: '尺码,大小', answer: '请看尺码表。' };
}

/** Routes that write and change no setting: what a shop's back end tells, who signs in, what is said. */
const noSettings = [
  'post /v1/customer/token',
  'delete /v1/customer/token',
  'post /v1/session',
  'delete /v1/session',
  'delete /v1/sessions',
  'post /v1/session/ticket',
  'post /v1/admin/products',
  'post /v1/admin/orders',
  'post /v1/admin/parcels',
  'post /v1/admin/notices',
  'post /v1/admin/routing/preview',
  'post /v1/admin/routing/simulation',
  'post /v1/files',
  'post /v1/stream',
  'post /v1/stream/frames',
];

async function writingRoutes(host: Host): Promise<string[]> {
  const response = await host.fetch('/v1/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, ways]) =>
    Object.keys(ways).flatMap((way) => (way === 'get' ? [] : `${way} ${path}`)),
  );
}

/** Which of the routes a call goes to. */
function routeOf(routes: readonly string[], call: string): string | undefined {
  const [method = '', path = ''] = call.split(' ');
  const asked = `${method.toLowerCase()} /v1/admin${path}`;
  const covers = (route: string): boolean =>
    new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked.replace(/[{}]/g, ''));
  return routes.find(covers);
}

it('every route that is not for reading leaves an entry, or is known to change no setting', async () => {
  const host = await appHost();
  const boss = await managedShop(host);
  const { pem } = await keyPair('ES256');
  const places: Record<string, string> = { '{blocked}': 'rude', '{erased}': 'erased' };
  await host.app.admin.submit(host.shopId, {
    type: 'customer.block',
    customerId: 'rude',
    agentId: 'amy',
    reason: '广告',
  });
  await host.storage.putIdentity({ shopId: host.shopId, subject: 'u', customerId: 'erased' });
  const routes = await writingRoutes(host);
  const tried = new Set(noSettings);
  for (const [call, what, body, version] of changing) {
    tried.add(routeOf(routes, call) ?? `unknown: ${call}`);
    const [method = '', path = ''] = call.split(' ');
    const given = path === '/customer-keys' ? { ...(body as object), publicKey: pem } : body;
    const entry = await entryOf(host.storage, host.shopId, async () => {
      const asked = path.replace(/\{\w+\}/, (place) => places[place] ?? place);
      const headers = version === undefined ? {} : { 'If-Match': `"${String(version)}"` };
      const response = await ask(host, boss, asked, { method, body: given, headers });
      const text = await response.text();
      expect([call, response.status < 300 ? 'done' : text]).toEqual([call, 'done']);
      places['{made}'] = text === '' ? '' : String((JSON.parse(text) as { id?: unknown }).id);
    });
    expect([call, entry]).toMatchObject([call, { what, by: 'account:boss', byName: '店长' }]);
  }
  tried.add('put /v1/session/password');
  const change = postJson({ current: password, password: 'secret 3' }, boss);
  const own = await entryOf(host.storage, host.shopId, () =>
    host.fetch('/v1/session/password', { ...change, method: 'PUT' }),
  );
  expect(own).toMatchObject({ what: 'account', by: 'account:boss', byName: '店长' });
  expect([...tried].sort()).toEqual(routes.sort());
  const all = JSON.stringify(await host.storage.listChanges(host.shopId, { limit: 500 }));
  for (const secret of ['secret 1', 'secret 2', 'secret 3', robot.provider.secret, 'sbk_', pem.slice(40, 80)])
    expect(all).not.toContain(secret);
  const [ofRobot] = (await askFor<{ changes: SettingChange[] }>(host, boss, '/changes?what=robot')).changes;
  expect(ofRobot?.fields).toContainEqual({ field: 'provider.secret', secret: true });
});

/** What each method over the socket changes of the shop's settings. */
const ofMethods: Readonly<Record<Method, ChangedThing | 'nothing'>> = {
  'conversation.open': 'nothing',
  'conversation.choose': 'nothing',
  'queue.leave': 'nothing',
  'robot.hand-over': 'nothing',
  'answers.read': 'nothing',
  'hours.read': 'nothing',
  'conversation.transfer': 'nothing',
  'leave-message.list': 'nothing',
  'leave-message.assign': 'nothing',
  'customer.search': 'nothing',
  'message.search': 'nothing',
  'note.add': 'nothing',
  'message.recall': 'nothing',
  'conversation.start': 'nothing',
  'customer.about': 'nothing',
  'customer.block': 'blocked-customer',
  'customer.unblock': 'blocked-customer',
  'explain.me': 'nothing',
  'conversation.end': 'nothing',
  'message.send': 'nothing',
  'conversation.rate': 'nothing',
  'conversation.ask-about': 'nothing',
  'message.seen': 'nothing',
  'history.read': 'nothing',
  'status.set': 'nothing',
  'phrases.read': 'nothing',
  // One's own are no setting of the shop.
  'phrase.put': 'nothing',
  'phrase.delete': 'nothing',
  'shop-phrase.put': 'phrase',
  'shop-phrase.delete': 'phrase',
  'staff-chat.open': 'nothing',
  'staff-chat.create': 'nothing',
  'staff-chat.rename': 'nothing',
  'staff-chat.add': 'nothing',
  'staff-chat.remove': 'nothing',
  'staff-chat.see': 'nothing',
  'staff-chat.history': 'nothing',
  'customer-group.create': 'nothing',
  'customer-group.rename': 'nothing',
  'customer-group.add': 'nothing',
  'customer-group.remove': 'nothing',
  'customer-group.leave': 'nothing',
  'customer-group.see': 'nothing',
  'customer-group.history': 'nothing',
  'customer-group.list': 'nothing',
  'friend.mark': 'nothing',
  'notices.list': 'nothing',
  'figures.today': 'nothing',
  'figures.read': 'nothing',
  'figures.details': 'nothing',
  'figures.explain': 'nothing',
  'wall.read': 'nothing',
  'conversation.supervise': 'nothing',
  'conversation.take-over': 'nothing',
};

const phrase = { id: 'hello', title: '问候', text: '您好', version: 0 };
/** Somebody's program, on a socket by its key. */
async function bot(host: Host, key: ApiKeyGrant): Promise<Connected> {
  const response = await host.fetch('/v1/session/ticket', { method: 'POST', headers: bearer(key) });
  const { ticket } = (await response.json()) as Ticket;
  return greet(host, { kind: 'agent', ticket });
}

const paramsOf = (customerId: string): Partial<Record<Method, object>> => ({
  'customer.block': { customerId, reason: '广告' },
  'customer.unblock': { customerId },
  'shop-phrase.put': phrase,
  'shop-phrase.delete': { id: 'hello' },
});

it.each(['a person', 'a bot'] as const)(
  'every method that changes a setting leaves an entry of %s',
  async (who) => {
    const host = await appHost();
    await managedShop(host);
    await host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] });
    const made = await host.app.admin.apiKeys.create(host.shopId, {
      name: '小助手',
      scopes: ['agent'],
      agentId: 'amy',
    });
    const { socket } = who === 'a bot' ? await bot(host, made) : await agent(host, 'amy');
    const lin = await customer(host);
    await enter(lin.socket);
    const by =
      who === 'a bot'
        ? { by: `api-key:${made.id}`, byName: '小助手' }
        : { by: 'account:amy', byName: '小艾 Amy' };
    const params = paramsOf(lin.id);
    for (const method of Object.keys(methods) as Method[]) {
      const what = ofMethods[method];
      if (what === 'nothing') continue;
      const entry = await entryOf(host.storage, host.shopId, () => socket.ask(method, params[method] ?? {}));
      expect([method, entry]).toMatchObject([method, { what, ...by }]);
    }
    const before = await newestOf(host.storage, host.shopId);
    await socket.ask('phrase.put', phrase);
    await socket.ask('phrase.delete', { id: 'hello' });
    expect(await newestOf(host.storage, host.shopId)).toEqual(before);
  },
);

/** Commands of the operator that write: a line of each, with what comes from stdin, and what it changes. */
const lines: Readonly<
  Record<string, readonly [line: string, what: ChangedThing | 'nothing', input?: string]>
> = {
  'create-shop': ['tea --name 茶', 'account'],
  'add-agent': ['tea amy', 'account'],
  'set-password': ['tea amy', 'account'],
  'add-key': ['tea --name ERP --scope admin', 'api-key'],
  'revoke-key': ['tea {key}', 'api-key'],
  'add-customer-key': ['tea k1 --alg ES256', 'customer-key', '{pem}'],
  'set-origins': ['tea https://tea.example', 'shop'],
  'set-hours': ['tea', 'hours', '{"weekly":[{"day":1,"from":"09:00","to":"18:00"}]}'],
  'put-records': ['tea --kind product', 'nothing', '[{"id":"1","version":1,"title":"茶"}]'],
  import: ['{file}', 'statistics-agent'],
};

it('every command that writes leaves an entry of the operator, or is known to change no setting', async () => {
  const writing = commandNames.filter((name) => 'writes' in commandOf(name));
  expect(writing.sort()).toEqual(Object.keys(lines).sort());
  const storage = memoryStorage();
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'facts.ndjson');
  await writeFile(file, JSON.stringify(agentFact));
  const { pem } = await keyPair('ES256');
  for (const [command, [line, what, input = '']] of Object.entries(lines)) {
    const [key] = await storage.listApiKeys('tea');
    const words = line
      .replace('{file}', file)
      .replace('{key}', key?.keyId ?? '')
      .split(' ');
    const before = (await newestOf(storage, 'tea'))?.seq ?? 0;
    const told: string[] = [];
    const code = await runAdmin([command, ...words], {
      storage,
      stdin: () => Promise.resolve(input.replace('{pem}', pem)),
      out: (text) => told.push(text),
      err: (text) => told.push(text),
    });
    expect([command, code, told]).toMatchObject([command, 0, {}]);
    const entry = await newestOf(storage, 'tea');
    // A shop comes with its first manager.
    const entries = what === 'nothing' ? 0 : command === 'create-shop' ? 2 : 1;
    expect([command, (entry?.seq ?? 0) - before]).toEqual([command, entries]);
    if (what !== 'nothing') expect([command, entry]).toMatchObject([command, { what, by: 'operator' }]);
  }
});

it('what the host asks the desk is the operator’s, what nobody asked is the desk’s', async () => {
  const host = await appHost();
  const boss: Asker = await managedShop(host);
  const { admin } = host.app;
  const configured = await entryOf(host.storage, host.shopId, () =>
    admin.submit(host.shopId, { type: 'agent.configure', agentId: 'amy', capacity: 1 }),
  );
  expect(configured).toMatchObject({ what: 'agent', by: 'operator' });
  expect((await askFor<{ changes: SettingChange[] }>(host, boss, '/changes?by=desk')).changes).toEqual([]);
});
