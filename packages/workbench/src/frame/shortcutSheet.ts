import { LitElement, css, html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { x } from '../icons/icons.ts';
import { statusKeys } from '../keyboard/shortcuts.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** All keys on one page. */
export class ShortcutSheet extends LitElement {
  static override properties = {
    words: { attribute: false },
    open: { type: Boolean },
    questionMark: { attribute: false },
  };

  declare words: Words;
  declare open: boolean;
  /** Whether a bare `?` opens this. */
  declare questionMark: boolean;

  readonly #dialog = createRef<HTMLDialogElement>();

  constructor() {
    super();
    this.words = en;
    this.open = false;
    this.questionMark = true;
  }

  static override styles = [
    shared,
    buttons,
    css`
      dialog {
        inline-size: min(680px, calc(100vw - 32px));
        padding: 16px 20px 20px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--ground-raised);
        box-shadow: var(--shadow);
        color: var(--ink);
      }

      dialog::backdrop {
        background: oklch(0.2 0.01 260 / 0.35);
      }

      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-block-end: 8px;
      }

      h2 {
        font-size: var(--text-l);
        font-weight: 600;
      }

      h3 {
        margin-block: 8px 4px;
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }

      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: 0 32px;
      }

      dl div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        min-block-size: 30px;
        border-block-end: 1px solid var(--line);
      }

      dd {
        display: flex;
        gap: 4px;
      }

      kbd {
        padding: 1px 6px;
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        font: inherit;
        font-size: var(--text-s);
        white-space: nowrap;
      }

      label {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-block-start: 16px;
        color: var(--ink-muted);
      }

      label input {
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--accent);
      }
    `,
  ];

  override render() {
    if (!this.open) return nothing;
    const keys = this.words.shortcuts;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#close();
      }}
      ${ref(this.#dialog)}
    >
      <div class="top">
        <h2 id="title">${keys.title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${keys.close}
          title=${keys.close}
          @click=${this.#close}
        >
          ${icon(x)}
        </button>
      </div>
      <div class="columns">
        <section>
          <h3>${keys.anywhere}</h3>
          <dl>
            ${this.#line('Alt+N', keys.nextWaiting)} ${this.#line('Alt+L', keys.toList)}
            ${this.#line('Alt+R', keys.toReply)} ${this.#line('Alt+S', keys.search)}
            ${this.#line('Alt+E', keys.end)} ${this.#line('Alt+T', keys.transfer)}
            ${this.#line('Alt+I', keys.customer)} ${this.#line('Alt+C', keys.staff)}
            ${this.#line('Alt+P', keys.performance)}
            ${(['online', 'away', 'suspended', 'offline'] as const).map((status) =>
              this.#line(`Alt+${statusKeys[status]}`, keys.setStatus(status)),
            )}
            ${this.#line(this.questionMark ? '? Alt+/' : 'Alt+/', keys.sheet)}
          </dl>
        </section>
        <section>
          <h3>${keys.inList}</h3>
          <dl>
            ${this.#line('↑ ↓', keys.upDown)} ${this.#line('Enter', keys.open)}
            ${this.#line('← →', keys.switchTab)}
          </dl>
          <h3>${keys.inConversation}</h3>
          <dl>
            ${this.#line('Enter', keys.send)} ${this.#line('Shift+Enter', keys.newLine)}
            ${this.#line('/', this.words.phrases.title)} ${this.#line('Esc', keys.leaveComposer)}
          </dl>
        </section>
      </div>
      <label>
        <input
          type="checkbox"
          .checked=${this.questionMark}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            tell(this, 'preferences', { questionMark: event.target.checked });
          }}
        />
        ${keys.questionMark}
      </label>
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.#dialog.value;
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** `keys`: any of them does, with a space between. */
  #line(keys: string, means: string) {
    return html`<div>
      <dt>${means}</dt>
      <dd>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dd>
    </div>`;
  }

  readonly #close = (): void => {
    this.#dialog.value?.close();
    tell(this, 'show-shortcuts', false);
  };
}
