import type { FileRef, OutgoingFile } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { Download, FileText, Film, RotateCw, X } from 'lucide';
import type { Kit } from '../kit.ts';
import { factsText, isImage, save, shownName } from './fileFacts.ts';
import { fileStyle } from './file.style.ts';
import { placeOf, type Size } from './place.ts';
import { recall, remember } from './recent.ts';

/** The longest side of a picture in the list, in CSS pixels. */
const thumb = 240;

/**
 * One file of a message. An image is fetched when it comes into view and shown in a place that was kept for it; a tap
 * shows it large. Anything else is a row that saves. Nothing is ever opened in the page.
 */
export const fileView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class FileView extends View {
    static override properties = {
      ...View.properties,
      file: plain,
      alone: plain,
      blob: { state: true },
      phase: { state: true },
      large: { state: true },
    };
    static override styles = [...View.styles, fileStyle(css)];

    declare file: FileRef | OutgoingFile;
    /** The message carries no other. */
    declare alone: boolean;
    declare protected blob: Blob | undefined;
    declare protected phase: 'fetching' | 'missing' | 'broken' | undefined;
    declare protected large: boolean;

    #fetching: AbortController | undefined;
    #inView: IntersectionObserver | undefined;

    override connectedCallback(): void {
      super.connectedCallback();
      this.#inView = new IntersectionObserver(([entry]) => {
        if (entry?.isIntersecting && this.phase === undefined && isImage(this.file)) void this.#fetch();
      });
      this.#inView.observe(this);
      // At once: what stands below must not move a moment later.
      this.performUpdate();
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#inView?.disconnect();
      this.#fetching?.abort();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const { file } = this;
      const before = changed.get('file');
      if (!changed.has('file') || before?.id === file.id) return;
      this.#fetching?.abort();
      this.phase = undefined;
      if ('blob' in file) {
        this.blob = file.blob;
      } else if (!before || !('blob' in before) || before.name !== file.name || before.size !== file.size) {
        this.blob = recall(this.actions.client, file.id);
        this.#inView?.unobserve(this);
        this.#inView?.observe(this);
      } else if (this.blob) {
        // It was sent from here: nobody has to fetch what is on the screen already.
        this.#keep(this.blob);
      }
    }

    /** Pictures alone: whatever else was fetched is on the disk by now. */
    #keep(blob: Blob): void {
      const { client } = this.actions;
      if (client && isImage(this.file)) remember(client, this.file.id, blob);
    }

    async #fetch(): Promise<Blob | undefined> {
      const { file, actions } = this;
      if (this.blob) return this.blob;
      if (this.phase === 'fetching') return undefined;
      const { signal } = (this.#fetching = new AbortController());
      this.phase = 'fetching';
      try {
        const blob = await actions.client?.file(file.id, { signal });
        if (file !== this.file || !blob) return undefined;
        this.phase = undefined;
        this.#keep(blob);
        return (this.blob = blob);
      } catch {
        if (file === this.file) this.phase = signal.aborted ? undefined : 'missing';
        return undefined;
      }
    }

    readonly #save = async (): Promise<void> => {
      const blob = await this.#fetch();
      if (blob) save(blob, this.file.name);
    };

    readonly #again = (): void => {
      this.phase = undefined;
      void this.#fetch();
    };

    #onSize(): void {
      this.dispatchEvent(new CustomEvent('resize', { bubbles: true }));
    }

    /** What is being sent tells its size only now; the server will tell the same. */
    readonly #onDrawn = ({ detail }: CustomEvent<Size>): void => {
      if ('width' in this.file && this.file.width) return;
      this.style.cssText = placeOf(this.file, this.alone, detail);
      this.#onSize();
    };

    readonly #onBroken = (): void => {
      this.style.cssText = '';
      this.phase = 'broken';
    };

    readonly #show = async (on: boolean): Promise<void> => {
      this.large = on;
      await this.updateComplete;
      this.renderRoot.querySelector('dialog')?.showModal();
    };

    protected override updated(changed: PropertyValues): void {
      // The list may be at its end, and shall stay there.
      if (changed.has('phase')) this.#onSize();
    }

    protected override render() {
      return isImage(this.file) && this.phase !== 'broken' ? this.#picture() : this.#row();
    }

    #picture() {
      const { file, blob, phase } = this;
      const words = this.later.files;
      const name = shownName(file.name);
      const missing = phase === 'missing';
      return html`<button
          class="thumb"
          aria-busy=${phase === 'fetching'}
          aria-label=${missing ? words.fetchAgain(name) : words.open(name)}
          @click=${() => {
            if (missing) this.#again();
            else if (blob) void this.#show(true);
          }}
        >
          ${
            missing
              ? html`<span class="again">${icon(RotateCw)} ${words.missing}</span>`
              : blob
                ? html`<shop-bell-picture
                    .blob=${blob}
                    .side=${thumb}
                    @load=${this.#onDrawn}
                    @error=${this.#onBroken}
                  ></shop-bell-picture>`
                : nothing
          }
        </button>
        ${this.large && blob ? this.#viewer(blob, name) : nothing}`;
    }

    #viewer(blob: Blob, name: string) {
      const words = this.later.files;
      const close = () => {
        this.renderRoot.querySelector('dialog')?.close();
      };
      return html`<dialog
        aria-label=${name}
        aria-live="off"
        @close=${() => {
          this.large = false;
        }}
        @keydown=${(event: KeyboardEvent) => {
          // The panel below would close with it.
          if (event.key === 'Escape') event.stopPropagation();
        }}
      >
        <div class="head">
          <p dir="auto">${name}</p>
          <button @click=${this.#save}>${icon(Download)} ${words.saveIt}</button>
          <button aria-label=${words.close} title=${words.close} @click=${close}>${icon(X)}</button>
        </div>
        <div class="stage" @click=${close}>
          <shop-bell-picture
            role="img"
            aria-label=${name}
            .blob=${blob}
            .side=${Math.max(innerWidth, innerHeight)}
          ></shop-bell-picture>
        </div>
      </dialog>`;
    }

    #row() {
      const { file, phase } = this;
      const { locale } = this.words;
      const words = this.later.files;
      const name = shownName(file.name);
      const told =
        phase === 'fetching' ? words.fetching : phase === 'missing' ? words.missing : factsText(locale, file);
      return html`<button
        class="row"
        aria-busy=${phase === 'fetching'}
        aria-label="${phase === 'missing' ? words.fetchAgain(name) : words.save(name)}, ${told}"
        @click=${this.#save}
      >
        <span class="sign">${icon(file.type.startsWith('video/') ? Film : FileText)}</span>
        <span>
          <span class="name" dir="auto">${name}</span>
          <span class="facts small ${phase === 'missing' ? 'bad' : 'quiet'}" role="status">${told}</span>
        </span>
        ${icon(phase === 'missing' ? RotateCw : Download)}
      </button>`;
    }
  };
