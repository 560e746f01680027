import { limits } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { sendsMessage } from './sendsMessage.ts';

/** From here on it is told how much room is left. */
const roomToldFrom = limits.text * 0.9;

/** Where a reply is written. A text over the limit stays here, to be shortened. */
export class MessageComposer extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversationId: { attribute: false },
    draft: { attribute: false },
    placeholder: { attribute: false },
  };

  declare words: Words;
  declare conversationId: string;
  declare draft: string;
  declare placeholder: string;

  readonly #area = createRef<HTMLTextAreaElement>();

  constructor() {
    super();
    this.words = en;
    this.conversationId = '';
    this.draft = '';
    this.placeholder = '';
  }

  static override styles = [
    shared,
    buttons,
    css`
      form {
        border-block-start: 1px solid var(--line);
        background: var(--ground);
      }

      textarea {
        display: block;
        inline-size: 100%;
        min-block-size: 68px;
        max-block-size: min(240px, 40vh);
        padding: 10px 20px;
        border: 0;
        background: none;
        field-sizing: content;
        resize: none;
      }

      textarea:focus {
        outline: none;
      }

      form:focus-within {
        box-shadow: inset 0 2px var(--accent);
      }

      textarea::placeholder {
        color: var(--ink-muted);
        opacity: 1;
      }

      .foot {
        display: flex;
        align-items: center;
        gap: 12px;
        justify-content: flex-end;
        padding: 0 12px 10px 20px;
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      .hint {
        margin-inline-end: auto;
      }

      .over {
        color: var(--danger);
        font-weight: 600;
      }

      .button {
        min-inline-size: 72px;
        font-size: var(--text-m);
      }

      @media (max-width: 719px) {
        textarea {
          min-block-size: 48px;
          padding-inline: 12px;
          /* Below 16 pixels, phones zoom in on it. */
          font-size: 16px;
        }

        .hint {
          visibility: hidden;
        }
      }

      @media (forced-colors: active) {
        form:focus-within {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  override render() {
    const { words, draft } = this;
    const text = words.composer;
    const over = draft.length - limits.text;
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.#send();
      }}
    >
      <textarea
        aria-label=${text.label}
        aria-keyshortcuts="Alt+R"
        aria-describedby="room"
        aria-invalid=${over > 0 ? 'true' : 'false'}
        placeholder=${this.placeholder}
        enterkeyhint="send"
        rows="2"
        .value=${live(draft)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @blur=${() => {
          this.#typing(false);
        }}
        ${ref(this.#area)}
      ></textarea>
      <div class="foot">
        <span class="hint">${text.hint}</span>
        <span id="room" class="figure ${over > 0 ? 'over' : ''}" role="status"
          >${over > 0 ? text.tooLong(over) : draft.length > roomToldFrom ? text.left(-over) : nothing}</span
        >
        <button class="button primary" aria-disabled=${this.#sendable ? nothing : 'true'}>
          ${text.send}
        </button>
      </div>
    </form>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('draft') || changed.has('conversationId')) this.#fit();
  }

  /** The caret stands behind what is there. */
  focusText(): void {
    void this.updateComplete.then(() => {
      const area = this.#area.value;
      area?.focus();
      area?.setSelectionRange(area.value.length, area.value.length);
    });
  }

  get #sendable(): boolean {
    return this.draft.trim() !== '' && this.draft.length <= limits.text;
  }

  #onInput(event: InputEvent & { target: HTMLTextAreaElement }): void {
    this.draft = event.target.value;
    tell(this, 'draft', { id: this.conversationId, text: this.draft });
    this.#typing(this.draft.trim() !== '');
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) tell(this, 'leave-composer');
    if (!sendsMessage(event)) return;
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    if (!this.#sendable) return;
    const text = this.draft.trim();
    this.draft = '';
    tell(this, 'draft', { id: this.conversationId, text: '' });
    this.#typing(false);
    tell(this, 'send-message', { id: this.conversationId, text });
    this.focusText();
  }

  #typing(on: boolean): void {
    tell(this, 'typing', { id: this.conversationId, on });
  }

  /** Browsers without `field-sizing` get the height by hand. */
  #fit(): void {
    const area = this.#area.value;
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }
}
