/** What views may ask for. The controller does it; a test may take its place. */
export interface ViewActions {
  choose(groupId: string): void;
  send(text: string): void;
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
