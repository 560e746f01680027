import { fileTypes, limits, type Phrase, type Phrases } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { accepted } from '../attachments/accepted.ts';
import { icon } from '../icons/icon.ts';
import { paperclip } from '../icons/icons.ts';
import { filled, firstGap, type PhraseValues } from '../phrases/phraseText.ts';
import { SlashController } from '../phrases/slashController.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { composerStyle } from './composerStyle.ts';
import { customerTools } from './customerTools.ts';
import { sendsMessage } from './sendsMessage.ts';

/** From here on it is told how much room is left. */
const roomToldFrom = limits.text * 0.9;

/** Where a reply is written, and what goes with it. A text over the limit stays here, to be shortened. */
export class MessageComposer extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversationId: { attribute: false },
    draft: { attribute: false },
    files: { attribute: false },
    phrases: { attribute: false },
    values: { attribute: false },
    phrasesOpen: { attribute: false },
    placeholder: { attribute: false },
    plain: { attribute: false },
    _faults: { state: true },
  };

  declare words: Words;
  declare conversationId: string;
  declare draft: string;
  /** They go with the next message. */
  declare files: readonly File[];
  declare placeholder: string;
  /** For colleagues: without what is there for customers, which is cards, phrases and notes. */
  declare plain: boolean;
  /** Offered behind a slash (WB-17); undefined until they were read. */
  declare phrases: Phrases | undefined;
  /** What the variables of phrases stand for here. */
  declare values: PhraseValues;
  declare phrasesOpen: boolean;
  /** What was wrong with what was chosen last. */
  declare _faults: readonly string[];

  readonly #slash = new SlashController(this);
  readonly #area = createRef<HTMLTextAreaElement>();
  readonly #picker = createRef<HTMLInputElement>();
  readonly #clip = createRef<HTMLButtonElement>();

  constructor() {
    super();
    this.words = en;
    this.conversationId = '';
    this.draft = '';
    this.files = [];
    this.placeholder = '';
    this.plain = false;
    this.values = {};
    this.phrasesOpen = false;
    this._faults = [];
  }

  static override styles = [shared, buttons, composerStyle];

  override render() {
    const { words, draft } = this;
    const text = words.composer;
    const over = draft.length - limits.text;
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.#send();
      }}
      @remove-file=${(event: CustomEvent<number>) => {
        event.stopPropagation();
        this._faults = [];
        this.#attach(this.files.toSpliced(event.detail, 1));
      }}
      @tray-emptied=${() => this.#clip.value?.focus()}
    >
      <file-tray .words=${words} .files=${this.files} .faults=${this._faults}></file-tray>
      ${this.#slash.template(words, (from, phrase) => {
        this.#replace(from, phrase);
      })}
      <textarea
        aria-label=${text.label}
        aria-autocomplete="list"
        aria-controls=${this.#slash.activeId === undefined ? nothing : 'offers'}
        aria-activedescendant=${this.#slash.activeId ?? nothing}
        aria-keyshortcuts="Alt+R"
        aria-describedby="room"
        aria-invalid=${over > 0 ? 'true' : 'false'}
        placeholder=${this.placeholder}
        enterkeyhint="send"
        rows="2"
        dir="auto"
        .value=${live(draft)}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
        @keyup=${this.#onCaret}
        @pointerup=${this.#onCaret}
        @paste=${this.#onPaste}
        @blur=${() => {
          this.#slash.close();
          this.#typing(false);
        }}
        ${ref(this.#area)}
      ></textarea>
      <div class="foot">
        ${this.#tools()}
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

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) {
      this._faults = [];
      this.#slash.close();
    }
    if (changed.has('phrases') && this.#slash.open) this.#onCaret();
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

  /** Those that can be sent go with the next message; about the others it is told why not. */
  addFiles(given: Iterable<File>): void {
    const { files, faults } = accepted(given, this.files, this.words.content.files);
    this._faults = faults;
    this.#attach(files);
    this.focusText();
  }

  /** In place of what is selected; the first variable that nobody knows is selected, to be typed over. */
  insertPhrase(phrase: Phrase): void {
    this.#replace(this.#area.value?.selectionStart ?? 0, phrase);
  }

  #replace(from: number, { text }: Phrase): void {
    const area = this.#area.value;
    if (!area) return;
    const said = filled(text, this.values);
    area.setRangeText(said, from, area.selectionEnd, 'end');
    this.#slash.close();
    this.draft = area.value;
    tell(this, 'draft', { id: this.conversationId, text: this.draft });
    this.#typing(true);
    area.focus();
    const gap = firstGap(said);
    if (gap) area.setSelectionRange(from + gap.from, from + gap.to);
  }

  #tools() {
    const { files } = this.words.content;
    return html`<div class="tools">
      <button
        type="button"
        class="icon-button"
        aria-label=${files.attach}
        title=${files.attach}
        @click=${() => this.#picker.value?.click()}
        ${ref(this.#clip)}
      >
        ${icon(paperclip)}
      </button>
      <input
        type="file"
        hidden
        multiple
        accept=${fileTypes.join()}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          this.addFiles([...(event.target.files ?? [])]);
          // The same one may be chosen again after it was removed.
          event.target.value = '';
        }}
        ${ref(this.#picker)}
      />
      ${this.plain ? nothing : customerTools(this.words, this.phrasesOpen, this)}
    </div>`;
  }

  get #sendable(): boolean {
    return (this.draft.trim() !== '' || this.files.length > 0) && this.draft.length <= limits.text;
  }

  #attach(files: readonly File[]): void {
    this.files = files;
    tell(this, 'attach-files', { id: this.conversationId, files });
  }

  #onInput(event: InputEvent & { target: HTMLTextAreaElement }): void {
    this.draft = event.target.value;
    tell(this, 'draft', { id: this.conversationId, text: this.draft });
    this.#typing(this.draft.trim() !== '');
    this.#onCaret();
  }

  #onCaret(): void {
    const area = this.#area.value;
    if (area && !this.plain && this.#slash.moved(area.value, area.selectionStart, this.phrases))
      tell(this, 'want-phrases');
  }

  #onPaste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    // A word processor puts a picture of the text beside it: the text is meant.
    if (!clipboardData?.files.length || clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    this.addFiles(clipboardData.files);
  }

  #onKey(event: KeyboardEvent): void {
    const pressed = this.#slash.pressed(event);
    if (pressed !== false) {
      event.preventDefault();
      event.stopPropagation();
      if (pressed !== true) this.#replace(pressed.from, pressed.phrase);
      return;
    }
    if (event.key === 'Escape' && !event.isComposing) tell(this, 'leave-composer');
    if (!sendsMessage(event)) return;
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    if (!this.#sendable) return;
    const text = this.draft.trim();
    const { files, conversationId: id } = this;
    this.draft = '';
    this._faults = [];
    tell(this, 'draft', { id, text: '' });
    this.#typing(false);
    if (files.length > 0) this.#attach([]);
    tell(this, 'send-message', { id, content: files.length > 0 ? { text, files } : { text } });
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
