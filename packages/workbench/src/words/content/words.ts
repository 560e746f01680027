import type { Card, CardRef } from '@shopbell/sdk/agent';

export type OrderState = NonNullable<Extract<Card, { kind: 'order' }>['state']>;
export type ParcelStatus = NonNullable<Extract<Card, { kind: 'parcel' }>['status']>;

/** Words of what a message carries beside its text: files, cards; and of ratings. */
export interface ContentWords {
  readonly files: {
    readonly attach: string;
    /** Names the list of what goes with the next message. */
    readonly attached: string;
    readonly drop: string;
    remove(name: string): string;
    /** Read out when their number changes. */
    count(files: number): string;

    /** Why one cannot be sent. */
    wrongType(name: string): string;
    tooLarge(name: string, megabytes: number): string;
    empty(name: string): string;
    tooMany(most: number): string;

    /** Why the server did not take what was sent. */
    readonly refusedType: string;
    readonly refusedSize: string;
    readonly refusedQuota: string;

    readonly uploading: string;
    readonly cancel: string;

    open(name: string): string;
    save(name: string): string;
    readonly saveIt: string;
    readonly close: string;
    readonly fetching: string;
    readonly missing: string;
    fetchAgain(name: string): string;

    /** In one line of a list. */
    readonly short: Readonly<Record<'image' | 'video' | 'file', string>>;
  };

  readonly cards: {
    readonly kinds: Readonly<Record<CardRef['kind'], string>>;
    /** In one line of a list. */
    short(kind: CardRef['kind'], name: string): string;
    readonly orderStates: Readonly<Record<OrderState, string>>;
    readonly parcelStates: Readonly<Record<ParcelStatus, string>>;
    ofOrder(id: string): string;
    /** Lines of an order that are not shown. */
    more(lines: number): string;
    readonly total: string;
    readonly newWindow: string;
    readonly copyNumber: string;
    readonly verified: Readonly<Record<CardRef['kind'], string>>;
    readonly unverified: string;
    readonly unverifiedMeans: Readonly<Record<CardRef['kind'], string>>;

    readonly send: string;
    readonly sendTitle: string;
    readonly kindLabel: string;
    readonly numbers: Readonly<Record<CardRef['kind'], string>>;
    readonly hint: string;
    readonly suggested: string;
    readonly missing: string;
    tooLong(most: number): string;
    readonly submit: string;
    readonly cancel: string;
  };

  readonly rating: {
    readonly grades: Readonly<Record<1 | 2 | 3 | 4 | 5, string>>;
    /** A line between messages. */
    rated(grade: string, points: number): string;
    readonly comment: string;
  };

  /** Of whom an agent talks to (WB-21). */
  readonly about: {
    readonly known: string;
    readonly visitor: string;
    readonly subject: string;
    readonly viewing: string;
    readonly orders: string;
    readonly noOrders: string;
    /** Nobody knows whose they would be. */
    readonly ordersUnknown: string;
    moreOrders(count: number): string;
    readonly onlyLatest: string;
    readonly earlier: string;
    readonly noEarlier: string;
    /** Of a conversation that goes on, maybe with a colleague. */
    readonly goesOn: string;
    readonly rating: string;
    readonly loading: string;
    readonly failed: string;
    readonly retry: string;
  };

  asksAbout(what: string): string;
}
