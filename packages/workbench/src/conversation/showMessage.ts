/** A message that was looked for, by its sequence. Each object is gone to once: whoever looks again makes another. */
export interface ShownMessage {
  readonly seq: number;
}

/** Goes to a message that was looked for, and marks it alone; false if it is not on screen yet. */
export function showMessage(scroller: HTMLElement, { seq }: ShownMessage): boolean {
  for (const before of scroller.querySelectorAll('.found')) before.classList.remove('found');
  const said = scroller.querySelector(`[data-seq="${String(seq)}"]`);
  said?.classList.add('found');
  said?.scrollIntoView({ block: 'center' });
  return said !== null;
}
