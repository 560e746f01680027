import { customerWroteIn, type CustomerWrote, type Desk } from '../../src/index.ts';
import type { Bookkeeper, Kept } from './bookkeeper.ts';

const states = {
  opening: 'opening',
  choosing: 'choosing',
  robot: 'robot',
  line: 'queued',
  agent: 'assigned',
  left: 'leave-message',
  delivered: 'leave-message',
} as const;

/** Compares the desk, with all that it keeps by the way, with books that were kept from the events alone. */
export function audit(books: Bookkeeper, desk: Desk): void {
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    books.expect(a === b, `${what}: ${a}, desk ${b}`);
  };
  const kept = [...books.conversations.values()];
  const idsOf = (fits: (one: Kept) => boolean): string[] =>
    kept.flatMap((one) => (fits(one) ? one.id : [])).sort();

  same('events', books.seq, desk.seq);
  same(
    'open',
    idsOf(() => true),
    Array.from(desk.conversations.entries(), ([id]) => id).sort(),
  );
  for (const one of kept) {
    const { state, groupId, servingGroupId, agentId, owed, queueOrder } =
      desk.conversations.get(one.id) ?? {};
    same(
      one.id,
      [states[one.place], one.groupId, one.agentId, one.owed, one.order],
      [state, groupId, agentId, owed, queueOrder],
    );
    const { supervisors = [], owedSince } = desk.conversations.get(one.id) ?? {};
    same(`${one.id} owed since`, one.owed, owedSince !== undefined);
    const wrote = customerWroteIn(desk, one.id, { upTo: desk.seq, seen: one.seenByAgent });
    same(`${one.id} written by its customer`, wroteIn(one), wrote);
    same(`${one.id} seen by agents`, one.seenByAgent, desk.conversations.get(one.id)?.seen.agent);
    const over = supervisors.map((supervisor) => [supervisor.agentId, supervisor.how]);
    same(`${one.id} supervised`, [...one.supervisors], over);
    books.expect(one.agentId === undefined || !one.supervisors.has(one.agentId), `${one.id} over its owner`);
    if (one.place === 'line' || one.place === 'agent') same(`${one.id} serving`, one.serving, servingGroupId);
  }

  for (const agentId of books.agents.keys()) {
    const lookedOver = idsOf(({ supervisors }) => supervisors.has(agentId));
    same(`looked over by ${agentId}`, lookedOver, [...(desk.supervised.get(agentId) ?? [])].sort());
  }

  same(
    'open although blocked',
    [],
    idsOf(({ customerId }) => books.blocked.has(customerId)),
  );

  const pending = books.waiting.map(({ id, groupId }) => [id, groupId]).sort();
  same('pending', pending, [...desk.pending.entries()].sort());
  const scheduled = (name: 'choosers' | 'orphans' | 'idle' | 'queueLeases' | 'leases'): string[] =>
    desk[name]
      .entries()
      .map(([id]) => id)
      .sort();
  same(
    'choosers',
    idsOf(({ place, texts }) => place === 'choosing' && texts > 0),
    scheduled('choosers'),
  );
  const gone = (one: Kept): boolean => books.agents.get(one.agentId ?? '')?.status === 'offline';
  same(
    'orphans',
    idsOf((one) => one.place === 'agent' && one.owed && gone(one)),
    scheduled('orphans'),
  );
  same(
    'idle',
    idsOf(({ place, owed, awaited }) => place !== 'line' && !owed && !awaited),
    scheduled('idle'),
  );
  const inLine = new Set(idsOf(({ place }) => place === 'line'));
  same(
    'queue leases of others',
    [],
    scheduled('queueLeases').filter((id) => !inLine.has(id)),
  );
  const leases = [...books.agents].flatMap(([id, { leaseUntil }]) =>
    leaseUntil === undefined ? [] : [[id, leaseUntil]],
  );
  same('leases', leases.sort(), desk.leases.entries().sort());

  auditAgents(books, desk, same);
  auditGroups(books, desk, same);
  auditLines(books);
  books.chats.audit(desk, same);

  const mode = books.settings?.leaveMessageMode;
  const named = books.settings?.leaveMessageAgentIds.some(
    (id) => books.routable(id) && books.agents.get(id)?.receiving,
  );
  const deliverable = books.waiting.some(({ groupId = '' }) =>
    mode === 'default' ? books.standIn(groupId) !== undefined : mode === 'specified' && named,
  );
  same('deliverable', deliverable, desk.deliverableSince !== undefined);
}

type Same = (what: string, ours: unknown, theirs: unknown) => void;

