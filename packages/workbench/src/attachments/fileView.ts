import type { FileRef, OutgoingFile } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { icon } from '../icons/icon.ts';
import { download, fileText, film, rotate, x } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { factsText, isImage, isVideo, save, shownName } from './fileFacts.ts';
import { fileStyle } from './fileStyle.ts';
import { placeOf, type Size } from './place.ts';

/** Brings the bytes of a file that a message carries. */
export type FetchFile = (id: string, signal: AbortSignal) => Promise<Blob>;

/** The longest side of a picture in the conversation, in CSS pixels. */
const thumb = 240;

/**
 * One file of a message. An image is fetched when it comes into view and shown in a place that was kept for it; a press
 * shows it large. Anything else is a row that saves. Nothing is ever opened in the page.
 */
export class FileView extends LitElement {
  static override properties = {
    words: { attribute: false },
    file: { attribute: false },
    alone: { attribute: false },
    fetchFile: { attribute: false },
    _blob: { state: true },
    _phase: { state: true },
    _large: { state: true },
  };

  declare words: Words;
  declare file: FileRef | OutgoingFile;
  /** The message carries no other. */
  declare alone: boolean;
  declare fetchFile: FetchFile | undefined;
  declare _blob: Blob | undefined;
  declare _phase: 'fetching' | 'missing' | 'broken' | undefined;
  declare _large: boolean;

  #fetching: AbortController | undefined;
  #inView: IntersectionObserver | undefined;

  constructor() {
    super();
    this.words = en;
    this.alone = true;
    this._large = false;
  }

  static override styles = [shared, buttons, fileStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#inView = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && this._phase === undefined && isImage(this.file))
        void this.#fetch();
    });
    this.#inView.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#inView?.disconnect();
    this.#fetching?.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { file } = this;
    const before = changed.get('file');
    if (!changed.has('file') || before?.id === file.id) return;
    this.#fetching?.abort();
    this._phase = undefined;
    this.style.cssText = placeOf(file, this.alone);
    if ('blob' in file) {
      this._blob = file.blob;
    } else if (!before || !('blob' in before) || before.name !== file.name || before.size !== file.size) {
      // Else it was sent from here: nobody has to fetch what is on the screen already.
      this._blob = undefined;
      this.#inView?.unobserve(this);
      this.#inView?.observe(this);
    }
  }

  override render() {
    return isImage(this.file) && this._phase !== 'broken' ? this.#picture() : this.#row();
  }

  async #fetch(): Promise<Blob | undefined> {
    const { file, fetchFile } = this;
    if (this._blob) return this._blob;
    if (this._phase === 'fetching' || !fetchFile) return undefined;
    const { signal } = (this.#fetching = new AbortController());
    this._phase = 'fetching';
    try {
      const blob = await fetchFile(file.id, signal);
      if (file !== this.file) return undefined;
      this._phase = undefined;
      return (this._blob = blob);
    } catch {
      if (file === this.file) this._phase = signal.aborted ? undefined : 'missing';
      return undefined;
    }
  }

  readonly #save = async (): Promise<void> => {
    const blob = await this.#fetch();
    if (blob) save(blob, this.file.name);
  };

  #picture() {
    const { file, _blob: blob, _phase: phase } = this;
    const words = this.words.content.files;
    const name = shownName(file.name);
    const missing = phase === 'missing';
    return html`<button
        type="button"
        class="thumb"
        aria-busy=${phase === 'fetching' ? 'true' : 'false'}
        aria-label=${missing ? `${words.missing}: ${words.fetchAgain(name)}` : words.open(name)}
        title=${name}
        @click=${() => {
          if (missing) {
            this._phase = undefined;
            void this.#fetch();
          } else if (blob) void this.#show();
        }}
      >
        ${
          missing
            ? html`<span class="again">${icon(rotate)} ${words.missing}</span>`
            : blob
              ? html`<blob-picture
                  .blob=${blob}
                  .side=${thumb}
                  @load=${this.#onDrawn}
                  @error=${() => {
                    this.style.cssText = '';
                    this._phase = 'broken';
                  }}
                ></blob-picture>`
              : nothing
        }
      </button>
      ${this._large && blob ? this.#viewer(blob, name) : nothing}`;
  }

  /** What is being sent tells its size only now; the server will tell the same. */
  #onDrawn({ detail }: CustomEvent<Size>): void {
    if (!('width' in this.file && this.file.width))
      this.style.cssText = placeOf(this.file, this.alone, detail);
  }

  async #show(): Promise<void> {
    this._large = true;
    await this.updateComplete;
    this.shadowRoot?.querySelector('dialog')?.showModal();
  }

  #viewer(blob: Blob, name: string) {
    const words = this.words.content.files;
    const close = (): void => {
      this.shadowRoot?.querySelector('dialog')?.close();
    };
    return html`<dialog
      aria-label=${name}
      @close=${() => {
        this._large = false;
      }}
    >
      <div class="head">
        <p dir="auto">${name}</p>
        <button type="button" @click=${this.#save}>${icon(download)} ${words.saveIt}</button>
        <button type="button" aria-label=${words.close} title=${words.close} @click=${close}>
          ${icon(x)}
        </button>
      </div>
      <div class="stage" @click=${close}>
        <blob-picture
          role="img"
          aria-label=${name}
          .blob=${blob}
          .side=${Math.max(innerWidth, innerHeight)}
        ></blob-picture>
      </div>
    </dialog>`;
  }

  #row() {
    const { file, _phase: phase } = this;
    const words = this.words.content.files;
    const name = shownName(file.name);
    const told =
      phase === 'fetching'
        ? words.fetching
        : phase === 'missing'
          ? words.missing
          : factsText(file, this.words.language);
    return html`<button
      type="button"
      class="row"
      aria-busy=${phase === 'fetching' ? 'true' : 'false'}
      aria-label="${phase === 'missing' ? words.fetchAgain(name) : words.save(name)}, ${told}"
      @click=${this.#save}
    >
      <span class="sign">${icon(isVideo(file) ? film : fileText)}</span>
      <span class="what">
        <span class="name" dir="auto">${name}</span>
        <span class="facts figure ${phase === 'missing' ? 'bad' : ''}" role="status">${told}</span>
      </span>
      ${icon(phase === 'missing' ? rotate : download)}
    </button>`;
  }
}
