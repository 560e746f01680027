import type { DeskEvent, ChatEvent } from '@shopbell/engine';

/** Whose a conversation was before an event. */
export interface Parties {
  readonly customerId: string;
  /** Its owner, if it had one. */
  readonly agentId?: string | undefined;
  /** Colleagues who look over it. */
  readonly supervisors?: readonly { readonly agentId: string }[];
  /** Of one that has ended: colleagues who looked over it to the end. */
  readonly watchers?: readonly string[];
}

/** Everybody who works in the shop. */
export const allAgents = 'agents';

/** The audience that is one customer or one agent; also how the storage names an author. */
export function audienceOf(who: { readonly kind: string; readonly id: string }): string {
  return `${who.kind}:${who.id}`;
}

/**
 * Who is told of an event: of a conversation its customer, and the agent who owns it, before or after the event: whoever
 * loses one has to hear of it; of a status or a name the agent whose it is, since colleagues are told of them together (see
 * `Roster`); of the shop's setup every agent; of the rest nobody. `parties` are those before the event, undefined if it is
 * about no known conversation.
 */
export function audiencesOf(
  event: Exclude<DeskEvent, ChatEvent>,
  parties: Parties | undefined,
): readonly string[] {
  switch (event.type) {
    case 'shop.opened':
    case 'agent.lease-started':
    case 'agent.lease-voided':
    case 'queue.lease-started':
    case 'queue.lease-voided':
      return [];
    // Whoever asks is answered; nobody else has to do with it.
    case 'conversation.refused':
      return [];
    case 'agent.added':
    case 'agent.configured':
    case 'agent.status-changed':
      return [audienceOf({ kind: 'agent', id: event.agentId })];
    case 'shop.configured':
    case 'group.created':
    case 'group.edited':
    case 'group.deleted':
    case 'customer.blocked':
    case 'customer.unblocked':
    case 'customer.erased':
      // Whoever works in the shop may have them on screen. Whoever they were is nobody to be told any more.
      return [allAgents];
    case 'conversation.opened':
      return [audienceOf({ kind: 'customer', id: event.customerId })];
    case 'conversation.assigned':
    case 'conversation.transferred':
    case 'leave-message.delivered':
      return everybodyIn(parties, event.agentId);
    case 'conversation.identified':
      // Who it was before is nobody any more.
      return everybodyIn(parties && { ...parties, customerId: event.knownId });
    // Whoever wrote it may have passed the conversation on meanwhile, and it may have ended.
    case 'message.recalled':
      return everybodyIn(parties, event.by.id, parties?.watchers);
    // Between colleagues: never its customer.
    case 'note.recalled':
      return agentsIn(parties, event.by.id, parties?.watchers);
    case 'note.added':
      return agentsIn(parties);
    case 'conversation.supervised':
      return event.shown ? everybodyIn(parties, event.agentId) : agentsIn(parties, event.agentId);
    case 'conversation.offered':
    case 'robot.started':
    case 'conversation.queued':
    case 'conversation.idle-warned':
    case 'conversation.scope-changed':
    case 'conversation.rated':
    case 'leave-message.opened':
    case 'leave-message.converted':
    case 'message.posted':
    case 'message.seen':
    case 'conversation.ended':
      return everybodyIn(parties);
  }
}

function everybodyIn(
  parties: Parties | undefined,
  another?: string,
  watchers: readonly string[] = [],
): readonly string[] {
  const over = parties?.supervisors?.map(({ agentId }) => agentId) ?? [];
  const agents = new Set([parties?.agentId, another, ...over, ...watchers].filter((id) => id !== undefined));
  return [
    ...(parties ? [audienceOf({ kind: 'customer', id: parties.customerId })] : []),
    ...Array.from(agents, (id) => audienceOf({ kind: 'agent', id })),
  ];
}

/** The same without its customer. */
function agentsIn(...who: Parameters<typeof everybodyIn>): readonly string[] {
  return everybodyIn(...who).filter((audience) => audience.startsWith('agent:'));
}
