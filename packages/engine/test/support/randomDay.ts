import { agentStatuses, pages } from '@shopbell/sdk/model';
import type { Author, Command, Desk, DeskSettings } from '../../src/index.ts';
import type { Chance } from './chance.ts';
import { chatMakers, groupMakers } from './randomChats.ts';

export const agentIds = ['A', 'B', 'C', 'D', 'E', 'F'];
const knownIds = ['K0', 'K1', 'K2'];
const customerIds = [...Array.from({ length: 14 }, (_, n) => `X${n}`), ...knownIds];
const skus = ['1001', '1002', '2002', '3003'];
const groupIds = ['G1', 'G2', 'G3', 'G4', 'default'];

/** The shop that a day is played in: fall-back and none, overflow, weight 0, little capacity, one agent of no other group. */
export const opening: readonly Command[] = [
  {
    type: 'shop.open',
    at: 0,
    shopId: 's',
    name: 's',
    defaultGroupId: 'default',
    defaultGroupName: 'default',
  },
  ...agentIds.map((agentId) => ({ type: 'agent.add', at: 0, agentId, name: agentId }) as const),
  ...[1, 2, 1, 3, null, 2].map(
    (capacity, n) => ({ type: 'agent.configure', at: 0, agentId: agentIds[n] ?? '', capacity }) as const,
  ),
  {
    type: 'group.create',
    at: 0,
    groupId: 'G1',
    name: 'G1',
    scopes: { pages: ['product'], skus: ['1001'] },
    members: [
      { agentId: 'A', weight: 10 },
      { agentId: 'B', weight: 3 },
      { agentId: 'C', weight: 0 },
    ],
  },
  {
    type: 'group.create',
    at: 0,
    groupId: 'G2',
    name: 'G2',
    scopes: { pages: ['order'], skus: ['1002', '2002'] },
    members: [
      { agentId: 'C', weight: 1 },
      { agentId: 'D', weight: 6 },
    ],
    allowDefaultFallback: false,
  },
  {
    type: 'group.edit',
    at: 0,
    groupId: 'default',
    members: ['B', 'C', 'D', 'F'].map((agentId) => ({ agentId })),
  },
];

/** How far the clock goes on: mostly a little; sometimes it jumps ahead, sometimes it goes back. */
export function passes(chance: Chance): number {
  const kind = chance.below(40);
  if (kind === 0) return -3_600_000;
  if (kind === 1) return 7_200_000;
  if (kind < 8) return chance.below(130_000);
  return chance.below(8_000);
}

type Make = (chance: Chance, at: number, index: number, desk: Desk) => Command;

const anyAgent = (chance: Chance): string => (chance.once(30) ? 'nobody' : chance.pick(agentIds));

/** Mostly one that is open, of the state wished for if there is one; sometimes one that never was or has ended. */
function conversationOf(chance: Chance, desk: Desk, wished?: string): string {
  const all = [...desk.conversations.values()];
  const fitting = all.filter(({ state }) => state === wished);
  const from = fitting.length > 0 ? fitting : all;
  if (from.length === 0 || chance.once(25)) return desk.ended.first() ?? 'no-such';
  return chance.pick(from).id;
}

function customerOf(chance: Chance, desk: Desk, id: string): string {
  return chance.once(20) ? chance.pick(customerIds) : (desk.conversations.get(id)?.customerId ?? 'X0');
}

function holderOf(chance: Chance, desk: Desk, id: string): string {
  const joined = desk.conversations.get(id)?.supervisors[0];
  if (joined && chance.once(3)) return joined.agentId;
  return chance.once(12) ? anyAgent(chance) : (desk.conversations.get(id)?.agentId ?? anyAgent(chance));
}

function authorOf(chance: Chance, desk: Desk, id: string): Author {
  return chance.once(2)
    ? { kind: 'customer', id: customerOf(chance, desk, id) }
    : { kind: 'agent', id: holderOf(chance, desk, id) };
}

