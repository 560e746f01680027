import type { Question } from '../words.ts';

/** Words of chats among colleagues, and of contacts (WB-04, WB-16). */
export interface StaffWords {
  /** The two places of the desk. */
  readonly places: string;
  readonly reception: string;
  readonly chat: string;
  unread(count: number): string;

  readonly tabs: Readonly<Record<'chats' | 'contacts', string>>;
  readonly lists: Readonly<Record<'friends' | 'groups' | 'organisation', string>>;
  readonly empty: Readonly<Record<'chats' | 'friends' | 'groups' | 'organisation', string>>;
  readonly emptyHint: Readonly<Record<'chats' | 'friends' | 'groups' | 'organisation', string>>;
  readonly search: string;
  readonly notFound: string;
  readonly markFriend: string;
  readonly unmarkFriend: string;
  /** `name` stands for whom it is pressed. */
  startChat(name: string): string;

  readonly none: string;
  readonly noneHint: string;
  readonly noMessages: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly retry: string;
  readonly placeholder: string;
  readonly members: string;
  readonly hideMembers: string;
  memberCount(count: number): string;
  readonly lead: string;
  readonly you: string;

  readonly notice: {
    created(by: string | undefined): string;
    renamed(by: string | undefined, name: string): string;
    added(by: string | undefined, names: string): string;
    left(name: string | undefined): string;
    takenOut(by: string | undefined, name: string): string;
    /** Between names. */
    readonly and: string;
  };

  readonly group: {
    readonly new: string;
    readonly add: string;
    readonly rename: string;
    readonly name: string;
    readonly nameMissing: string;
    readonly choose: string;
    readonly search: string;
    readonly chooseMissing: string;
    chosen(count: number): string;
    readonly create: string;
    readonly save: string;
    readonly cancel: string;
    readonly leave: string;
    readonly leaveQuestion: Question;
    takeOut(name: string): string;
    takeOutQuestion(name: string): Question;
  };

  readonly failed: string;
  limit(count: number): string;
  readonly gone: string;
  announce(from: string, text: string): string;
}
