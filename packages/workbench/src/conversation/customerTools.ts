import { html } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { messageQuote, packageBox } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';
import { noteButton } from './noteButton.ts';

/** What goes with a reply to a customer beside files: cards, quick phrases (WB-17), notes for colleagues. */
export function customerTools(words: Words, phrasesOpen: boolean, from: EventTarget) {
  const { phrases, content } = words;
  const { cards } = content;
  return html`<button
      type="button"
      class="icon-button"
      aria-label=${cards.send}
      title=${cards.send}
      @click=${() => {
        tell(from, 'ask-card');
      }}
    >
      ${icon(packageBox)}
    </button>
    <button
      type="button"
      class="icon-button"
      aria-label=${phrases.title}
      title="${phrasesOpen ? phrases.hide : phrases.show} (/)"
      aria-expanded=${phrasesOpen ? 'true' : 'false'}
      @click=${() => {
        tell(from, 'show-phrases', !phrasesOpen);
      }}
    >
      ${icon(messageQuote)}
    </button>
    ${noteButton(words, from)}`;
}
