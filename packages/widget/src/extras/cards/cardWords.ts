import type { Card, CardRef } from '@shopbell/sdk';

type OrderState = NonNullable<Extract<Card, { kind: 'order' }>['state']>;
type ParcelStatus = NonNullable<Extract<Card, { kind: 'parcel' }>['status']>;

/** The words on cards. */
export interface CardWords {
  readonly kinds: Readonly<Record<CardRef['kind'], string>>;
  readonly orderStates: Readonly<Record<OrderState, string>>;
  readonly parcelStates: Readonly<Record<ParcelStatus, string>>;
  /** Lines of an order that are not shown. */
  more(lines: number): string;
  readonly total: string;
  ofOrder(id: string): string;
  readonly newWindow: string;
}
