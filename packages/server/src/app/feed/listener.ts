import type { Conversation } from '@shopbell/sdk/model';
import { allAgents, audienceOf } from '../../desk/audiences.ts';

/** Who is told: a customer or an agent of a shop. */
export interface Listener {
  readonly kind: 'customer' | 'agent';
  readonly id: string;
  /** An employee without a place at the desk, whatever they were before: see docs/decisions/0038. */
  readonly onlooks?: boolean;
}

/** The audience that is an onlooker: no event is told to it. */
export function audienceOfOnlooker(id: string): string {
  return audienceOf({ kind: 'onlooker', id });
}

/** The audiences that a listener belongs to. */
export function audiencesOfListener(listener: Listener): readonly string[] {
  if (listener.onlooks) return [audienceOfOnlooker(listener.id), allAgents];
  return listener.kind === 'agent' ? [audienceOf(listener), allAgents] : [audienceOf(listener)];
}

/**
 * Whether a conversation stands on the listener's screen without being asked for: a snapshot holds exactly these. For an
 * agent that is what they hold, delivered leave messages included, and what they look over; for a customer what goes on, and
 * what has ended with an answer that they have not seen (docs/decisions/0047).
 */
export function isCurrentFor(listener: Listener, conversation: Conversation): boolean {
  if (conversation.state === 'ended') return listener.kind === 'customer' && hasUnseenAnswer(conversation);
  if (listener.kind === 'customer' || conversation.agent?.id === listener.id) return true;
  return conversation.supervisors?.some(({ agent }) => agent.id === listener.id) === true;
}

/** What was taken back is nothing to come back for. */
function hasUnseenAnswer({ items, seen }: Conversation): boolean {
  return items.some(
    (item) =>
      item.kind === 'message' &&
      item.seq > seen.customer &&
      !item.recalled &&
      (item.author.kind === 'agent' || item.author.kind === 'robot'),
  );
}
