/** What scrolls an element: the nearest around it that does, through shadow roots; the document, if nothing else does. */
export function scrollerOf(element: Element): HTMLElement | null {
  for (let around = outside(element); around; around = outside(around)) {
    const { overflowY } = getComputedStyle(around);
    if (around instanceof HTMLElement && (overflowY === 'auto' || overflowY === 'scroll')) return around;
  }
  return document.documentElement;
}

function outside(element: Element): Element | null {
  if (element.assignedSlot ?? element.parentElement) return element.assignedSlot ?? element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
