import type { AssignCause } from '@shopbell/sdk';
import type { Locale } from './locale.ts';

/** What an item of the page is, in "ask about this one instead". */
export type ItemKind = 'product' | 'order' | 'parcel';

/** Every word of the panel, in one language. Sentences that depend on values are functions of them. */
export interface Words {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';

  /** The same as the loader's. */
  readonly bell: string;
  unreadBell(count: number): string;
  /** Between a name and what is added to it. */
  readonly comma: string;
  readonly desk: string;
  readonly close: string;

  readonly connecting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly serving: string;
  readonly typing: string;
  readonly received: string;

  readonly writeWhileChoosing: string;

  readonly waiting: string;
  place(place: number): string;
  wait(minutes: number): string;
  /** Both in one line; without a figure nobody guesses. */
  inLine(place: number, minutes: number | undefined): string;
  readonly endsSoon: string;

  readonly robot: string;
  readonly robotText: string;
  readonly toPerson: string;

  readonly messages: string;
  readonly you: string;
  readonly write: string;
  readonly writeMessage: string;
  readonly send: string;
  room(characters: number): string;
  tooLong(characters: number): string;

  readonly sending: string;
  readonly sent: string;
  readonly seen: string;
  readonly failed: string;

  newMessages(count: number): string;
  readonly loadingOlder: string;

  /** Beside the name of whom it stands for. */
  readonly automatic: string;

  assigned(agent: string, cause?: AssignCause): string;

  readonly end: string;
  readonly ended: string;

  readonly tryAgain: string;
  /** A view did not come; the chat goes on. */
  readonly partMissing: string;
  readonly unreachable: string;
}
