import { LitElement, css, html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { buttons, shared } from '../styles/shared.ts';
import type { Question } from '../words/words.ts';

/** Asks before what cannot be taken back. Enter says yes, Escape says no; the focus goes back to where it was. */
export class ConfirmDialog extends LitElement {
  static override properties = {
    question: { attribute: false },
    warning: { attribute: false },
  };

  /** Undefined while nothing is asked. */
  declare question: Question | undefined;
  /** One more sentence that stands out; empty if there is none. */
  declare warning: string;

  readonly #dialog = createRef<HTMLDialogElement>();

  constructor() {
    super();
    this.warning = '';
  }

  static override styles = [
    shared,
    buttons,
    css`
      dialog {
        inline-size: min(380px, calc(100vw - 32px));
        padding: 20px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--ground-raised);
        box-shadow: var(--shadow);
        color: var(--ink);
      }

      dialog::backdrop {
        background: oklch(0.2 0.01 260 / 0.35);
      }

      h2 {
        margin-block-end: 4px;
        font-size: var(--text-l);
        font-weight: 600;
      }

      .warning {
        color: var(--danger);
        font-weight: 600;
      }

      .choices {
        display: flex;
        gap: 8px;
        justify-content: flex-end;
        margin-block-start: 20px;
      }
    `,
  ];

  override render() {
    const { question } = this;
    if (!question) return nothing;
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="text"
      @cancel=${(event: Event) => {
        event.preventDefault();
        tell(this, 'answered', false);
      }}
      ${ref(this.#dialog)}
    >
      <h2 id="title">${question.title}</h2>
      <div id="text">
        ${this.warning ? html`<p class="warning">${this.warning}</p>` : nothing}
        <p>${question.text}</p>
      </div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            tell(this, 'answered', false);
          }}
        >
          ${question.no}
        </button>
        <button
          type="button"
          class="button danger"
          autofocus
          @click=${() => {
            tell(this, 'answered', true);
          }}
        >
          ${question.yes}
        </button>
      </div>
    </dialog>`;
  }

  override willUpdate(): void {
    // Closing, unlike removing, gives the focus back.
    if (!this.question) this.#dialog.value?.close();
  }

  override updated(): void {
    const dialog = this.#dialog.value;
    if (dialog && !dialog.open) dialog.showModal();
  }
}
