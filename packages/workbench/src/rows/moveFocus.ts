import { RowList } from './rowList.ts';

type Stop = RowList | HTMLElement;

/**
 * Moves the focus as ArrowUp, ArrowDown, Home and End ask for, through lists and the buttons between them (`.row`) in the
 * order of the document. `above`: there is nothing further up. Undefined: the key asks for nothing here.
 */
export function moveFocus(root: ShadowRoot | null, key: string): 'moved' | 'above' | undefined {
  if (!root || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return undefined;
  const stops: Stop[] = [...root.querySelectorAll<Stop>('row-list, .row')].filter(
    (one) => one instanceof RowList || (one.matches('button') && !one.closest('row-list')),
  );
  const active = root.activeElement;
  const here = stops.findIndex((stop) => stop.contains(active));
  if (key === 'Home' || (here < 0 && key === 'ArrowDown')) return enter(stops, 0, 1);
  if (key === 'End') return enter(stops, stops.length - 1, -1);
  const step = key === 'ArrowDown' ? 1 : -1;
  const stop = stops[here];
  if (stop instanceof RowList && stop.step(step)) return 'moved';
  if (here < 0 || enter(stops, here + step, step) === 'above') return step < 0 ? 'above' : 'moved';
  return 'moved';
}

/** Into the first that takes the focus, from there on. */
function enter(stops: readonly Stop[], from: number, step: 1 | -1): 'moved' | 'above' {
  for (let at = from; ; at += step) {
    const stop = stops[at];
    if (!stop) return 'above';
    if (!(stop instanceof RowList)) stop.focus();
    else if (!stop.focusEdge(step)) continue;
    return 'moved';
  }
}
