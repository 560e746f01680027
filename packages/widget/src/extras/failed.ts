import type { OutgoingMessage } from '@shopbell/sdk';
import { CircleAlert } from 'lucide';
import { refusalWords } from '../words/refusalWords.ts';
import type { Kit } from './kit.ts';

/** Below a message that was not sent: why, and what can be done about it. Until it is there, a word stands for it. */
export const failedView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class FailedView extends View {
    static override properties = { ...View.properties, outgoing: plain };
    static override styles = [
      ...View.styles,
      css`
        :host {
          flex-flow: row wrap;
          align-items: center;
          justify-content: flex-end;
          gap: 0 6px;
        }
        svg {
          width: 16px;
          height: 16px;
        }
      `,
    ];

    declare outgoing: OutgoingMessage;

    protected override render() {
      const { words, actions } = this;
      const { more } = this.later;
      const { clientId, error } = this.outgoing;
      const refused = refusalWords(words, more, error);
      return html`${icon(CircleAlert)}
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
                ${more.retry}
              </button>`
        }
        <button
          class="link"
          @click=${() => {
            actions.discard(clientId);
          }}
        >
          ${more.discard}
        </button>`;
    }
  };
