import type { Entry } from './entry.ts';

/** Conversations whose messages are under way at the same time: who was offline for long does not flood the server. */
const atOnce = 8;

/**
 * The messages whose turn it is now. In a conversation one goes at a time, in order. Texts pass a file that makes no
 * headway; other files do not (docs/decisions/0027): those of other conversations neither, once so many are under way. What
 * waits for a place among them holds up no texts.
 */
export function nextTurns(entries: readonly Entry[]): Entry[] {
  const taken = new Set<string>();
  let busy = 0;
  let underWay = 0;
  const take = ({ message: { conversationId, files }, turn, aside }: Entry): void => {
    if (turn !== 'waits') {
      underWay++;
      if (!aside) busy++;
    }
    if (files) taken.add(`files ${conversationId}`);
    if (!aside) taken.add(conversationId);
  };
  for (const entry of entries) if (entry.turn) take(entry);
  return entries.filter((entry) => {
    const { message, turn, accepted } = entry;
    const { conversationId, files, state } = message;
    if (turn || accepted || state === 'failed' || (files ? underWay : busy) >= atOnce) return false;
    if (taken.has(conversationId) || (files && taken.has(`files ${conversationId}`))) return false;
    take(entry);
    return true;
  });
}
