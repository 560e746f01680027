import type { EndCause } from '@shopbell/sdk';

/** The words of what the desk noted between messages. */
export interface NoticeWords {
  readonly robotFirst: string;
  queuedAt(group: string): string;
  transferred(from: string, agent: string): string;
  /** Above the card of what the customer asks about from here on. */
  readonly asksAboutNow: string;
  /** Where there is no card: its number, or nothing in particular. */
  asksAbout(number: string | undefined): string;
  /** By somebody of the shop: nobody else can. */
  readonly recalled: string;
  idleWarned(time: string): string;
  /** `leftLine`: the customer waits no longer; else nobody could take it. */
  becameMessage(leftLine: boolean | undefined): string;
  delivered(agent: string): string;
  endedBy(whom: 'customer' | 'agent' | 'desk' | EndCause): string;
}