function settingsOf(chance: Chance): Partial<DeskSettings> {
  const all: readonly Partial<DeskSettings>[] = [
    { profile: chance.pick(['weighted', 'rotation']) },
    { capMode: chance.pick(['capped', 'exempt-app', 'uncapped']) },
    { leaveMessageMode: chance.pick(['default', 'manual']) },
    { leaveMessageMode: 'specified', leaveMessageAgentIds: [chance.pick(agentIds), chance.pick(agentIds)] },
    { robot: chance.pick(['off', 'first', 'nobody-free']) },
    { queueMax: chance.pick([null, 0, 2]) },
    { stickyWindowMs: chance.pick([null, 0, 3_600_000]) },
    { orphanGraceMs: chance.pick([0, 60_000, 600_000]) },
    { idleEndMs: chance.pick([600_000, 7_200_000]), idleWarningMs: chance.pick([0, 120_000]) },
    { autoReplies: { first: '在的', away: chance.pick(['稍等', null]), suspended: '挂起' } },
    { leaveMessageTickMs: chance.pick([60_000, 120_000]), customersPerDelivery: chance.pick([1, 3]) },
    { leaveMessageTickMs: 59_999 },
  ];
  return chance.pick(all);
}

function membersOf(chance: Chance): { agentId: string; weight: number }[] {
  return chance.some(agentIds).map((agentId) => ({ agentId, weight: chance.pick([0, 1, 3, 6, 10, 10]) }));
}

function scopesOf(chance: Chance): { pages: (typeof pages)[number][]; skus: string[] } {
  return chance.once(2)
    ? { pages: chance.some(pages).slice(0, 1), skus: chance.some(skus).slice(0, 2) }
    : { pages: [], skus: [chance.pick(skus)] };
}