function auditAgents(books: Bookkeeper, desk: Desk, same: Same): void {
  const routable = [...books.agents.keys()].filter((id) => books.routable(id));
  same('routable', routable.length, desk.routable);
  const lists = [
    ...Array.from(desk.openByCustomer.entries(), ([key, ids]) => ids.map((id) => `customer:${key} ${id}`)),
    ...Array.from(desk.openByAgent.entries(), ([key, ids]) => ids.map((id) => `agent:${key} ${id}`)),
  ].flat();
  const ours = [...books.conversations.values()].flatMap(({ id, customerId, agentId }) => [
    `customer:${customerId} ${id}`,
    ...(agentId === undefined ? [] : [`agent:${agentId} ${id}`]),
  ]);
  same('who has what', ours.sort(), lists.sort());
  for (const [id, agent] of books.agents) {
    const theirs = desk.agents.get(id);
    same(
      `agent ${id}`,
      [agent.status, agent.receiving, agent.capacity],
      [theirs?.status, theirs?.receiving, theirs?.capacity],
    );
    same(`load of ${id}`, books.load(id), theirs?.load);
    const groups = [...books.groups].flatMap(([groupId, { members }]) => (members.has(id) ? groupId : []));
    same(`groups of ${id}`, groups.sort(), [...(theirs?.groupIds ?? [])].sort());
  }
}

function auditGroups(books: Bookkeeper, desk: Desk, same: Same): void {
  same('groups', [...books.groups.keys()].sort(), Array.from(desk.groups.entries(), ([id]) => id).sort());
  const scopes = [...books.groups].flatMap(([id, group]) => group.scopes.map((scope) => [scope, id]));
  const bound = [
    ...Array.from(desk.groupByPage.entries(), ([page, id]) => [`page:${page}`, id]),
    ...Array.from(desk.groupBySku.entries(), ([sku, id]) => [`sku:${sku}`, id]),
  ];
  same('scopes', scopes.sort(), bound.sort());
  const overflowing = [...books.groups].flatMap(([id, { overflow }]) => (overflow ? id : []));
  same('overflowing', overflowing.sort(), [...desk.overflowing].sort());
  for (const [id, { members }] of books.groups) {
    const group = desk.groups.get(id);
    if (!group) continue;
    const routable = [...members.keys()].filter((one) => books.routable(one));
    const receiving = routable.filter((one) => books.agents.get(one)?.receiving);
    same(`routable in ${id}`, routable.length, group.routableMembers);
    same(`receiving in ${id}`, receiving.length, group.receivingMembers);
    const places = receiving.map((one) =>
      (members.get(one) ?? 0) > 0 ? (books.agents.get(one)?.capacity ?? 0) : 0,
    );
    same(
      `places in ${id}`,
      places.reduce((sum, one) => sum + one, 0),
      group.places,
    );
    const takers = books.takers(id);
    const free = takers.filter((one) => books.hasRoom(one));
    const seats = [...group.ledger.seats.values()];
    const standing = (as: string): string[] =>
      seats.flatMap((seat) => (seat.standing === as ? seat.agentId : [])).sort();
    same(`free in ${id}`, free.sort(), standing('free'));
    same(`full in ${id}`, takers.filter((one) => !books.hasRoom(one)).sort(), standing('full'));
    const weight = free.reduce((sum, one) => sum + (members.get(one) ?? 0), 0);
    same(`weight of ${id}`, [weight, free.length], [group.ledger.free.weight, group.ledger.free.taking]);
    same(`members of ${id}`, [...members].sort(), seats.map((seat) => [seat.agentId, seat.weight]).sort());
    same(
      `line of ${id}`,
      books.line(id).map((one) => one.id),
      [...group.line.ids()],
    );
    const messages = books.waiting.filter(({ groupId }) => groupId === id);
    same(`pending in ${id}`, new Set(messages.map(({ customerId }) => customerId)).size, group.pending);
  }
}

/** RT-46: nobody waits while somebody who serves the line is free, and nobody in another group's for no reason. */
function auditLines(books: Bookkeeper): void {
  for (const [lineOf, { overflow }] of books.groups) {
    const waiting = books.line(lineOf);
    if (waiting.length === 0) continue;
    const takers = [...books.takers(lineOf), ...(overflow ? books.takers(books.defaultId) : [])];
    const free = takers.filter((id) => books.hasRoom(id));
    books.expect(free.length === 0, `${waiting.length} wait in ${lineOf} while ${free.join(', ')} is free`);
    books.expect(books.takers(lineOf).length > 0, `${waiting.length} wait in ${lineOf}, which nobody serves`);
    for (const one of waiting) {
      const { groupId = '', id } = one;
      books.expect(!books.exempt(one), `${id} waits although capacity does not hold it back`);
      const own = groupId === lineOf || books.takers(groupId).length === 0;
      books.expect(own, `${id} of ${groupId} waits in ${lineOf}`);
    }
  }
}

/** WB-15, by looking over the whole conversation. */
function wroteIn({ said, seenByAgent }: Kept): CustomerWrote | undefined {
  const theirs = said.filter(({ by }) => by === 'customer');
  const [first, last] = [theirs.at(0), theirs.at(-1)];
  if (!first || !last) return undefined;
  const answeredUpTo = said.findLast(({ by }) => by === 'agent')?.seq ?? 0;
  const owed = theirs.find(({ seq }) => seq > answeredUpTo);
  return {
    first: first.at,
    last: last.at,
    ...(owed && { owedSince: owed.at }),
    unread: theirs.filter(({ seq }) => seq > seenByAgent).length,
  };
}
