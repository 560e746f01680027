import type { OutgoingMessage } from '@shopbell/sdk';
import type { Kit } from '../kit.ts';

/** How far the files of a message on its way are, and how to stop it. */
export const uploadView = ({ View, plain, css, html }: Kit): CustomElementConstructor =>
  class UploadView extends View {
    static override properties = { ...View.properties, said: plain };
    static override styles = [
      ...View.styles,
      css`
        .way {
          display: flex;
          align-items: center;
          justify-content: flex-end;
          gap: 4px;
          font-variant-numeric: tabular-nums;
        }
        progress {
          appearance: none;
          flex: 1;
          width: 96px;
          height: 6px;
          border: 0;
          border-radius: 3px;
          background: var(--_line);
          overflow: hidden;
        }
        ::-webkit-progress-bar {
          background: var(--_line);
        }
        ::-webkit-progress-value {
          background: var(--_accent-text);
        }
        ::-moz-progress-bar {
          background: var(--_accent-text);
        }
        @media (forced-colors: active) {
          progress {
            border: 1px solid;
            forced-color-adjust: none;
          }
          ::-webkit-progress-value {
            background: Highlight;
          }
          ::-moz-progress-bar {
            background: Highlight;
          }
        }
      `,
    ];

    declare said: Partial<Pick<OutgoingMessage, 'clientId' | 'progress'>>;

    protected override render() {
      const words = this.later.send;
      const { progress = 0, clientId = '' } = this.said;
      const percent = new Intl.NumberFormat(this.words.locale, { style: 'percent' });
      return html`<div class="way small quiet">
        <progress aria-label=${words.uploading} .value=${progress}></progress>
        <span aria-hidden="true">${percent.format(progress)}</span>
        <button
          class="link"
          @click=${() => {
            this.actions.discard(clientId);
          }}
        >
          ${words.cancel}
        </button>
      </div>`;
    }
  };
