import type { DraftChange } from '../drafts/drafts.ts';
import type { OutboxChange } from '../outbox/entry.ts';

/** What tabs tell each other, so that they hold the same although no server knows of it yet. */
export type Note = OutboxChange | DraftChange | SeenChange | PersonChange;

/** So much of a conversation was on a screen. */
export interface SeenChange {
  readonly seen: string;
  readonly upTo: number;
}

/** This device is somebody else's from now on, or nobody's. */
export interface PersonChange {
  readonly person: 'other' | 'nobody';
}
