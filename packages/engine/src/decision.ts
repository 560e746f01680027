import type { DetailsOf, ErrorCode } from '@shopbell/sdk/model';
import type { DeskEvent } from './event.ts';

/** A command is either taken (events to append, perhaps none) or refused with nothing changed. */
export type Decision =
  | { readonly taken: true; readonly events: readonly DeskEvent[]; readonly result: CommandResult }
  | { readonly taken: false; readonly refusal: Refusal };

/** A refusal in the one vocabulary of error codes. */
export type Refusal = {
  [C in ErrorCode]: DetailsOf<C> extends undefined
    ? { readonly code: C; readonly details?: undefined }
    : { readonly code: C; readonly details: DetailsOf<C> };
}[ErrorCode];

/** Why an entry is refused: an outcome, with a trace, and no error. */
export type RefusalCode = Extract<ErrorCode, 'CUSTOMER_BLOCKED'>;

/** What the asker is told beside the events. */
export type CommandResult =
  /** `conversation.open` and `conversation.choose`: read the outcome off the desk with `outcomeOf`. */
  | { readonly kind: 'conversation'; readonly conversationId: string }
  /** `conversation.open`: the customer is not served; the conversation is the record of that, and has ended. */
  | { readonly kind: 'refused'; readonly conversationId: string; readonly code: RefusalCode }
  /** `message.send`: where the message stands; `repeated` if this is the first answer told again. */
  | {
      readonly kind: 'message';
      readonly messageId: string;
      readonly seq: number;
      readonly at: number;
      readonly repeated: boolean;
    }
  /** `message.recall`: when it was recalled; the first answer again for a repeat. */
  | { readonly kind: 'recalled'; readonly seq: number; readonly at: number }
  /** `staff-chat.open`, `staff-chat.create` and `customer-group.create`: which chat it is. */
  | { readonly kind: 'chat'; readonly chatId: string }
  | { readonly kind: 'done' };
