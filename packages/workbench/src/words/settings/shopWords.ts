import type { RoleName } from '@shopbell/sdk/admin';

/** Words of who may sign in. */
export interface AccountsWords {
  readonly intro: string;
  readonly create: string;
  readonly search: string;
  readonly columns: Readonly<Record<'name' | 'account' | 'roles' | 'state' | 'actions', string>>;
  readonly roles: Readonly<Record<RoleName, { readonly name: string; readonly means: string }>>;
  readonly noRole: string;
  readonly active: string;
  suspendedSince(day: string): string;

  readonly newTitle: string;
  editTitle(name: string): string;
  readonly displayName: string;
  readonly displayNameHint: string;
  readonly name: string;
  nameHint(shopId: string): string;
  readonly nameWrong: string;
  readonly nameTaken: string;
  readonly password: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly resetHint: string;
  passwordWrong(least: number, most: number): string;
  readonly make: string;
  readonly show: string;
  readonly hide: string;
  readonly rolesHint: string;
  readonly suspend: string;
  readonly suspendMeans: string;
  readonly lastManager: string;
  /** Once saved: what is to be told to its owner. */
  created(account: string): string;
}

/** Words of when customers are served. */
export interface HoursWords {
  intro(timeZone: string): string;
  readonly of: string;
  readonly shop: string;
  readonly openNow: string;
  closedUntil(moment: string): string;
  readonly closedForever: string;
  readonly asSaved: string;
  readonly own: Readonly<
    Record<
      'shop' | 'group',
      Readonly<Record<'own' | 'none', { readonly name: string; readonly means: string }>>
    >
  >;
  readonly weekly: string;
  readonly days: readonly [string, string, string, string, string, string, string];
  readonly closed: string;
  readonly addSpan: string;
  readonly from: string;
  readonly to: string;
  readonly nextDay: string;
  readonly wholeDay: string;
  removeSpan(day: string): string;
  readonly toEveryDay: string;
  readonly toWorkdays: string;
  readonly dates: string;
  readonly datesHint: string;
  readonly addDate: string;
  readonly date: string;
  readonly dateName: string;
  readonly dateNameHint: string;
  removeDate(date: string): string;
  readonly noDates: string;
  readonly timeMissing: string;
  readonly emptySpan: string;
  tooManySpans(most: number): string;
  readonly dateMissing: string;
  readonly dateTwice: string;
  tooManyDates(most: number): string;
  readonly past: string;
}
