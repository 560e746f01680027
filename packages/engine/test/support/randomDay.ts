import { agentStatuses, pages } from '@shopbell/sdk/model';
import fc from 'fast-check';
import type { Author, Command } from '../../src/index.ts';

/** Numbers from which a command is made on the spot: ids among few, so that things meet. */
export interface Step {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** How far the clock goes on before; sometimes it goes back, sometimes it jumps. */
  readonly ms: number;
}

const clock = fc.oneof(
  { weight: 12, arbitrary: fc.nat(8_000) },
  { weight: 3, arbitrary: fc.nat(130_000) },
  { weight: 1, arbitrary: fc.constant(-3_600_000) },
  { weight: 1, arbitrary: fc.constant(7_200_000) },
);

const stepOf = fc.record({ kind: fc.nat(99), a: fc.nat(997), b: fc.nat(997), c: fc.nat(997), ms: clock });

export const randomDay = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(stepOf, { minLength: length, maxLength: length, size: 'max' });

export const agentIds = ['A', 'B', 'C', 'D', 'E'];
const customerIds = Array.from({ length: 14 }, (_, n) => `X${n}`);
const skus = ['1001', '1002', '2002', undefined, undefined];

/** The shop that a day is played in: fall-back and none, weight 0, an agent of the default group only. */
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
];

const pick = <T>(from: readonly T[], at: number): T => {
  const one = from[at % from.length];
  if (one === undefined && from.length === 0) throw new Error('Nothing to pick from.');
  return one as T;
};

/** The command of a step. `known` are ids of conversations so far, the newest last. */
export function commandOf(step: Step, at: number, index: number, known: readonly string[]): Command {
  const { kind, a, b, c } = step;
  const customerId = pick(customerIds, a);
  const agentId = pick([...agentIds, ...agentIds, 'nobody'], b);
  const conversationId = known.length === 0 || c % 29 === 0 ? 'no-such' : pick(known.slice(-40), c);
  const by: Author =
    kind % 2 ? { kind: 'customer', id: ownerOf(conversationId, a) } : { kind: 'agent', id: agentId };
  if (kind < 26) {
    const sku = pick(skus, c);
    const scope = { page: pick(pages, b), channel: 'web', ...(sku === undefined ? {} : { sku }) } as const;
    return { type: 'conversation.open', at, conversationId: `${customerId}_${index}`, customerId, scope };
  }
  if (kind < 54) {
    const clientId = `c${a % 400}`;
    return {
      type: 'message.send',
      at,
      conversationId,
      by,
      messageId: `m${index}`,
      clientId,
      digest: `d${b % 2}`,
      length: c,
    };
  }
  if (kind < 62)
    return {
      type: 'conversation.choose',
      at,
      conversationId,
      customerId: ownerOf(conversationId, a),
      groupId: pick(['G1', 'G2', 'default', 'gone'], b),
    };
  if (kind < 68) return { type: 'message.see', at, conversationId, by, upTo: a * 7 };
  if (kind < 72) return { type: 'conversation.end', at, conversationId, by };
  if (kind < 84)
    return { type: 'agent.set-status', at, agentId, status: pick([...agentStatuses, 'online'], c) };
  if (kind < 87) return { type: 'agent.absent', at, agentId };
  if (kind < 90) return { type: 'agent.present', at, agentId };
  if (kind < 91) return { type: 'desk.recovered', at };
  if (kind < 92) return bad(step, at);
  return { type: 'tick', at };
}

/** Mostly the customer who opened it (the id begins with the customer's), sometimes somebody else. */
function ownerOf(conversationId: string, a: number): string {
  return a % 11 === 0 ? pick(customerIds, a) : (conversationId.split('_')[0] ?? '');
}

/** What no host should send. */
function bad({ a, b }: Step, at: number): Command {
  const all: readonly Command[] = [
    { type: 'tick', at: NaN },
    { type: 'tick', at: -5 },
    { type: 'agent.add', at, agentId: 'A', name: 'again' },
    { type: 'agent.add', at, agentId: '__proto__ x', name: 'x' },
    {
      type: 'group.create',
      at,
      groupId: 'G9',
      name: '',
      scopes: { pages: [], skus: ['1001'] },
      members: [{ agentId: 'Z', weight: 2.5 }],
    },
    {
      type: 'conversation.open',
      at,
      conversationId: '',
      customerId: 'X1',
      scope: { page: 'shop', channel: 'web' },
    },
    {
      type: 'message.send',
      at,
      conversationId: '__proto__',
      by: { kind: 'customer', id: 'constructor' },
      messageId: 'm',
      clientId: 'c',
      digest: '',
      length: b,
    },
    { type: 'message.see', at, conversationId: 'toString', by: { kind: 'agent', id: 'A' }, upTo: Infinity },
    { type: 'shop.open', at, shopId: 's', name: 's', defaultGroupId: 'd', defaultGroupName: 'd' },
    { type: 'no-such-command', at } as unknown as Command,
  ];
  return pick(all, a);
}
