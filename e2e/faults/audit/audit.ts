import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from '@shopbell/sdk';
import type { Account } from './sighting.ts';

/** A message that was handed to a client. */
export interface SentMessage {
  /** The device that sent it: its messages of one conversation have an order. */
  readonly device: string;
  readonly conversationId: string;
  /** Different for every message. */
  readonly text: string;
  /** The device has it in its outbox. Without that, a tab that was killed may have died before it could keep anything. */
  readonly promised: boolean;
}

/** A message as the journal holds it. */
export interface StoredMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly text: string;
}

/** Somebody who was told: what a client showed, and what a fresh one of the same person shows after it all. */
export interface Listener {
  readonly name: string;
  readonly account: Account;
  /** Left out for a client that ended on the way: its last screen is as old as its end. */
  readonly fresh?: readonly Conversation[];
}

/** What was found; empty lists if all is well. */
export interface Findings {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly gaps: readonly string[];
}

export function audit(
  sent: readonly SentMessage[],
  stored: readonly StoredMessage[],
  listeners: readonly Listener[],
): Findings {
  const byText = Map.groupBy(stored, ({ text }) => text);
  const lost = sent.filter(({ text, promised }) => promised && !byText.has(text)).map(({ text }) => text);
  const doubled = sent.flatMap(({ text }) => ((byText.get(text)?.length ?? 0) > 1 ? text : []));
  return {
    lost,
    doubled: [...doubled, ...listeners.flatMap(toldTwice)],
    outOfOrder: [...overtaken(sent, byText), ...listeners.flatMap(shownOutOfOrder)],
    gaps: [...holes(stored, listeners), ...listeners.flatMap(stale)],
  };
}

export function isClean(findings: Findings): boolean {
  return Object.values(findings).every((list: readonly string[]) => list.length === 0);
}

/** Messages that stand in the journal before one that the same device sent earlier. */
function overtaken(
  sent: readonly SentMessage[],
  byText: ReadonlyMap<string, readonly StoredMessage[]>,
): string[] {
  const last = new Map<string, number>();
  return sent.flatMap(({ device, conversationId, text }) => {
    const seq = byText.get(text)?.[0]?.seq;
    if (seq === undefined) return [];
    const line = `${device} ${conversationId}`;
    const before = last.get(line) ?? 0;
    last.set(line, Math.max(before, seq));
    return seq < before ? text : [];
  });
}

function toldTwice({ name, account }: Listener): string[] {
  const seen = new Set<string>();
  return account.told.flatMap((id) => {
    if (seen.has(id)) return `${name} was told twice of ${id}`;
    seen.add(id);
    return [];
  });
}

function shownOutOfOrder({ name, account }: Listener): string[] {
  return account.sightings.flatMap(({ conversationId, seqs, lastSeq }) =>
    seqs.some((seq, index) => seq <= (seqs[index - 1] ?? 0))
      ? `${name} saw ${conversationId} out of order at ${lastSeq}`
      : [],
  );
}

/** Whatever was ever shown is the journal up to that event, from some message on, with none missing and none invented. */
function holes(stored: readonly StoredMessage[], listeners: readonly Listener[]): string[] {
  const truths = new Map<string, readonly number[]>();
  for (const [conversationId, messages] of Map.groupBy(stored, (message) => message.conversationId)) {
    truths.set(
      conversationId,
      messages.map(({ seq }) => seq),
    );
  }
  return listeners.flatMap(({ name, account }) =>
    account.sightings.flatMap(({ conversationId, lastSeq, seqs, more }) => {
      const truth = (truths.get(conversationId) ?? []).filter((seq) => seq <= lastSeq);
      const shown = [...seqs].sort((a, b) => a - b);
      const expected = more ? truth.slice(truth.length - shown.length) : truth;
      return isDeepStrictEqual(shown, expected)
        ? []
        : `${name} saw a hole in ${conversationId} at ${lastSeq}`;
    }),
  );
}

/** What is shown in the end is what a fresh snapshot shows: no event is missing without a later one to tell so. */
function stale({ name, account, fresh }: Listener): string[] {
  return fresh
    ? staleConversations(account.shown, fresh).map((id) => `${name} shows ${id} as it is no more`)
    : [];
}

/** Conversations that look different in a fresh snapshot, older history aside. */
export function staleConversations(
  shown: readonly Conversation[],
  fresh: readonly Conversation[],
): readonly string[] {
  return fresh.flatMap((truth) => {
    const held = shown.find(({ id }) => id === truth.id);
    if (!held) return truth.id;
    const count = Math.min(held.items.length, truth.items.length);
    const newest = ({ items, more: _more, ...rest }: Conversation) => ({
      ...rest,
      items: items.slice(-count),
    });
    return isDeepStrictEqual(newest(held), newest(truth)) ? [] : truth.id;
  });
}
