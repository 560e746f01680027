import fc from 'fast-check';
import type { Conversation } from '@shopbell/sdk/model';
import type { Shop } from './shop.ts';
import { pick, step, which } from './step.ts';

/** One that a colleague has, as they see it on their own screen. */
function ofColleague({ agents }: Shop, who: number, where: number): Conversation | undefined {
  const me = pick(agents, who)?.name;
  const theirs = agents.flatMap(({ name, conversations }) =>
    conversations.filter(({ state, agent }) => name !== me && state === 'assigned' && agent?.id === name),
  );
  return pick(theirs, where);
}

/** What supervisors do with a conversation of a colleague. */
export const supervisorsDo = [
  step(
    'supervises',
    [which, which, fc.constantFrom('watching', 'joined', 'joined', 'left')],
    (shop, who, where, how) => {
      const conversationId = ofColleague(shop, who, where)?.id;
      if (conversationId !== undefined)
        pick(shop.agents, who)?.ask('conversation.supervise', { conversationId, how });
    },
  ),
  step('takesOver', [which, which], (shop, who, where) => {
    const theirs = ofColleague(shop, who, where);
    if (theirs)
      pick(shop.agents, who)?.ask('conversation.take-over', {
        conversationId: theirs.id,
        from: theirs.agent?.id,
      });
  }),
];