/** Each with how often it comes. */
const makers: readonly (readonly [number, Make])[] = [
  [24, (chance, at, index) => entry(chance, at, index)],
  [30, (chance, at, index, desk) => message(chance, at, index, desk)],
  [
    5,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk, 'choosing');
      const customerId = customerOf(chance, desk, conversationId);
      return { type: 'conversation.choose', at, conversationId, customerId, groupId: chance.pick(groupIds) };
    },
  ],
  [
    3,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk);
      return {
        type: 'message.see',
        at,
        conversationId,
        by: authorOf(chance, desk, conversationId),
        upTo: chance.below(5_000),
      };
    },
  ],
  [
    7,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk, chance.pick(['assigned', 'queued', 'robot']));
      return {
        type: 'conversation.end',
        at,
        conversationId,
        by: authorOf(chance, desk, conversationId),
      };
    },
  ],
  [
    9,
    (chance, at) => ({
      type: 'agent.set-status',
      at,
      agentId: anyAgent(chance),
      status: chance.pick([...agentStatuses, 'online', 'online']),
      ...(chance.once(2) ? { conversations: chance.pick(['keep', 're-route', 'end']) } : {}),
    }),
  ],
  [2, (chance, at) => ({ type: 'agent.absent', at, agentId: anyAgent(chance) })],
  [2, (chance, at) => ({ type: 'agent.present', at, agentId: anyAgent(chance) })],
  [6, (chance, at) => ({ type: 'customer.absent', at, customerId: chance.pick(customerIds) })],
  [3, (chance, at) => ({ type: 'customer.present', at, customerId: chance.pick(customerIds) })],
  [
    2,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk, 'queued');
      const customerId = customerOf(chance, desk, conversationId);
      return {
        type: 'queue.leave',
        at,
        conversationId,
        customerId,
        to: chance.pick(['leave-message', 'solved']),
      };
    },
  ],
  [
    3,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk, 'robot');
      return {
        type: 'robot.hand-over',
        at,
        conversationId,
        customerId: customerOf(chance, desk, conversationId),
      };
    },
  ],
  [
    4,
    (chance, at, index, desk) => ({
      type: 'robot.answer',
      at,
      conversationId: conversationOf(chance, desk, 'robot'),
      // Sometimes one that was said already.
      messageId: `r${chance.once(4) ? chance.below(index + 1) : index}`,
      length: 5,
      offersAgent: chance.once(2),
    }),
  ],
  [5, (chance, at, _, desk) => transfer(chance, at, desk)],
  [1, (chance, at, index, desk) => note(chance, at, index, desk)],
  [2, (chance, at, _, desk) => recall(chance, at, desk)],
  [4, (chance, at, _, desk) => supervise(chance, at, desk)],
  [2, (chance, at, _, desk) => takeOver(chance, at, desk)],
  [1, (chance, at) => ({ type: 'supervision.end', at, agentId: anyAgent(chance) })],
  [5, (chance, at, _, desk) => askAbout(chance, at, desk)],
  [
    3,
    (chance, at, _, desk) => {
      const conversationId = conversationOf(chance, desk, 'assigned');
      return {
        type: 'conversation.rate',
        at,
        conversationId,
        customerId: customerOf(chance, desk, conversationId),
        grade: 1 + chance.below(5),
        ...(chance.once(3) ? { commentId: 'comment' } : {}),
      };
    },
  ],
  [
    2,
    (chance, at, index) => {
      const customerId = chance.pick(customerIds);
      return {
        type: 'conversation.start',
        at,
        conversationId: `${customerId}_${index}`,
        agentId: anyAgent(chance),
        customerId,
        scope: { page: chance.pick(pages), channel: 'web' },
      };
    },
  ],
  [
    3,
    (chance, at, _, desk) => ({
      type: 'leave-message.assign',
      at,
      conversationId: conversationOf(chance, desk, 'leave-message'),
      agentId: anyAgent(chance),
      by: 'chief',
    }),
  ],
  [
    4,
    (chance, at) => ({
      type: 'agent.configure',
      at,
      agentId: anyAgent(chance),
      ...(chance.once(2) ? { receiving: !chance.once(3) } : {}),
      ...(chance.once(2) ? { capacity: chance.pick([0, 1, 1, 2, 3, null]) } : {}),
    }),
  ],
  [
    4,
    (chance, at) => ({
      type: 'group.edit',
      at,
      groupId: chance.pick(groupIds),
      ...(chance.once(3) ? { members: membersOf(chance) } : {}),
      ...(chance.once(5) ? { scopes: scopesOf(chance) } : {}),
      ...(chance.once(3) ? { enabled: !chance.once(3) } : {}),
      ...(chance.once(4) ? { allowDefaultFallback: chance.once(2) } : {}),
      ...(chance.once(4) ? { overflow: chance.once(2) } : {}),
    }),
  ],
  [
    3,
    (chance, at, index) => ({
      type: 'group.create',
      at,
      groupId: chance.pick(groupIds),
      name: `group ${index}`,
      scopes: scopesOf(chance),
      members: membersOf(chance),
      overflow: chance.once(3),
      allowDefaultFallback: chance.once(2),
    }),
  ],
  [1, (chance, at) => ({ type: 'group.delete', at, groupId: chance.pick(groupIds) })],
  [2, (chance, at) => ({ type: 'shop.configure', at, settings: settingsOf(chance) })],
  [
    1,
    (chance, at) => ({
      type: 'customer.block',
      at,
      customerId: chance.pick(customerIds),
      agentId: anyAgent(chance),
      reason: '广告',
    }),
  ],
  [
    3,
    (chance, at) => ({
      type: 'customer.identify',
      at,
      customerId: chance.pick(customerIds),
      knownId: chance.pick(knownIds),
    }),
  ],
  [2, (chance, at) => ({ type: 'customer.unblock', at, customerId: chance.pick(customerIds) })],
  // Few, since they never come again: a long day would run out of customers.
  [1, (chance, at) => ({ type: 'customer.erase', at, customerIds: [chance.pick(['X0', 'X1'])] })],
  [1, (_, at) => ({ type: 'desk.recovered', at })],
  ...chatMakers(agentIds),
  ...groupMakers(agentIds, customerIds),
  [10, (_, at) => ({ type: 'tick', at })],
];

const inAll = makers.reduce((sum, [often]) => sum + often, 0);

/** The next command of a day. It looks at the desk to speak of what is there; what becomes of it, the books judge. */
export function commandOf(chance: Chance, at: number, index: number, desk: Desk): Command {
  let left = chance.below(inAll);
  for (const [often, make] of makers) {
    if (left < often) return make(chance, at, index, desk);
    left -= often;
  }
  return { type: 'tick', at };
}

