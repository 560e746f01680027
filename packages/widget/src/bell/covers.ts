/** What a visitor of the shop may want to use. */
const usable =
  'a[href], button, input, select, textarea, summary, label, video, audio, [role=button], [role=link], [onclick], [tabindex], [contenteditable], iframe, object';
/** Pixels between two points that are looked at: less than any button. */
const step = 12;

/** Milliseconds between two looks at what lies below: nothing tells of what comes to the page later. */
const lookEvery = 1000;

/** Whether something that can be used lies below an element of a bell, on whatever page it stands. */
function coversSomething(element: Element, bell: Element): boolean {
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

/**
 * Looks, now and whenever something may have moved, whether what stands beside the bell would lie over something of the shop's
 * that can be used: then it is inert, which its style hides. Until the signal.
 */
export function watchCover(
  bell: Element,
  beside: () => HTMLElement | null | undefined,
  signal: AbortSignal,
): void {
  const look = () => {
    const element = document.hidden ? undefined : beside();
    if (element) element.inert = coversSomething(element, bell);
  };
  const looking = setInterval(look, lookEvery);
  addEventListener('scroll', look, { signal, passive: true, capture: true });
  addEventListener('resize', look, { signal });
  signal.addEventListener('abort', () => {
    clearInterval(looking);
  });
  look();
}
