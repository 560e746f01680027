import type { FittingAnswers, Scope } from '@shopbell/sdk';

/** What views may ask for. The controller does it; a test may take its place. */
export interface ViewActions {
  choose(groupId: string): void;
  /** Waits no longer (RT-46). */
  leaveQueue(to: 'leave-message' | 'solved'): void;
  /** From the robot to a person (RB-05). */
  handOver(): void;
  /** Questions and recommendations that fit; rejects where they cannot be had. */
  answers(scope: Scope, queued: boolean): Promise<FittingAnswers>;
  /** The customer is still there. */
  stayHere(): void;
  send(text: string): void;
  /** What stands in the composer. */
  readonly draftText: string;
  /** The text in the composer has changed. */
  draft(text: string): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** The oldest line is near: load what is before it. */
  history(): void;
  /** The newest line came into view, or left it. */
  atBottom(on: boolean): void;
  /** Shows the running conversation or enters. Also the second attempt after a problem. */
  enter(): void;
  /** Enters with the page's scope in any case. */
  enterAnew(): void;
  end(): void;
  refuseOffer(): void;
  showOther(): void;
}
