import type { AssignCause } from '@shopbell/sdk';
import type { Locale } from './locale.ts';

/** A title and a sentence that says what to do next. */
export interface TitledWords {
  readonly title: string;
  readonly text: string;
}

/** What an item of the page is, in "ask about this one instead". */
export type ItemKind = 'product' | 'order' | 'parcel';

/** Every word of the panel, in one language. Sentences that depend on values are functions of them. */
export interface Words {
  readonly locale: Locale;

  /** The same as the loader's. */
  readonly bell: string;
  unreadBell(count: number): string;
  readonly desk: string;
  readonly close: string;

  readonly connecting: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly serving: string;
  readonly typing: string;
  readonly received: string;

  readonly pick: string;
  pickText(someoneOnline: boolean): string;
  readonly onlineNow: string;
  /** The wait is left out where nobody can tell. */
  ahead(people: number, minutes: number | undefined): string;
  readonly nobodyNow: string;
  readonly writeWhileChoosing: string;

  readonly queueTitle: (people: number) => string;
  queueText(minutes: number | undefined): string;

  readonly leave: string;
  readonly left: string;
  readonly answerLater: string;
  readonly answerHere: string;

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
  readonly retry: string;
  readonly discard: string;

  newMessages(count: number): string;
  readonly loadingOlder: string;

  assigned(agent: string, cause: AssignCause): string;
  readonly becameMessage: string;
  delivered(agent: string): string;
  endedBy(by: 'customer' | 'agent' | 'desk'): string;

  readonly end: string;
  readonly endQuestion: string;
  readonly endYes: string;
  readonly endNo: string;
  readonly ended: string;
  readonly again: string;

  anotherItem(kind: ItemKind): string;
  askAboutIt(kind: ItemKind): string;
  readonly notNow: string;
  readonly otherConversation: string;
  readonly goThere: string;

  /** Between two sentences on one line. */
  readonly pause: string;
  readonly tryAgain: string;
  readonly problemNetwork: TitledWords;
  readonly problemClosed: TitledWords;
  readonly problemGroup: TitledWords;
  readonly problemOther: TitledWords;
  /** Why one message was refused for good. */
  readonly refusedEnded: string;
}