function entry(chance: Chance, at: number, index: number): Command {
  const customerId = chance.pick(customerIds);
  const sku = chance.pick([...skus, undefined, undefined, undefined]);
  const scope = {
    page: chance.pick(pages),
    channel: chance.pick(['web', 'web', 'web', 'app', 'personal'] as const),
    ...(sku === undefined ? {} : { sku }),
  };
  return {
    type: 'conversation.open',
    at,
    conversationId: `${customerId}_${index}`,
    customerId,
    scope,
    ...(chance.once(2) ? { robot: true } : {}),
  };
}

function message(chance: Chance, at: number, index: number, desk: Desk): Command {
  const wished = chance.pick(['assigned', 'assigned', 'leave-message', 'queued', 'choosing', 'robot']);
  const conversationId = conversationOf(chance, desk, wished);
  return {
    type: 'message.send',
    at,
    conversationId,
    by: authorOf(chance, desk, conversationId),
    messageId: `m${index}`,
    clientId: `c${chance.below(400)}`,
    digest: `d${chance.below(2)}`,
    length: chance.below(900),
  };
}

function note(chance: Chance, at: number, index: number, desk: Desk): Command {
  const conversationId = conversationOf(chance, desk, chance.once(4) ? 'leave-message' : 'assigned');
  const by = { kind: 'agent', id: holderOf(chance, desk, conversationId) } as const;
  const said = { messageId: `m${index}`, clientId: `c${chance.below(400)}`, digest: 'd' };
  return { type: 'note.add', at, conversationId, by, ...said };
}

/** What was written a short while ago, mostly by whoever wrote it. */
function recall(chance: Chance, at: number, desk: Desk): Command {
  const written = [...desk.recallable.entries()];
  const [messageId, found] = written.length > 0 ? chance.pick(written) : ['m0', undefined];
  const conversationId = found?.conversationId ?? conversationOf(chance, desk, 'assigned');
  const agentId = chance.once(6) ? chance.pick(agentIds) : (found?.agentId ?? 'nobody');
  return { type: 'message.recall', at, conversationId, by: { kind: 'agent', id: agentId }, messageId };
}

function supervise(chance: Chance, at: number, desk: Desk): Command {
  const conversationId = conversationOf(chance, desk, 'assigned');
  const how = chance.pick(['watching', 'joined', 'joined', 'left'] as const);
  return { type: 'conversation.supervise', at, conversationId, agentId: anyAgent(chance), how };
}

function takeOver(chance: Chance, at: number, desk: Desk): Command {
  const conversationId = conversationOf(chance, desk, chance.once(4) ? 'leave-message' : 'assigned');
  const from = holderOf(chance, desk, conversationId);
  return { type: 'conversation.take-over', at, conversationId, agentId: anyAgent(chance), from };
}

function askAbout(chance: Chance, at: number, desk: Desk): Command {
  const states = ['assigned', 'assigned', 'queued', 'choosing', 'robot', 'leave-message'];
  const conversationId = conversationOf(chance, desk, chance.pick(states));
  const sku = chance.pick([...skus, undefined, undefined]);
  return {
    type: 'conversation.ask-about',
    at,
    conversationId,
    customerId: customerOf(chance, desk, conversationId),
    scope: { page: chance.pick(pages), channel: 'web', ...(sku === undefined ? {} : { sku }) },
    reRoute: !chance.once(3),
    ...(chance.once(2) ? { robot: true } : {}),
    ...(chance.once(3) ? { cardId: 'card' } : {}),
  };
}

function transfer(chance: Chance, at: number, desk: Desk): Command {
  const conversationId = conversationOf(chance, desk, chance.once(4) ? 'leave-message' : 'assigned');
  const kind = chance.pick(['agent', 'group'] as const);
  return {
    type: 'conversation.transfer',
    at,
    conversationId,
    agentId: holderOf(chance, desk, conversationId),
    to: { kind, id: kind === 'agent' ? anyAgent(chance) : chance.pick(groupIds) },
    ...(chance.once(4) ? { supervises: true } : {}),
    ...(chance.once(3) ? { noteId: 'note' } : {}),
  };
}
