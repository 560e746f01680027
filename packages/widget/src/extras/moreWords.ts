import type { ItemKind } from '../words/words.ts';

/** The words of the views that come once the panel is open. */
export interface MoreWords {
  /** Of a message that was not sent. */
  readonly retry: string;
  readonly discard: string;
  /** Why one message was refused for good. */
  readonly refusedBlocked: string;
  readonly refusedEnded: string;

  readonly pick: string;
  pickText(someoneOnline: boolean): string;
  readonly onlineNow: string;
  /** The wait is left out where nobody can tell. */
  ahead(people: number, minutes: number | undefined): string;
  readonly nobodyNow: string;
  /** Of a group that was offered a moment ago. */
  readonly gone: string;

  readonly queueNext: string;
  readonly solved: string;
  readonly leaveInstead: string;

  /** A day and a time of it. */
  at(day: string, time: string): string;
  /** A weekday or a date, as it stands before a time. */
  onDay(day: string): string;
  /** After a time of the shop: what the customer's own clock shows then. */
  yourTime(moment: string): string;
  /** Of a group on offer that is closed. */
  nobodyUntil(moment: string): string;
  /** Over what the robot says while nobody is there. */
  peopleFrom(moment: string): string;

  /** Why a message is left: nobody is there; it is closed; the customer waits no longer. */
  readonly leave: string;
  readonly leaveClosed: string;
  readonly leaveInsteadNow: string;
  readonly left: string;
  /** When the answer comes: once somebody is there; from a moment on; once somebody is free. */
  readonly answerLater: string;
  answerFrom(moment: string): string;
  readonly answerSoon: string;
  readonly answerHere: string;

  readonly stillThere: string;
  /** `time` as minutes and seconds, `1:30`. */
  endsIn(time: string): string;
  readonly stillHere: string;

  readonly faq: string;
  readonly faqWhileWaiting: string;
  readonly recommendations: string;
  showAll(count: number): string;
  dismiss(card: string): string;
  readonly noAnswers: string;
  readonly newWindow: string;
  askAbout(title: string): string;
  /** What stands in the composer then. */
  draftAbout(title: string): string;

  /** Between two sentences. */
  readonly pause: string;
  readonly endQuestion: string;
  readonly endYes: string;
  readonly endNo: string;
  readonly ended: string;
  readonly gladly: string;
  readonly again: string;

  askAboutIt(kind: ItemKind): string;
  readonly yes: string;
  /** Another group serves it. */
  servedBy(group: string): string;
  readonly connectThere: string;
  readonly stay: string;
  readonly no: string;
  readonly otherConversation: string;
  readonly goThere: string;
}
