import type { OutgoingMessage } from '@shopbell/sdk';
import { html, nothing } from 'lit';
import { CircleAlert } from 'lucide';
import type { ViewActions } from '../bridge/viewActions.ts';
import { icon } from '../icons/icon.ts';
import { refusalWords } from '../words/refusalWords.ts';
import type { Words } from '../words/words.ts';

/** Below a message that was not sent: why, and what can be done about it. */
export function failedRow(words: Words, actions: ViewActions, { clientId, error }: OutgoingMessage) {
  const refused = refusalWords(words, error);
  return html`<div class="failed small">
    ${icon(CircleAlert)}
    <span>${refused || words.failed}</span>
    ${
      refused
        ? nothing
        : html`<button
            class="link"
            @click=${() => {
              actions.retry(clientId);
            }}
          >
            ${words.retry}
          </button>`
    }
    <button
      class="link"
      @click=${() => {
        actions.discard(clientId);
      }}
    >
      ${words.discard}
    </button>
  </div>`;
}
