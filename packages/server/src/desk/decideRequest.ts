import {
  partiesOf,
  decide,
  settingsOf,
  evolve,
  outcomeOf,
  type Command,
  type CommandResult,
  type Desk,
  type DeskEvent,
  type Refusal,
} from '@shopbell/engine';
import { errorCodes, ShopbellError, type ErrorCode, type RoutingOutcome } from '@shopbell/sdk/model';
import { audiencesOf } from './audiences.ts';
import { audiencesOfChat, isChatEvent } from './chatAudiences.ts';
import type { Committed, DeskReply, PreparedRequest } from './request.ts';

/** What a request came to on a desk: events to append (perhaps none), and what the asker will be told. */
export interface Decided {
  /** Where the desk stood before. */
  readonly before: number;
  readonly events: readonly Committed[];
  readonly answer: DeskReply | ShopbellError;
}

/** Decides a request and applies the decision to the desk, whose time never runs backwards, even if `now` does. */
export function decideRequest(desk: Desk, request: PreparedRequest, now: number): Decided {
  const before = desk.seq;
  const command: Command = { ...request.command, at: now };
  const decision = decide(desk, command);
  if (!decision.taken) {
    return { before, events: [], answer: errorOf(decision.refusal) };
  }
  const events = decision.events.map((event) => applyEvent(desk, event, request));
  const { result } = decision;
  const outcome = outcomeNow(desk, result);
  return { before, events, answer: { result, position: desk.seq, ...(outcome ? { outcome } : {}) } };
}

/** What an entry came to in this very decision. */
function outcomeNow(desk: Desk, result: CommandResult): RoutingOutcome | undefined {
  if (result.kind === 'refused') return { kind: 'refused', code: result.code };
  return result.kind === 'conversation' ? outcomeOf(desk, result.conversationId) : undefined;
}

/** Applies one event to the desk and says who is to hear of it. */
export function applyEvent(
  desk: Desk,
  event: DeskEvent,
  request?: Omit<PreparedRequest, 'command'>,
): Committed {
  const parties = 'conversationId' in event ? partiesIn(desk, event) : undefined;
  const audiences = isChatEvent(event) ? audiencesOfChat(desk, event) : audiencesOf(event, parties);
  // From what to what: while the desk is still as it was.
  const changes = request?.changesOf?.(desk, event) ?? [];
  evolve(desk, event);
  return {
    seq: desk.seq,
    event,
    audiences,
    ...writtenIn(desk, event, request),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

function partiesIn(desk: Desk, event: Extract<DeskEvent, { conversationId: string }>) {
  const parties = partiesOf(desk, event.conversationId);
  // An answer may be seen long after its conversation: by then the desk has forgotten whose it was.
  if (!parties && event.type === 'message.seen') return { customerId: event.by.id };
  return parties;
}

/** What stands beside the event: what came with the request, or, of an automatic reply, what the shop set. */
function writtenIn(
  desk: Desk,
  event: DeskEvent,
  { text, parts }: Omit<PreparedRequest, 'command'> = {},
): Pick<Committed, 'text' | 'parts'> {
  const beside = { ...(text === undefined ? {} : { text }), ...(parts === undefined ? {} : { parts }) };
  if (event.type === 'conversation.transferred') return event.noteId === undefined ? {} : beside;
  if (event.type === 'conversation.rated') return event.commentId === undefined ? {} : beside;
  if (event.type === 'conversation.scope-changed') return event.cardId === undefined ? {} : beside;
  if (event.type === 'note.added' || isPosted(event)) return beside;
  if (event.type !== 'message.posted') return {};
  if (event.by.kind !== 'auto') return beside;
  const reply = settingsOf(desk).settings.autoReplies[event.by.occasion];
  return reply === null ? {} : { text: reply };
}

/** What is said in a chat. */
function isPosted({ type }: DeskEvent): boolean {
  return type === 'staff-chat.posted' || type === 'customer-group.posted';
}

/** A refusal as its asker is told. */
export function errorOf({ code, details }: Refusal): ShopbellError {
  const { means, retry } = errorCodes[code];
  return new ShopbellError<ErrorCode>(code, means, { retry, ...(details === undefined ? {} : { details }) });
}
