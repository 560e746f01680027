import type { ConversationEvent } from '../event.ts';
import type { Desk, OpenConversation } from './desk.ts';

/**
 * Notes when a conversation ends for want of the customer. The time runs while nothing is owed to the customer, from the
 * last thing that either said or the customer read; an answer that is owed is waited for without end. An entry without a
 * word (an open choice, a leave message not written) ends so too, but a place in a line is given up on its own; and whom an
 * agent contacted may come tomorrow: the time runs from the first sign of them (LM-23).
 */
export function noteIdleness(desk: Desk, open: OpenConversation, event: ConversationEvent): void {
  if (saysNothing(event)) return;
  if (event.type !== 'conversation.idle-warned') open.idleWarned = false;
  const awaited = open.contacted && open.seen.customer === 0;
  if (open.owed || awaited || open.state === 'queued') {
    desk.idle.delete(open.id);
    return;
  }
  const { idleEndMs, idleWarningMs } = desk.settings;
  if (event.type === 'conversation.idle-warned') desk.idle.set(open.id, event.endsAt);
  else
    desk.idle.set(open.id, desk.at + Math.max(0, warns(desk, open) ? idleEndMs - idleWarningMs : idleEndMs));
}

/** The customer hears nothing by it. */
function saysNothing(event: ConversationEvent): boolean {
  return (
    event.type === 'note.added' ||
    event.type === 'conversation.supervised' ||
    event.type === 'message.recalled' ||
    event.type === 'note.recalled' ||
    (event.type === 'message.seen' && event.by.kind === 'agent')
  );
}

/** Whoever talks with a person is warned before it ends. */
export function warns(desk: Desk, open: Readonly<OpenConversation>): boolean {
  const { idleWarningMs, idleEndMs } = desk.settings;
  return open.state === 'assigned' && idleWarningMs > 0 && idleWarningMs < idleEndMs;
}
