/** The arrows go from row to row. */
export function moveAmongRows(root: ShadowRoot | null, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = [...(root?.querySelectorAll<HTMLElement>('.row') ?? [])];
  const here = rows.findIndex((row) => row === root?.activeElement);
  // From a search, the arrow down leads to the first; everything else there belongs to the text.
  if (here < 0 && event.key !== 'ArrowDown') return;
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[Math.min(Math.max(0, to), rows.length - 1)]?.focus();
}
