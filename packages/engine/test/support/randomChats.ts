import type { Author, Command, Desk } from '../../src/index.ts';
import type { Chance } from './chance.ts';

type Make = (chance: Chance, at: number, index: number, desk: Desk) => Command;

/** What the colleagues of these ids do among themselves, each with how often it comes. */
export function chatMakers(agentIds: readonly string[]): readonly (readonly [number, Make])[] {
  const anyAgent = (chance: Chance): string => (chance.once(30) ? 'nobody' : chance.pick(agentIds));
  const colleague = (id: string) => ({ kind: 'agent', id }) as const;

  /** A chat with somebody who is in it, mostly; sometimes with somebody else, or one that is not. */
  const within = (chance: Chance, desk: Desk, wished: 'pair' | 'group' = chance.pick(['pair', 'group'])) => {
    const all = [...desk.chats.values()].filter(({ kind }) => kind === wished);
    if (all.length === 0 || chance.once(25)) return { chatId: 'no-such', by: colleague(anyAgent(chance)) };
    const { id, members } = chance.pick(all);
    const within = chance.pick(members).id;
    return { chatId: id, by: colleague(chance.once(10) ? anyAgent(chance) : within) };
  };

  return [
    [
      2,
      (chance, at, index) => {
        const by = colleague(anyAgent(chance));
        const chatId = chance.once(12) ? 's0' : `s${index}`;
        return { type: 'staff-chat.open', at, chatId, by, agentId: anyAgent(chance) };
      },
    ],
    [
      1,
      (chance, at, index, desk) => {
        const known = chance.once(6) ? within(chance, desk).chatId : `s${index}`;
        const by = colleague(anyAgent(chance));
        const agentIdsOf = chance.some(agentIds);
        return { type: 'staff-chat.create', at, chatId: known, by, name: 'group', agentIds: agentIdsOf };
      },
    ],
    [
      6,
      (chance, at, index, desk) => {
        const { chatId, by } = within(chance, desk);
        const said = { messageId: `m${index}`, clientId: `c${chance.below(400)}`, digest: 'd', length: 9 };
        return { type: 'message.send', at, conversationId: chatId, by, ...said };
      },
    ],
    [
      1,
      (chance, at, _, desk) => ({
        type: 'staff-chat.rename',
        at,
        ...within(chance, desk),
        name: chance.pick(['group', 'kitchen', 'tea', ' ']),
      }),
    ],
    [
      2,
      (chance, at, _, desk) => ({
        type: 'staff-chat.add',
        at,
        ...within(chance, desk, 'group'),
        agentIds: [anyAgent(chance), anyAgent(chance)],
      }),
    ],
    [
      4,
      (chance, at, _, desk) => {
        const { chatId, by } = within(chance, desk, chance.once(8) ? 'pair' : 'group');
        const agentId = chance.once(2) ? by.id : anyAgent(chance);
        return { type: 'staff-chat.remove', at, chatId, by, agentId };
      },
    ],
    [
      4,
      (chance, at, _, desk) => {
        const upTo = chance.once(2) ? 1000 : chance.below(20);
        return { type: 'staff-chat.see', at, ...within(chance, desk), upTo };
      },
    ],
    [
      2,
      (chance, at) => {
        const by = colleague(anyAgent(chance));
        return { type: 'friend.mark', at, by, agentId: anyAgent(chance), on: chance.once(2) };
      },
    ],
  ];
}

/** What agents and customers of these ids do in customer groups, each with how often it comes. */
export function groupMakers(
  agentIds: readonly string[],
  customerIds: readonly string[],
): readonly (readonly [number, Make])[] {
  const anyAgent = (chance: Chance) =>
    ({ kind: 'agent', id: chance.once(30) ? 'nobody' : chance.pick(agentIds) }) as const;
  const anybody = (chance: Chance): Author =>
    chance.once(2) ? anyAgent(chance) : { kind: 'customer', id: chance.pick(customerIds) };
  /** A few: so that the same come again. */
  const few = (chance: Chance, ids: readonly string[]): string[] => chance.some(ids).slice(0, 4);

  /** A group with somebody who is in it, mostly. */
  const within = <By extends Author>(chance: Chance, desk: Desk, by: (chance: Chance) => By) => {
    const groups = [...desk.chats.values()].filter(({ kind }) => kind === 'customers');
    if (groups.length === 0 || chance.once(25)) return { chatId: 'no-such', by: by(chance) };
    const { id, members } = chance.pick(groups);
    const stranger = by(chance);
    const inside = members.filter(({ kind }) => stranger.kind === kind).map(({ id: one }) => one);
    return {
      chatId: id,
      by: inside.length === 0 || chance.once(10) ? stranger : { ...stranger, id: chance.pick(inside) },
    };
  };

  return [
    [
      1,
      (chance, at, index) => ({
        type: 'customer-group.create',
        at,
        chatId: chance.once(12) ? 's0' : `s${index}`,
        by: anyAgent(chance),
        name: 'fans',
        agentIds: few(chance, agentIds),
        customerIds: few(chance, customerIds),
      }),
    ],
    [
      6,
      (chance, at, index, desk) => {
        const { chatId, by } = within(chance, desk, anybody);
        const said = { messageId: `m${index}`, clientId: `c${chance.below(400)}`, digest: 'd', length: 9 };
        return { type: 'message.send', at, conversationId: chatId, by, ...said };
      },
    ],
    [
      1,
      (chance, at, _, desk) => ({
        type: 'customer-group.rename',
        at,
        ...within(chance, desk, anyAgent),
        name: chance.pick(['fans', 'friends', ' ']),
      }),
    ],
    [
      2,
      (chance, at, _, desk) => ({
        type: 'customer-group.add',
        at,
        ...within(chance, desk, anyAgent),
        agentIds: few(chance, agentIds),
        customerIds: few(chance, customerIds),
      }),
    ],
    [
      5,
      (chance, at, _, desk) => {
        const { chatId, by } = within(chance, desk, anybody);
        return {
          type: 'customer-group.remove',
          at,
          chatId,
          by,
          member: chance.once(2) ? by : anybody(chance),
        };
      },
    ],
    [1, (chance, at) => ({ type: 'customer-group.leave-all', at, by: anyAgent(chance) })],
    [
      4,
      (chance, at, _, desk) => {
        const upTo = chance.once(2) ? 1000 : chance.below(20);
        return { type: 'customer-group.see', at, ...within(chance, desk, anybody), upTo };
      },
    ],
  ];
}
