/*
 * Checked by `tsc --noEmit` (script `types`), never run: what the types promise, and what must not compile.
 */
import { expectTypeOf } from 'vitest';
import {
  createCustomerClient,
  isShopbellError,
  outcomeOf,
  type AgentRef,
  type Card,
  type ChannelLike,
  type Conversation,
  type ConnectionState,
  type CustomerClient,
  type CustomerGroup,
  type GroupOption,
  type GroupRef,
  type JoinedGroups,
  type Message,
  type MetricsEvent,
  type OutgoingMessage,
  type Platform,
  type RoutingOutcome,
  type ShopbellError,
} from '../src/index.ts';
import { createAdminClient, type AdminClient, type GroupSetup } from '../src/admin.ts';
import { createAgentClient, type AgentStatus, type FiguresToday, type RosterEntry } from '../src/agent.ts';

const client = createCustomerClient({ server: 'https://desk.example', shopId: 'demo' });
expectTypeOf(client).toEqualTypeOf<CustomerClient>();

// Outcomes narrow by kind, and each has what its screen needs.
const { outcome, conversation } = await client.open(
  { page: 'product', sku: 'A-1' },
  { signal: AbortSignal.timeout(1) },
);
expectTypeOf(conversation).toEqualTypeOf<Conversation>();
switch (outcome.kind) {
  case 'assigned':
    expectTypeOf(outcome.agent).toEqualTypeOf<AgentRef>();
    break;
  case 'choose':
    expectTypeOf(outcome.options).toEqualTypeOf<GroupOption[]>();
    expectTypeOf(outcome.autoChooseAt).toEqualTypeOf<number>();
    break;
  case 'queued':
    expectTypeOf(outcome.place).toEqualTypeOf<number>();
    break;
  case 'leave-message':
    expectTypeOf(outcome.group).toEqualTypeOf<GroupRef>();
    // @ts-expect-error nobody has it yet
    outcome.agent;
    break;
  case 'refused':
    expectTypeOf(outcome.code).toEqualTypeOf<string>();
    break;
  case 'robot':
    break;
  default:
    expectTypeOf(outcome).toBeNever();
}
expectTypeOf(await client.choose('c', 'g')).toEqualTypeOf<RoutingOutcome>();
expectTypeOf(outcomeOf(conversation)).toEqualTypeOf<RoutingOutcome | undefined>();

// Service: grades are five, scopes are scopes, and answers have what their screens need.
expectTypeOf(client.rate('c', { grade: 5, comment: 'x' })).toEqualTypeOf<Promise<void>>();
// @ts-expect-error there is no sixth grade
void client.rate('c', { grade: 6 });
// @ts-expect-error any number will not do
void client.rate('c', { grade: Number('5') });
const asked = await client.askAbout('c', { page: 'order', orderId: '7' }, { reRoute: true });
expectTypeOf(asked.outcome).toEqualTypeOf<RoutingOutcome>();
expectTypeOf(asked.otherGroups).toEqualTypeOf<readonly GroupRef[]>();

// What is sent: a text, files, a card, or several of them.
client.send('c', 'x');
client.send('c', { files: [new File([], 'x'), new Blob()], card: { kind: 'parcel', id: '7' } });
// @ts-expect-error there is no such card
client.send('c', { card: { kind: 'coupon', id: '7' } });
// @ts-expect-error what a card shows comes from the shop's own systems
client.send('c', { card: { kind: 'product', id: '7', title: 'x' } });
// @ts-expect-error files are blobs, not their names
client.send('c', { files: ['photo.png'] });
const [waiting] = client.outgoing('c');
expectTypeOf(waiting?.progress).toEqualTypeOf<number | undefined>();
expectTypeOf(waiting?.files?.[0]?.blob).toEqualTypeOf<Blob | undefined>();
expectTypeOf(await client.file('f', { signal: AbortSignal.timeout(1) })).toEqualTypeOf<Blob>();

// Cards narrow by kind, and what is not verified has nothing but its id for sure.
for (const item of conversation.items) {
  if (item.kind !== 'message' || !item.card) continue;
  const { card } = item;
  expectTypeOf(card).toEqualTypeOf<Card>();
  if (card.kind === 'order') expectTypeOf(card.itemCount).toEqualTypeOf<number | undefined>();
  // @ts-expect-error a parcel has no price
  if (card.kind === 'parcel') card.price;
}

