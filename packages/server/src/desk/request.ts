import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Command, CommandResult, DeskEvent } from '@shopbell/engine';
import type { RoutingOutcome } from '@shopbell/sdk/model';

type Undated<C> = C extends Command ? Omit<C, 'at'> : never;
type MessageSend = Extract<Command, { type: 'message.send' }>;
type RobotAnswer = Extract<Command, { type: 'robot.answer' }>;
type Transfer = Extract<Command, { type: 'conversation.transfer' }>;

/**
 * What a shop's desk can be asked: the engine's commands without what the host adds by itself, which is the time, and
 * for a message the digest and length of its text. A note goes with a `noteId`.
 */
export type DeskRequest =
  | Undated<Exclude<Command, { type: 'message.send' | 'robot.answer' | 'conversation.transfer' }>>
  | (Omit<MessageSend, 'at' | 'digest' | 'length'> & { readonly text: string })
  | (Omit<RobotAnswer, 'at' | 'length'> & { readonly text: string })
  | (Omit<Transfer, 'at'> & { readonly note?: string });

/** The answer to a request, told once everything it rests on is durable. */
export interface DeskReply {
  readonly result: CommandResult;
  /** For `conversation.open` and `conversation.choose`: what the entry came to in this very decision. */
  readonly outcome?: RoutingOutcome;
  /** Sequence of the journal that the reply rests on: it is durable up to here, at least. */
  readonly position: number;
}

/** A durable event, and who is to hear of it. */
export interface Committed {
  readonly seq: number;
  readonly event: DeskEvent;
  /** `customer:<id>`, `agent:<id>`, `agents`; empty if nobody is told. */
  readonly audiences: readonly string[];
  /** Of `message.posted`: what was written, unless it has been erased. */
  readonly text?: string;
}

/** Hears the events of one shop in order, each once, and never before they are durable. */
export type CommittedListener = (events: readonly Committed[]) => void;

/** A request as the engine takes it, but for the time, and what was written, which the engine never sees. */
export interface PreparedRequest {
  readonly command: Undated<Command>;
  readonly text?: string;
}

/**
 * Adds digest and length to a message. The hash is a synchronous one, because requests are decided in the very turn in
 * which they are made: WebCrypto's promise would let a later request overtake an earlier one.
 */
export function prepareRequest(request: DeskRequest): PreparedRequest {
  if (request.type === 'conversation.transfer') {
    const { note, ...command } = request;
    return note === undefined ? { command } : { command, text: note };
  }
  if (request.type === 'robot.answer') {
    const { text, ...command } = request;
    return { command: { ...command, length: codePoints(text) }, text };
  }
  if (request.type !== 'message.send') return { command: request };
  const { text, ...message } = request;
  const digest = bytesToHex(sha256(utf8ToBytes(`${message.conversationId}\n${text}`)));
  return { command: { ...message, digest, length: codePoints(text) }, text };
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
