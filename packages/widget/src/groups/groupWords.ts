/** The words of customer groups. Whoever did something is undefined where it was the customer. */
export interface GroupWords {
  /** The groups together, in the bar that leads to them. */
  readonly groups: string;
  /** The list of what goes on: groups and conversations. */
  readonly all: string;
  readonly back: string;
  readonly members: string;
  people(count: number): string;
  /** Whoever serves the shop, beside their name. */
  readonly staff: string;
  /** A customer without a name, by the last signs of their id. */
  visitor(signs: string): string;
  /** Before what somebody said. */
  says(name: string): string;
  /** A message that is nothing but a file. */
  /** In the place of what somebody wrote who was erased. */
  readonly erased: string;
  readonly picture: string;
  readonly file: string;
  readonly nothingSaid: string;

  created(by: string | undefined): string;
  renamed(by: string | undefined, name: string): string;
  added(by: string | undefined, names: readonly string[]): string;
  left(name: string | undefined): string;
  takenOut(by: string | undefined, name: string): string;
  /** The same, if it was the customer who was brought in or taken out. */
  readonly me: string;

  readonly write: string;
  /** Read out where the group is not in sight. */
  announce(group: string, from: string, text: string): string;
  readonly loadFailed: string;

  readonly leave: string;
  readonly leaveQuestion: string;
  readonly leaveText: string;
  readonly leaveYes: string;
  readonly leaveNo: string;
  haveLeft(group: string): string;

  readonly gone: string;
  readonly goneText: string;
  /** Above what was written and not sent. */
  readonly notSent: string;
}
