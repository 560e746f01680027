import { html } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { stickyNote } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';

/** Leads to a note for colleagues, which is written elsewhere than a reply. */
export function noteButton(words: Words, teller: EventTarget) {
  const text = words.finding.note.add;
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${text}
    title=${text}
    @click=${() => {
      tell(teller, 'ask-note');
    }}
  >
    ${icon(stickyNote)}
  </button>`;
}
