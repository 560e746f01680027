import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Command, CommandResult, Desk, DeskEvent } from '@shopbell/engine';
import type { Card, FileRef, RoutingOutcome } from '@shopbell/sdk/model';
import type { NewChangeRow } from '../storage/changes.ts';

type Undated<C> = C extends Command ? Omit<C, 'at'> : never;
type MessageSend = Extract<Command, { type: 'message.send' }>;
type NoteAdd = Extract<Command, { type: 'note.add' }>;
type RobotAnswer = Extract<Command, { type: 'robot.answer' }>;
type Transfer = Extract<Command, { type: 'conversation.transfer' }>;
type Rate = Extract<Command, { type: 'conversation.rate' }>;
type AskAbout = Extract<Command, { type: 'conversation.ask-about' }>;

/**
 * What a shop's desk can be asked: the engine's commands without what the host adds by itself, which is the time, and
 * for a message the digest and length of its text. A note goes with a `noteId`, a comment with a `commentId`, and what is
 * asked about with a `cardId`.
 */
export type DeskRequest =
  | Undated<Exclude<Command, MessageSend | NoteAdd | RobotAnswer | Transfer | Rate | AskAbout>>
  | (Omit<MessageSend, 'at' | 'digest' | 'length' | 'files' | 'card'> & {
      readonly text: string;
      readonly parts?: MessageParts;
    })
  | (Omit<NoteAdd, 'at' | 'digest'> & { readonly text: string })
  | (Omit<RobotAnswer, 'at' | 'length'> & { readonly text: string })
  | (Omit<Transfer, 'at'> & { readonly note?: string })
  | (Omit<Rate, 'at'> & { readonly comment?: string })
  | (Omit<AskAbout, 'at'> & { readonly about?: Card });

/** What is sent beside a text. */
export interface MessageParts {
  readonly files?: readonly FileRef[];
  readonly card?: Card;
}

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
  readonly parts?: MessageParts;
  /** Only of what was just decided: they are stored with it. */
  readonly changes?: readonly NewChangeRow[];
}

/** What an event, not applied yet, changes of the shop's settings, and on whose word. */
export type ChangesOf = (desk: Desk, event: DeskEvent) => readonly NewChangeRow[];
/** The same of a request that came with nobody's word. */
export type ChangesOfRequest = (request: DeskRequest, shopId: string) => ChangesOf;

/** Hears the events of one shop in order, each once, and never before they are durable. */
export type CommittedListener = (events: readonly Committed[]) => void;

/** A request as the engine takes it, but for the time, and what was written, which the engine never sees. */
export interface PreparedRequest {
  readonly command: Undated<Command>;
  readonly text?: string;
  readonly parts?: MessageParts;
  /** Asked of each event; nobody's word is recorded if it is left out. */
  readonly changesOf?: ChangesOf;
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
  if (request.type === 'conversation.rate') {
    const { comment, ...command } = request;
    return comment === undefined ? { command } : { command, text: comment };
  }
  if (request.type === 'conversation.ask-about') {
    const { about, ...command } = request;
    return about === undefined ? { command } : { command, parts: { card: about } };
  }
  if (request.type === 'robot.answer') {
    const { text, ...command } = request;
    return { command: { ...command, length: codePoints(text) }, text };
  }
  if (request.type === 'note.add') {
    const { text, ...command } = request;
    // Never that of a message with the same words: an id that stood for one is not taken for the other.
    const digest = digestOf(`note ${command.conversationId}`, text, {});
    return { command: { ...command, digest }, text };
  }
  if (request.type !== 'message.send') return { command: request };
  const { text, parts = {}, ...message } = request;
  const { files = [], card } = parts;
  const command = {
    ...message,
    digest: digestOf(message.conversationId, text, parts),
    length: codePoints(text),
    ...(files.length === 0 ? {} : { files: files.length }),
    ...(card === undefined ? {} : { card: card.kind }),
  };
  return { command, text, ...(files.length === 0 && card === undefined ? {} : { parts }) };
}

/** Of all that was sent; what the shop's records say of a card may change between two sendings of the same message. */
function digestOf(conversationId: string, text: string, { files = [], card }: MessageParts): string {
  const beside = files.length > 0 || card !== undefined;
  const all = [text, files.map(({ id }) => id), card === undefined ? null : [card.kind, card.id]];
  // No id holds either of the separators: a text alone never looks like something with parts.
  const content = beside ? `${conversationId}\u0000${JSON.stringify(all)}` : `${conversationId}\n${text}`;
  return bytesToHex(sha256(utf8ToBytes(content)));
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
