import fc from 'fast-check';
import { amongColleagues } from './colleagues.ts';
import { inCustomerGroups } from './customerGroups.ts';
import type { Screen } from './screen.ts';
import { pick, step, which, type Step } from './step.ts';
import { supervisorsDo } from './supervisors.ts';

const side = fc.constantFrom<'customers' | 'agents'>('customers', 'agents');
const second = 1000;
const scopes = [
  {},
  { page: 'product', sku: 'leaf' },
  { page: 'product', sku: 'pot' },
  { page: 'order', orderId: '7' },
];

/** Asks something about one of somebody's conversations; nothing where there is none. */
function ask(screen: Screen | undefined, where: number, method: string, params: object = {}): void {
  const conversationId = screen && pick(screen.conversations, where)?.id;
  if (conversationId !== undefined) screen?.ask(method, { conversationId, ...params });
}

let written = 0;

function write(screen: Screen | undefined, where: number): void {
  written += 1;
  ask(screen, where, 'message.send', { clientId: `m${written}`, text: `text ${written}` });
}

const opens = step('opens', [which, which], ({ customers }, who, about) => {
  pick(customers, who)?.ask('conversation.open', { scope: pick(scopes, about) });
});

const writes = step('writes', [side, which, which], (shop, from, who, where) => {
  write(pick(shop[from], who), where);
});

const customersDo = [
  step('chooses', [which, which], ({ customers }, who, where) => {
    const screen = pick(customers, who);
    const choosing = screen?.conversations.find(({ options }) => options !== undefined);
    const group = pick(choosing?.options ?? [], where);
    if (choosing && group)
      screen?.ask('conversation.choose', { conversationId: choosing.id, groupId: group.id });
  }),
  step('leavesQueue', [which, fc.constantFrom('leave-message', 'solved')], ({ customers }, who, to) => {
    const screen = pick(customers, who);
    const queued = screen?.conversations.find(({ state }) => state === 'queued');
    if (queued) screen?.ask('queue.leave', { conversationId: queued.id, to });
  }),
  step('handsOver', [which, which], ({ customers }, who, where) => {
    ask(pick(customers, who), where, 'robot.hand-over');
  }),
  step('logsIn', [which, fc.constantFrom('Chen', 'Li')], async (shop, who, person) => {
    const screen = pick(shop.customers, who);
    if (screen) await shop.logIn(screen, person);
  }),
  step('rates', [which, which, fc.integer({ min: 1, max: 5 })], ({ customers }, who, where, grade) => {
    ask(pick(customers, who), where, 'conversation.rate', { grade });
  }),
  step('asksAbout', [which, which, which], ({ customers }, who, where, about) => {
    const params = { scope: pick(scopes, about), reRoute: about > 5 };
    ask(pick(customers, who), where, 'conversation.ask-about', params);
  }),
];

const eitherDoes = [
  step('sees', [side, which, which], (shop, from, who, where) => {
    const screen = pick(shop[from], who);
    const upTo = screen && pick(screen.conversations, where)?.lastSeq;
    ask(screen, where, 'message.seen', { upTo });
  }),
  step('ends', [side, which, which], (shop, from, who, where) => {
    ask(pick(shop[from], who), where, 'conversation.end');
  }),
];

const status = fc.constantFrom('online', 'online', 'away', 'suspended', 'offline');

