import type { ShopbellError } from '@shopbell/sdk';
import { css, html, nothing } from 'lit';
import { CircleAlert, X } from 'lucide';
import { icon } from '../icons/icon.ts';
import { problemWords } from '../words/problemWords.ts';
import type { ItemKind } from '../words/words.ts';
import { plain, View } from './view.ts';

/** Thin bars between head and view: what is wrong, and what could be done instead. At most one offer at a time. */
export class BarsView extends View {
  static override properties = {
    ...View.properties,
    offline: plain,
    trouble: plain,
    item: plain,
    other: plain,
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
      .bar svg {
        width: 18px;
        height: 18px;
      }
      .offer {
        padding-block: 4px;
        padding-inline-end: 6px;
      }
      .trouble {
        color: var(--_danger);
      }
      .away {
        display: grid;
        place-items: center;
        width: 32px;
        padding: 0;
      }
    `,
  ];

  declare offline: boolean;
  declare trouble: ShopbellError | undefined;
  /** What the page is about, where that is something else than the conversation is about. */
  declare item: ItemKind | undefined;
  /** Another conversation is running. */
  declare other: boolean;

  protected override render() {
    const { words, trouble } = this;
    const told = trouble && problemWords(words, trouble);
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
      <div role="alert">
        ${told ? html`<p class="bar trouble">${told.title}${words.pause}${told.text}</p>` : nothing}
      </div>
      ${this.#offer()}`;
  }

  #offer() {
    const { words, actions, item } = this;
    if (item) {
      return html`<div class="bar offer">
        <p>${words.anotherItem(item)}</p>
        <button
          class="link"
          @click=${() => {
            actions.enterAnew();
          }}
        >
          ${words.askAboutIt(item)}
        </button>
        <button
          class="away quiet"
          aria-label=${words.notNow}
          title=${words.notNow}
          @click=${() => {
            actions.refuseOffer();
          }}
        >
          ${icon(X)}
        </button>
      </div>`;
    }
    if (!this.other) return nothing;
    return html`<div class="bar offer">
      <p>${words.otherConversation}</p>
      <button
        class="link"
        @click=${() => {
          actions.showOther();
        }}
      >
        ${words.goThere}
      </button>
    </div>`;
  }
}
