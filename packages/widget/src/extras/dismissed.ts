const key = 'shopbell:dismissed';
/** More cards than anybody dismisses in conversations that still run. */
const keep = 40;

/** Cards that the customer wants to see no more, each as conversation and kind: also on the next page, in the next tab. */
const here = new Set<string>();

function stored(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
  } catch {
    // Storage is forbidden: then it holds on this page.
    return [];
  }
}

export function isDismissed(card: string): boolean {
  return here.has(card) || stored().includes(card);
}

export function dismiss(card: string): void {
  here.add(card);
  try {
    localStorage.setItem(key, JSON.stringify([...stored(), card].slice(-keep)));
  } catch {
    // As above.
  }
}