const agentsDo = [
  step(
    'status',
    [which, status, fc.constantFrom('keep', 're-route', 'end')],
    ({ agents }, who, becomes, then) => {
      const params = becomes === 'offline' ? { status: becomes, conversations: then } : { status: becomes };
      pick(agents, who)?.ask('status.set', params);
    },
  ),
  step('transfers', [which, fc.constantFrom('amy', 'bo', 'presale', 'pots')], ({ agents }, who, to) => {
    const screen = pick(agents, who);
    const held = screen?.conversations.find(
      ({ state, agent }) => state === 'assigned' && agent?.id === screen.me,
    );
    const kind = to === 'amy' || to === 'bo' ? 'agent' : 'group';
    if (held)
      screen?.ask('conversation.transfer', { conversationId: held.id, to: { kind, id: to }, note: 'please' });
  }),
  step('notes', [which, which], ({ agents }, who, where) => {
    written += 1;
    ask(pick(agents, who), where, 'note.add', { clientId: `n${written}`, text: `note ${written}` });
  }),
  // Whatever is their own on their screen, be the conversation whose it may by now.
  step('recalls', [which, fc.nat(2)], ({ agents }, who, what) => {
    const screen = pick(agents, who);
    const items = screen?.conversations.flatMap(({ id, items }) => items.map((item) => ({ id, item }))) ?? [];
    const own = items.filter(({ item }) => item.kind === 'message' && item.author.id === screen?.me);
    const newest = own.sort((a, b) => b.item.seq - a.item.seq);
    const { id, item } = pick(newest, what) ?? {};
    if (item?.kind === 'message') screen?.ask('message.recall', { conversationId: id, messageId: item.id });
  }),
  step('blocks', [which, which, fc.boolean()], ({ agents, customers }, who, whom, again) => {
    const customerId = pick(customers, whom)?.me;
    if (again) pick(agents, who)?.ask('customer.unblock', { customerId });
    else pick(agents, who)?.ask('customer.block', { customerId, reason: 'rude' });
  }),
  // Nobody is there, a message is left, somebody comes and gets it.
  step('overnight', [which, which], async (shop, who, about) => {
    const customer = pick(shop.customers, who);
    for (const agent of shop.agents) agent.ask('status.set', { status: 'offline', conversations: 'end' });
    await shop.pass(second);
    customer?.ask('conversation.open', { scope: pick(scopes, about) });
    await shop.pass(second);
    customer?.conversations.forEach((_, where) => {
      write(customer, where);
    });
    await shop.pass(second);
    for (const agent of shop.agents) agent.ask('status.set', { status: 'online' });
    await shop.pass(120 * second);
  }),
];

const managersDo = [
  step('capacity', [which, fc.constantFrom(0, 1, 2, null)], (shop, who, capacity) => {
    const agentId = pick(shop.agents, who)?.name ?? '';
    return shop.submit({ type: 'agent.configure', agentId, capacity });
  }),
  // Everybody who is there has all that they may have: whoever comes then waits in line.
  step('fills', [which], async (shop, about) => {
    await shop.submit({ type: 'shop.configure', settings: { robot: 'off' } });
    for (const agentId of ['amy', 'bo']) await shop.submit({ type: 'agent.configure', agentId, capacity: 1 });
    for (const agent of shop.agents) agent.ask('status.set', { status: 'online' });
    await shop.pass(second);
    for (const customer of shop.customers) {
      customer.ask('conversation.open', { scope: pick(scopes, about) });
      await shop.pass(second);
    }
  }),
  step('members', [fc.boolean()], (shop, both) => {
    const members = (both ? ['amy', 'bo'] : ['bo']).map((agentId) => ({ agentId }));
    return shop.submit({ type: 'group.edit', groupId: 'presale', members });
  }),
  step('robot', [fc.constantFrom('off', 'first', 'nobody-free')], (shop, robot) =>
    shop.submit({ type: 'shop.configure', settings: { robot } }),
  ),
  step('autoReply', [fc.constantFrom('hello', null)], (shop, first) =>
    shop.submit({
      type: 'shop.configure',
      settings: { autoReplies: { first, away: null, suspended: null } },
    }),
  ),
];

const waits = step('waits', [fc.constantFrom(10, 30, 60, 120)], (shop, seconds) =>
  shop.pass(seconds * second),
);

const connections = [
  step('opensScreen', [fc.boolean(), which], (shop, isAgent, who) => shop.open(isAgent, who)),
  step('drops', [which], (shop, who) => {
    pick(shop.all, who)?.screen.drop();
  }),
  step('drops', [which], (shop, who) => {
    pick(shop.all, who)?.screen.drop();
  }),
  step('allComeBack', [], (shop) => shop.allComeBack()),
];

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: opens },
  { weight: 6, arbitrary: writes },
  { weight: 6, arbitrary: fc.oneof(...agentsDo) },
  { weight: 4, arbitrary: fc.oneof(...customersDo) },
  { weight: 5, arbitrary: fc.oneof(...amongColleagues) },
  { weight: 4, arbitrary: fc.oneof(...inCustomerGroups) },
  { weight: 3, arbitrary: fc.oneof(...supervisorsDo) },
  { weight: 3, arbitrary: fc.oneof(...eitherDoes) },
  { weight: 3, arbitrary: fc.oneof(...managersDo) },
  { weight: 4, arbitrary: fc.oneof(...connections) },
  { weight: 2, arbitrary: waits },
);
