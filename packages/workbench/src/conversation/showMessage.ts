/** Goes to a message that was looked for, and marks it; false if it is not on screen yet. */
export function showMessage(scroller: HTMLElement, seq: number): boolean {
  const said = scroller.querySelector(`[data-seq="${String(seq)}"]`);
  said?.classList.add('found');
  said?.scrollIntoView({ block: 'center' });
  return said !== null;
}
