/** Brings the first field that is wrong into view, and the keyboard to it; what is wrong without a field, into view. */
export function showFirstWrong(root: ShadowRoot | null | undefined): void {
  if (!root) return;
  const found = firstOf(root, '[aria-invalid=true]');
  if (found) found.focus();
  else firstOf(root, '.wrong')?.scrollIntoView({ block: 'center' });
}

/** In the order of the screen, through shadow roots. */
function firstOf(root: ShadowRoot | Element, selector: string): HTMLElement | undefined {
  for (const child of root.children) {
    if (child instanceof HTMLElement && child.matches(selector)) return child;
    const found = (child.shadowRoot && firstOf(child.shadowRoot, selector)) ?? firstOf(child, selector);
    if (found) return found;
  }
  return undefined;
}
