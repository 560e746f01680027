import type { Seat } from './seat.ts';
import type { ShiftShop } from './shiftShop.ts';

/** The shop, and the three who serve it: Amy and Chen in Chinese, Bo in English. */
export interface Shift {
  readonly shop: ShiftShop;
  readonly amy: Seat;
  readonly bo: Seat;
  readonly chen: Seat;
}
