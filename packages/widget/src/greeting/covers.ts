/** What a visitor of the shop may want to use. */
const usable =
  'a[href], button, input, select, textarea, summary, label, video, audio, [role=button], [role=link], [onclick], [tabindex], [contenteditable], iframe, object';
/** Pixels between two points that are looked at: less than any button. */
const step = 12;

/** Whether something that can be used lies below an element of a bell, on whatever page it stands. */
export function coversSomething(element: Element, bell: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  for (let x = left; x < right + step; x += step) {
    for (let y = top; y < bottom + step; y += step) {
      const below = document
        .elementsFromPoint(Math.min(x, right), Math.min(y, bottom))
        .find((found) => found !== bell && !bell.contains(found));
      if (below?.closest(usable)) return true;
    }
  }
  return false;
}
