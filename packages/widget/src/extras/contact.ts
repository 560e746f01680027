import type { Conversation, OutgoingMessage } from '@shopbell/sdk';
import type { Kit } from './kit.ts';

/** As the desk checks it: 5 to 15 digits, or a name, an `@` and a domain with a dot. */
export function isContact(text: string): boolean {
  return /^\+?\d{5,15}$/.test(text.replace(/[\s().-]/g, '')) || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** Where the customer said to be reached, the last time. */
function contactIn({ items }: Conversation, outgoing: readonly OutgoingMessage[] = []): string | undefined {
  const given = [...items, ...outgoing].map((said) => ('card' in said ? said.card : undefined));
  return given.findLast((card) => card?.kind === 'contact')?.id;
}

/**
 * Below a message that was left: where else the answer may come, if the customer likes. It goes to the agent as a card, in
 * the customer's words.
 */
export const contactView = ({ View, plain, css, html, nothing, limits }: Kit): CustomElementConstructor =>
  class ContactView extends View {
    static override properties = {
      ...View.properties,
      conversation: plain,
      open: { state: true },
      wrong: { state: true },
    };
    static override styles = [
      ...View.styles,
      css`
        :host {
          flex-flow: row wrap;
          align-items: center;
          gap: 0 8px;
        }
        form {
          display: flex;
          flex: 1 0 100%;
          flex-wrap: wrap;
          gap: 8px;
          margin-top: 6px;
        }
        label {
          flex: 1 0 100%;
        }
        input {
          flex: 1 1 10em;
          min-width: 0;
          min-height: max(40px, var(--_target));
          padding: 0 12px;
          border: 1px solid var(--_line);
          border-radius: 10px;
          background: var(--_surface);
          color: inherit;
          font: inherit;
        }
        input:focus-visible {
          outline: 2px solid var(--_accent-text);
        }
        .link {
          margin-inline-start: -8px;
        }
        .bad {
          flex: 1 0 100%;
          color: var(--_danger);
        }
        @media (pointer: coarse) {
          input {
            font-size: 16px;
          }
        }
      `,
    ];

    declare conversation: Conversation;
    declare protected open: boolean;
    /** What was written is no contact. */
    declare protected wrong: boolean;

    constructor() {
      super();
      this.open = this.wrong = false;
    }

    readonly #toggle = async (): Promise<void> => {
      this.open = !this.open;
      this.wrong = false;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(this.open ? 'input' : 'button')?.focus();
    };

    readonly #submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const field = this.renderRoot.querySelector('input');
      const id = field?.value.trim() ?? '';
      this.wrong = !isContact(id);
      if (this.wrong) {
        field?.focus();
        return;
      }
      if (id !== this.#given)
        this.actions.client?.send(this.conversation.id, { card: { kind: 'contact', id } });
      void this.#toggle();
    };

    readonly #onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      event.preventDefault();
      void this.#toggle();
    };

    get #given(): string | undefined {
      return contactIn(this.conversation, this.actions.client?.outgoing(this.conversation.id));
    }

    protected override render() {
      const words = this.later.contact;
      const given = this.#given;
      if (!this.open) {
        return html`${given ? html`<span class="small">${words.given} <bdi>${given}</bdi></span>` : nothing}
          <button class="link small" @click=${this.#toggle}>${given ? words.change : words.offer}</button>`;
      }
      return html`<form novalidate @submit=${this.#submit} @keydown=${this.#onKey}>
        <label class="small" for="contact">${words.label}</label>
        <input
          id="contact"
          dir="ltr"
          type="text"
          inputmode="email"
          autocomplete="email"
          maxlength=${limits.scopeValue}
          .value=${given ?? ''}
          aria-invalid=${this.wrong}
          aria-describedby="wrong"
        />
        <button class="soft">${words.send}</button>
        <p id="wrong" class="bad small" role="alert">${this.wrong ? words.wrong : ''}</p>
      </form>`;
    }
  };
