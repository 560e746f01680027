import { moveFocus } from '../rows/moveFocus.ts';

/** The arrows go from row to row. */
export function moveAmongRows(root: ShadowRoot | null, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // From a search, the arrow down leads to the first; everything else there belongs to the text.
  if (!root?.activeElement?.closest('row-list') && event.key !== 'ArrowDown') return;
  if (moveFocus(root, event.key)) event.preventDefault();
}
