import { css, html, nothing } from 'lit';
import { CircleAlert } from 'lucide';
import { icon } from '../icons/icon.ts';
import { plain, View } from './view.ts';

/** Thin bars between head and view: what is wrong, and what can be done about it. */
export class BarsView extends View {
  static override properties = {
    ...View.properties,
    offline: plain,
    reload: plain,
  };
  static override styles = [
    ...View.styles,
    css`
      :host {
        flex: none;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px 10px;
        padding: 10px 16px;
        border-bottom: 1px solid var(--_line);
        background: var(--_tint);
        font-size: var(--_small);
      }
      .bar p {
        flex: 1;
        text-wrap: pretty;
      }
      .offer {
        padding-block: 4px;
        padding-inline-end: 6px;
      }
    `,
  ];

  declare offline: boolean;
  /** Fetches views that did not come; undefined where nothing is missing. */
  declare reload: (() => void) | undefined;

  protected override render() {
    const { words } = this;
    return html`<div role="status">
        ${
          this.offline
            ? html`<div class="bar">
                ${icon(CircleAlert)}
                <p>${words.offline}</p>
              </div>`
            : nothing
        }
      </div>
      ${
        this.reload
          ? html`<div class="bar offer">
              <p>${words.partMissing}</p>
              <button class="link" @click=${this.reload}>${words.tryAgain}</button>
            </div>`
          : nothing
      }`;
  }
}
