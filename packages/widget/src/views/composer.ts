import { css, html, nothing } from 'lit';
import { ArrowUp, UserRound } from 'lucide';
import { icon } from '../icons/icon.ts';
import { textLimit } from '../timeline/textLimit.ts';
import { plain, View } from './view.ts';

/** How many characters before the limit the room that is left is told. */
const tellRoom = 200;

/**
 * Where the customer writes. It grows with the text, upwards, by a hidden twin in the same grid cell: no script has to
 * measure, and no style attribute is needed. Enter sends, Shift+Enter breaks the line, and an Enter that an input
 * method needs for itself does neither.
 */
export class Composer extends View {
  static override properties = {
    ...View.properties,
    text: plain,
    prompt: plain,
    robot: plain,
    offered: plain,
    busy: plain,
    attached: plain,
  };
  static override styles = [
    ...View.styles,
    css`
      :host {
        flex: none;
        padding: 10px 8px calc(10px + var(--_safe-bottom, 0px));
        border-top: 1px solid var(--_line);
        background: var(--_surface);
      }
      .person {
        display: flex;
        gap: 8px;
        align-items: center;
        margin: 0 auto 8px;
        border-radius: 22px;
        font-weight: 600;
      }
      .person:not(.primary) {
        background: var(--_tint);
        color: var(--_accent-text);
      }
      form {
        display: grid;
        /* Room for what comes into it later. */
        grid-template-columns: calc(2 * max(40px, var(--_target))) 1fr auto;
        align-items: end;
        padding: 3px;
        border: 1px solid var(--_line);
        border-radius: 24px;
        background: var(--_surface);
      }
      :host([bare]) form {
        grid-template-columns: 10px 1fr auto;
      }
      form:focus-within {
        border-color: var(--_accent-text);
        box-shadow: 0 0 0 3px var(--_tint);
      }
      textarea,
      .twin {
        grid-area: 2 / 2;
        width: 100%;
        min-width: 0;
        max-height: 168px;
        min-height: 40px;
        margin: 0;
        padding: 8px 0 8px 4px;
        border: 0;
        font: inherit;
        line-height: 24px;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      textarea {
        display: block;
        height: 100%;
        outline: 0;
        background: none;
        color: var(--_text);
        resize: none;
        scrollbar-width: thin;
      }
      textarea::placeholder {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        color: var(--_quiet);
        opacity: 1;
      }
      .twin {
        overflow: hidden;
        visibility: hidden;
        pointer-events: none;
      }
      form button {
        display: grid;
        place-items: center;
        grid-row: 2;
        min-width: max(40px, var(--_target));
        height: max(40px, var(--_target));
        padding: 0;
        border-radius: 50%;
        background: var(--_accent);
        color: var(--_on-accent);
      }
      form button:disabled {
        background: var(--_raised);
        color: var(--_quiet);
      }
      p {
        padding: 6px 14px 0;
        font-variant-numeric: tabular-nums;
      }
      .over {
        color: var(--_danger);
      }
      @media (pointer: coarse) {
        textarea,
        .twin {
          min-height: 44px;
          padding-block: 10px;
          font-size: 16px;
        }
      }
    `,
  ];

  /** The draft. */
  declare text: string;
  /** Name and placeholder of the field. */
  declare prompt: string;
  /** The robot answers: a person is always one tap away (RB-05). */
  declare robot: boolean;
  /** Its last word offers one: then that is the first thing to do. */
  declare offered: boolean;
  declare busy: boolean;
  /** How many files go with the next message: then it needs no text. */
  declare attached: number;

  constructor() {
    super();
    this.text = '';
    this.attached = 0;
  }

  /** The field, and not the button above it: an Enter meant for a message hands nobody over. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('textarea')?.focus(options);
  }

  protected override render() {
    const { words, text, prompt, actions } = this;
    const room = textLimit - text.trim().length;
    return html`${
        this.robot
          ? html`<button
              class="person ${this.offered ? 'primary' : ''}"
              ?disabled=${this.busy}
              @click=${() => {
                actions.handOver();
              }}
            >
              ${icon(UserRound)} ${words.toPerson}
            </button>`
          : nothing
      }
      <form @submit=${this.#onSubmit}>
        <div class="twin" aria-hidden="true">${text + '\u200b'}</div>
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${prompt}
          placeholder=${prompt}
          aria-describedby="room"
          aria-invalid=${room < 0}
          .value=${text}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <button aria-label=${words.send} ?disabled=${!this.#sendable}>${icon(ArrowUp)}</button>
        <slot></slot>
      </form>
      <div id="room" role="status">
        ${
          room < tellRoom
            ? html`<p class="small ${room < 0 ? 'over' : 'quiet'}">
                ${room < 0 ? words.tooLong(-room) : words.room(room)}
              </p>`
            : nothing
        }
      </div>`;
  }

  readonly #onInput = (event: InputEvent): void => {
    this.actions.draft((this.text = (event.target as HTMLTextAreaElement).value));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // 229: Safari ends the composition before it tells of the Enter that ended it, and says so in no other way.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
  };

  get #sendable(): boolean {
    const { length } = this.text.trim();
    return length <= textLimit && length + this.attached > 0;
  }

  #send(): void {
    if (!this.#sendable) return;
    const text = this.text.trim();
    this.text = '';
    this.actions.send(text);
    const field = this.renderRoot.querySelector('textarea');
    if (!field) return;
    // Written and sent between two renderings, the template would see no change.
    field.value = '';
    field.focus();
  }
}
