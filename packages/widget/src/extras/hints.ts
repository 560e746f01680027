import type { ShopbellError } from '@shopbell/sdk';
import { X } from 'lucide';
import type { ItemKind } from '../words/words.ts';
import type { Kit } from './kit.ts';
import { moreWords } from './moreWords.ts';
import { problemWords } from './problemWords.ts';

/** Thin bars that say what was refused, and what could be talked about instead. At most one offer at a time. */
export const hintsView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class HintsView extends View {
    static override properties = { ...View.properties, trouble: plain, item: plain, other: plain };
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
        .offer {
          padding-block: 4px;
          padding-inline-end: 6px;
        }
        .trouble {
          color: var(--_danger);
        }
        p {
          flex: 1;
          text-wrap: pretty;
        }
        svg {
          width: 18px;
          height: 18px;
        }
        .away {
          display: grid;
          place-items: center;
          width: 32px;
          padding: 0;
        }
      `,
    ];

    /** Why one step was refused. */
    declare trouble: ShopbellError | undefined;
    /** What the page is about, where that is something else than the conversation is about. */
    declare item: ItemKind | undefined;
    /** Another conversation is running. */
    declare other: boolean;

    protected override render() {
      const { trouble } = this;
      const told = trouble && problemWords(this.words.locale, trouble);
      return html`<div role="alert">
          ${told ? html`<p class="bar trouble">${told.title}${told.pause}${told.text}</p>` : nothing}
        </div>
        ${this.#offer()}`;
    }

    #offer() {
      const { actions, item } = this;
      const words = moreWords[this.words.locale];
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
  };
