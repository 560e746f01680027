import { stickyWindowOf } from '../settings.ts';
import { servedKey, type Desk, type OpenConversation } from './desk.ts';

/** RT-37: the window of a returning customer starts anew with each word between the two. */
export function noteServed(desk: Desk, open: Readonly<OpenConversation>): void {
  const window = stickyWindowOf(desk.settings);
  const { groupId, agentId, customerId } = open;
  if (window === 0 || groupId === undefined || agentId === undefined) return;
  const key = servedKey(groupId, customerId);
  const earlier = (desk.served.get(key) ?? []).filter(
    (served) => served.agentId !== agentId && desk.at - served.at < window,
  );
  // Taken out and put in again: who spoke last stands last, so that what is too old stands first.
  desk.served.delete(key);
  desk.served.set(key, [{ agentId, at: desk.at }, ...earlier]);
  forgetOldest(desk, window);
}

/** At most two go for each that comes: memory follows the window, and no single event pays for it. */
function forgetOldest(desk: Desk, window: number): void {
  for (let gone = 0; gone < 2; gone++) {
    const oldest = desk.served.first();
    const last = oldest === undefined ? undefined : desk.served.get(oldest)?.[0];
    if (oldest === undefined || !last || desk.at - last.at < window) return;
    desk.served.delete(oldest);
  }
}
