import type { outcomeOf } from '../conversations/outcomeOf.ts';
import type { Conversation } from '../model/conversation.ts';
import type { ConversationEvent } from '../model/events.ts';
import type { MetricsEvent } from '../model/metrics.ts';

type Named<Type> = Extract<MetricsEvent, { type: Type }>;
type About = 'type' | 'conversationId' | 'scope' | 'outcome' | 'at';

/**
 * What integrators are told when an event turned a conversation from `before` to `after`. Nobody's words are.
 * `outcomeAt` is lent, so that this part imports nothing.
 */
export function metricsOf(
  event: ConversationEvent,
  before: Conversation | undefined,
  after: Conversation,
  outcomeAt: typeof outcomeOf,
): MetricsEvent[] {
  const { type, conversationId, at } = event;
  const { scope, state, group } = after;
  const now = outcomeAt(after);
  const outcome = (now ?? (before && outcomeAt(before)))?.kind;
  const told: object[] = [];
  const tell = <Type extends MetricsEvent['type']>(type: Type, more?: Omit<Named<Type>, About>): void => {
    told.push({ type, conversationId, scope, ...(outcome && { outcome }), at, ...more });
  };
  if (before && before.state !== state) {
    if (before.state === 'choosing' && now && group) tell('group.chosen', { group });
    if (before.state === 'robot' && now) tell('robot.handed-over');
    if (before.state === 'queued' && before.group) {
      const joined = before.items.findLast((item) => item.kind === 'notice' && item.notice.kind === 'queued');
      const how = (type === 'conversation.ended' && event.cause) || state;
      tell('queue.left', { group: before.group, how, ...(joined && { waitedMs: at - joined.at }) });
    }
  }
  switch (type) {
    case 'conversation.opened':
      tell('entry.opened');
      break;
    case 'conversation.offered':
      tell('group.offered', { groups: event.options.map(({ id, name }) => ({ id, name })) });
      break;
    case 'conversation.queued':
      tell('queue.joined', { group: event.group, ...event.queue });
      break;
    case 'robot.started':
      tell(type);
      break;
    case 'conversation.assigned':
      tell(type, { agent: event.agent, group: event.group, cause: event.cause });
      break;
    case 'conversation.transferred':
      tell(type, { from: event.from, agent: event.agent, group: event.group });
      break;
    case 'message.posted': {
      const { author, text, files = [], card } = event.message;
      const { kind: by, id, name = '' } = author;
      tell('message.sent', {
        by,
        length: text.length,
        files: files.length,
        ...(card && { card: card.kind }),
      });
      const first = (side: string): number | undefined =>
        before?.items.find((item) => item.kind === 'message' && item.author.kind === side)?.at;
      if (by === 'agent' && before && !before.more && !first(by)) {
        tell('first-response', { agent: { id, name }, ms: at - (first('customer') ?? before.openedAt) });
      }
      break;
    }
    case 'conversation.rated':
      tell('rated', { grade: event.grade });
      break;
    case 'conversation.scope-changed':
      if (before) tell('scope.changed', { former: before.scope });
      break;
    case 'conversation.ended': {
      const { by, cause } = event;
      tell(type, { by, ...(cause && { cause }), durationMs: at - after.openedAt });
      break;
    }
    default:
    // The rest says nothing, or something only beside what was there before: see below and above.
  }
  if (before && group && left(after) && !left(before)) tell('message.left', { group });
  return told as MetricsEvent[];
}

function left({ state, items }: Conversation): boolean {
  return (
    state === 'leave-message' &&
    items.some((item) => item.kind === 'message' && item.author.kind === 'customer')
  );
}
