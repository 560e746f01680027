import { html, nothing } from 'lit';
import { icon } from '../../icons/icon.ts';
import { chevronLeft, chevronRight } from '../../icons/icons.ts';
import type { Words } from '../../words/words.ts';

/** A page of a long list; the page asked for is held within what there is. */
export function pageOf<T>(all: readonly T[], page: number, size: number) {
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const at = Math.min(page, last);
  return { at, last, from: at * size, rows: all.slice(at * size, (at + 1) * size), of: all.length };
}

/** Which part of a long list is shown, and the way to the next; nothing where all of it is. */
export function pager(
  {
    at,
    last,
    from,
    rows,
    of,
  }: Readonly<Omit<ReturnType<typeof pageOf>, 'rows'>> & { rows: readonly unknown[] },
  words: Words,
  go: (page: number) => void,
) {
  if (last === 0) return nothing;
  const text = words.settings.form;
  return html`<nav class="pager" aria-label=${text.shown(from + 1, from + rows.length, of)}>
    <span class="hint figure" role="status">${text.shown(from + 1, from + rows.length, of)}</span>
    <button
      type="button"
      class="icon-button"
      aria-label=${text.previous}
      title=${text.previous}
      aria-disabled=${at === 0 ? 'true' : nothing}
      @click=${() => {
        if (at > 0) go(at - 1);
      }}
    >
      ${icon(chevronLeft)}
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label=${text.next}
      title=${text.next}
      aria-disabled=${at === last ? 'true' : nothing}
      @click=${() => {
        if (at < last) go(at + 1);
      }}
    >
      ${icon(chevronRight)}
    </button>
  </nav>`;
}
