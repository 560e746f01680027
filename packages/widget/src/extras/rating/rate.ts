import type { Conversation } from '@shopbell/sdk';
import { Star, X } from 'lucide';
import type { Kit } from '../kit.ts';
import { loadForms } from '../loadForms.ts';

/** In the head, while the conversation goes on: a star, and below it the rating. It opens only when asked for. */
export const rateView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, icon } = kit;
  return class RateView extends View {
    static override properties = { ...View.properties, conversation: plain, open: { state: true } };
    static override styles = [
      ...View.styles,
      css`
        .star,
        .away {
          display: grid;
          place-items: center;
          width: 36px;
          height: 36px;
          padding: 0;
          border-radius: 50%;
          color: var(--_quiet);
        }
        :host {
          margin-inline-end: -8px;
        }
        .given svg {
          fill: currentColor;
        }
        .given {
          color: var(--_accent-text);
        }
        section {
          display: grid;
          position: absolute;
          z-index: 1;
          inset-block-start: calc(72px + var(--_safe-top, 0px));
          inset-inline: 8px;
          grid-template-columns: 1fr auto;
          gap: 4px 8px;
          align-items: center;
          padding-block: 8px 12px;
          padding-inline: 16px 8px;
          border: 1px solid var(--_line);
          border-radius: 14px;
          background: var(--_surface);
          box-shadow: 0 8px 28px #0003;
        }
        h3 {
          margin: 0;
          font-size: inherit;
          font-weight: 600;
        }
        shop-bell-rating {
          grid-column: 1 / -1;
          padding-inline-end: 8px;
        }
        @media (hover: hover) {
          button:hover {
            background: var(--_raised);
            color: var(--_text);
            filter: none;
          }
        }
      `,
    ];

    declare conversation: Conversation;
    declare protected open: boolean;

    constructor() {
      super();
      this.open = false;
    }

    readonly #toggle = async (): Promise<void> => {
      this.open = !this.open;
      loadForms(kit);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(this.open ? 'h3' : '.star')?.focus();
    };

    readonly #onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // The panel stays.
      event.preventDefault();
      event.stopPropagation();
      void this.#toggle();
    };

    protected override render() {
      const { conversation, actions, open } = this;
      const words = this.later.rating;
      return html`<button
          class="star ${conversation.rating ? 'given' : ''}"
          aria-label=${words.rate}
          title=${words.rate}
          aria-expanded=${open}
          @click=${this.#toggle}
        >
          ${icon(Star)}
        </button>
        ${
          open
            ? html`<section aria-label=${words.rate} @keydown=${this.#onKey}>
                <h3 tabindex="-1">${words.question}</h3>
                <button class="away" aria-label=${words.close} title=${words.close} @click=${this.#toggle}>
                  ${icon(X)}
                </button>
                <shop-bell-rating
                  .words=${this.words}
                  .actions=${actions}
                  .conversation=${conversation}
                ></shop-bell-rating>
              </section>`
            : nothing
        }`;
    }
  };
};
