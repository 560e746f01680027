import type { OutgoingMessage } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import type { Bubble } from '../conversation/timeline.ts';
import type { Words } from '../words/words.ts';
import type { FetchFile } from './fileView.ts';

/** Files and card of one message, and while its files are on their way how far they are. */
export function carriedTemplate(
  { files = [], card, outgoing, state }: Bubble,
  words: Words,
  fetchFile: FetchFile | undefined,
  teller: EventTarget,
) {
  return html`${
    files.length > 0
      ? html`<div class="files">
          ${repeat(
            files,
            // By place: what was sent from here stays on the screen when the server has it under its own id.
            (_file, index) => index,
            (file) =>
              html`<file-view
                .words=${words}
                .file=${file}
                .alone=${files.length === 1}
                .fetchFile=${fetchFile}
              ></file-view>`,
          )}
        </div>`
      : nothing
  }
  ${card ? html`<shop-card .words=${words} .card=${card}></shop-card>` : nothing}
  ${state === 'sending' && files.length > 0 && outgoing ? way(outgoing, words, teller) : nothing}`;
}

function way({ progress = 0, clientId }: OutgoingMessage, words: Words, teller: EventTarget) {
  const text = words.content.files;
  const percent = new Intl.NumberFormat(words.language, { style: 'percent' });
  return html`<p class="way">
    <progress aria-label=${text.uploading} .value=${progress}></progress>
    <span class="figure" aria-hidden="true">${percent.format(progress)}</span>
    <button
      type="button"
      class="text-button"
      @click=${() => {
        tell(teller, 'discard-message', clientId);
      }}
    >
      ${text.cancel}
    </button>
  </p>`;
}
