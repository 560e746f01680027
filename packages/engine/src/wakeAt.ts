import { dueNames, type Desk } from './desk/desk.ts';
import { nextDeliveryAt } from './leaveMessage/beat.ts';

/**
 * When the desk next wants a `tick`, in ms since 1970 UTC; undefined if nothing will fall due by itself. It may lie in the
 * past: then a tick is overdue. A tick before it is harmless, and so is one too many.
 */
export function wakeAt(desk: Desk): number | undefined {
  let next = nextDeliveryAt(desk) ?? Infinity;
  for (const name of dueNames) next = Math.min(next, desk[name].next() ?? Infinity);
  return next === Infinity ? undefined : next;
}