// Who the customer is.
expectTypeOf(client.identify({ token: 'jwt', renew: () => Promise.resolve('jwt') })).toEqualTypeOf<
  Promise<void>
>();
expectTypeOf(client.logout()).toEqualTypeOf<Promise<void>>();
// @ts-expect-error a JWT is needed
void client.identify({ renew: () => Promise.resolve('jwt') });
// @ts-expect-error it is fetched anew, which takes time
void client.identify({ token: 'jwt', renew: () => 'jwt' });
client.on('identity', ({ customerId, known }) => {
  expectTypeOf(customerId).toEqualTypeOf<string | undefined>();
  expectTypeOf(known).toEqualTypeOf<boolean>();
});

// Metrics events narrow by type, and carry no words.
client.on('metrics', (event) => {
  expectTypeOf(event).toEqualTypeOf<MetricsEvent>();
  if (event.type === 'first-response') expectTypeOf(event.ms).toEqualTypeOf<number>();
  if (event.type === 'rated') {
    expectTypeOf(event.grade).toEqualTypeOf<number>();
    // @ts-expect-error words are not told
    event.comment;
  }
  if (event.type === 'message.sent') {
    expectTypeOf(event.length).toEqualTypeOf<number>();
    // @ts-expect-error words are not told
    event.text;
  }
  // @ts-expect-error there is no such event
  if (event.type === 'cart.opened') return;
  // @ts-expect-error not every event belongs to a conversation
  event.conversationId;
});

// Items narrow by kind.
for (const item of conversation.items) {
  if (item.kind === 'message') expectTypeOf(item.text).toEqualTypeOf<string>();
  else if (item.notice.kind === 'assigned') expectTypeOf(item.notice.agent).toEqualTypeOf<AgentRef>();
  // @ts-expect-error a notice may be of a kind without an agent
  else item.notice.agent;
}

// Errors narrow by code to their payload.
const thrown: unknown = undefined;
if (isShopbellError(thrown, 'TEXT_TOO_LONG'))
  expectTypeOf(thrown.details).toEqualTypeOf<{ limit: number; length: number }>();
if (isShopbellError(thrown, 'RATE_LIMITED'))
  expectTypeOf(thrown.details.retryAfterMs).toEqualTypeOf<number>();
if (isShopbellError(thrown, 'TIMEOUT')) expectTypeOf(thrown.details).toEqualTypeOf<undefined>();
if (isShopbellError(thrown)) expectTypeOf(thrown.retry).toEqualTypeOf<boolean>();
// @ts-expect-error there is no such code
isShopbellError(thrown, 'TEXT_TO_LONG');

// Events carry one typed value; `on` gives back what ends it.
expectTypeOf(client.on('unread', (unread) => expectTypeOf(unread).toEqualTypeOf<number>())).toEqualTypeOf<
  () => void
>();
client.on('ready', ({ customerId, shop }) => expectTypeOf([customerId, shop.name]).toEqualTypeOf<string[]>());
client.on('connection', (state) => expectTypeOf(state).toEqualTypeOf<ConnectionState>());
client.on('conversation', (changed) => expectTypeOf(changed).toEqualTypeOf<Conversation>());
client.on('message', ({ message }) => expectTypeOf(message).toEqualTypeOf<Message>());
client.on('outgoing', ({ messages }) => expectTypeOf(messages).toEqualTypeOf<readonly OutgoingMessage[]>());
client.on('outcome', (told) => expectTypeOf(told.outcome).toEqualTypeOf<RoutingOutcome>());
client.on('typing', ({ by }) => expectTypeOf(by).toEqualTypeOf<'customer' | 'agent'>());
client.on('reset', (all) => expectTypeOf(all).toEqualTypeOf<ReadonlyMap<string, Conversation>>());
client.on('error', (error) => expectTypeOf(error).toEqualTypeOf<ShopbellError>());
// @ts-expect-error there is no such event
client.on('mesage', () => undefined);
// @ts-expect-error figures are agents' matters
client.on('figures', () => undefined);

