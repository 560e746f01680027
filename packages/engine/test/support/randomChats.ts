import type { Command, Desk } from '../../src/index.ts';
import type { Chance } from './chance.ts';

type Make = (chance: Chance, at: number, index: number, desk: Desk) => Command;

/** What the colleagues of these ids do among themselves, each with how often it comes. */
export function chatMakers(agentIds: readonly string[]): readonly (readonly [number, Make])[] {
  const anyAgent = (chance: Chance): string => (chance.once(30) ? 'nobody' : chance.pick(agentIds));
  const colleague = (id: string) => ({ kind: 'agent', id }) as const;

  /** A chat with somebody who is in it, mostly; sometimes with somebody else, or one that is not. */
  const within = (chance: Chance, desk: Desk, wished: 'pair' | 'group' = chance.pick(['pair', 'group'])) => {
    const all = [...desk.staffChats.values()].filter(({ kind }) => kind === wished);
    if (all.length === 0 || chance.once(25)) return { chatId: 'no-such', by: colleague(anyAgent(chance)) };
    const { id, members } = chance.pick(all);
    const within = chance.pick(members).agentId;
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
