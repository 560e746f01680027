import type { Author } from '../command.ts';

/** Whoever works in the shop. */
export type Colleague = Extract<Author, { kind: 'agent' }>;

/** Somebody in a chat. */
export type ChatMember = Author & {
  /** Sequence of the event by which they came: nothing before it is theirs to read. */
  readonly from: number;
  /** The number of the last message that they have read. */
  readonly seen: number;
};

/** The staff chats of WB-04, and the customer groups of WB-07. */
export type ChatFamily = 'staff-chat' | 'customer-group';

/** A chat whose members the desk knows, and nothing of what was said. */
export interface Chat {
  readonly id: string;
  /** `pair`: of two colleagues, for good. `group`: of colleagues, under a name. `customers`: of agents and customers. */
  readonly kind: 'pair' | 'group' | 'customers';
  name?: string;
  /** Whoever has been in it longest first. */
  members: readonly ChatMember[];
  /** Messages that there ever were. */
  count: number;
  /** When the last of them was written; before the first, when the chat was created. */
  lastMessageAt: number;
  /** Sequence of the newest message, or of the newest change to name or members. */
  lastSeq: number;
  /** What was sent of late, as `noteSent` keeps it: a repeat is answered from here, an old one from storage. */
  sent: string;
}