// Customer groups: who is in them reads, writes and leaves; making them is agents' matter.
const groups = await client.customerGroups();
expectTypeOf(groups).toEqualTypeOf<JoinedGroups>();
expectTypeOf(groups.all).toEqualTypeOf<ReadonlyMap<string, CustomerGroup>>();
client.on('groupMessage', ({ group, message }) =>
  expectTypeOf([group.name, message.text]).toEqualTypeOf<string[]>(),
);
client.on('groupNews', (told) => expectTypeOf(told).toEqualTypeOf<unknown>());
// @ts-expect-error agents make them
groups.create;
// @ts-expect-error agents say who is in them
groups.takeOut;

// What the client holds is read, not written.
// @ts-expect-error it is counted here
client.unread = 0;
// @ts-expect-error the server holds them
client.conversations.set;
// @ts-expect-error only send adds to it
client.outgoing('c').push;
// @ts-expect-error messages are replaced
client.send('c', 'x').state = 'failed';
// @ts-expect-error there is no such page
void client.open({ page: 'cart' });
// @ts-expect-error a shop must be named
createCustomerClient({ server: 'https://desk.example' });
// @ts-expect-error the insides stay inside
client.emitter;

const workbench = createAgentClient({ server: 'https://desk.example' });
expectTypeOf(workbench.me).toEqualTypeOf<RosterEntry | undefined>();
expectTypeOf(workbench.agents).toEqualTypeOf<readonly RosterEntry[]>();
workbench.on('figures', (figures) => expectTypeOf(figures).toEqualTypeOf<FiguresToday>());
workbench.on('roster', (roster) => expectTypeOf(roster).toEqualTypeOf<readonly RosterEntry[]>());
workbench.on('status', (status) => expectTypeOf(status).toEqualTypeOf<AgentStatus>());
// @ts-expect-error there is no such status
void workbench.setStatus('busy');
// @ts-expect-error agents do not enter
workbench.open;
workbench.send('c', { files: [new Blob()], card: { kind: 'product', id: 'A' } });
expectTypeOf(await workbench.file('f')).toEqualTypeOf<Blob>();
// @ts-expect-error customers rate
workbench.rate;
// @ts-expect-error customers are known by a JWT
workbench.identify;
// @ts-expect-error analytics are the storefront's
workbench.on('metrics', () => undefined);
// @ts-expect-error outcomes are told to customers
workbench.on('outcome', () => undefined);

// The platform's own parts fit, and so do the usual replacements.
createCustomerClient({
  server: '',
  shopId: '',
  platform: {
    WebSocket,
    XMLHttpRequest,
    fetch: globalThis.fetch,
    storage: localStorage,
    indexedDB,
    locks: navigator.locks,
  },
});
createCustomerClient({ server: '', shopId: '', platform: { storage: null, indexedDB: null, locks: null } });

// The admin client: reads are whole, changes are partial, entries narrow by kind.
const boss = createAdminClient({ server: 'https://desk.example', apiKey: 'sbk_x' });
expectTypeOf(boss).toEqualTypeOf<AdminClient>();
expectTypeOf((await boss.settings()).settings.profile).toEqualTypeOf<'weighted' | 'rotation'>();
void boss.configure({ autoReplies: { away: null } }, 3);
// @ts-expect-error no such profile
void boss.configure({ profile: 'random' });
expectTypeOf(
  await boss.createGroup({ name: 'a', skus: ['1'], members: [{ agentId: 'amy' }] }),
).toEqualTypeOf<GroupSetup>();
// @ts-expect-error a group needs its agents
void boss.createGroup({ name: 'a' });
expectTypeOf(
  (
    await boss.putKnowledge('robot-entry', {
      kind: 'after-sale',
      question: 'q',
      answer: 'a',
      keywords: 'a,b',
    })
  ).keywords,
).toEqualTypeOf<string[]>();
// @ts-expect-error an FAQ has no keywords
void boss.putKnowledge('faq', { question: 'q', answer: 'a', keywords: 'a' });

// What stands in for the platform's own can be written down.
expectTypeOf<NonNullable<Platform['BroadcastChannel']>>().toEqualTypeOf<new (name: string) => ChannelLike>();
