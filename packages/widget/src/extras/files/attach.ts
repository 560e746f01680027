import type { PropertyValues } from 'lit';
import { Paperclip, Plus, X } from 'lucide';
import type { ItemsProvider } from '../../bell/pageItems.ts';
import { ringing } from '../alerts/quiet.ts';
import type { Kit } from '../kit.ts';
import { loadAttached } from '../loadAttached.ts';
import { accepted, acceptedTypes } from './accepted.ts';
import { attachStyle } from './attach.style.ts';
import { isImage, shownName } from './fileFacts.ts';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/**
 * In the composer: files for the next message, by button, by paste and by dropping them anywhere on the panel. They are
 * looked at first; what cannot be sent is told at once, with why.
 */
export const attachView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing, icon, limits } = kit;
  return class AttachView extends View {
    static override properties = {
      ...View.properties,
      files: plain,
      faults: { state: true },
      over: { state: true },
      told: { state: true },
      tray: { state: true },
    };
    static override styles = [...View.styles, attachStyle(css)];

    declare files: readonly File[];
    /** What was wrong with what was chosen last. */
    declare protected faults: readonly string[];
    /** Something is held over the panel. */
    declare protected over: boolean;
    declare protected told: string;
    /** What is opened beside the composer; `missing` if it did not come. */
    declare protected tray: 'open' | 'missing' | undefined;

    #listening: AbortController | undefined;

    constructor() {
      super();
      this.files = this.faults = [];
      this.over = false;
      this.told = '';
    }

    override connectedCallback(): void {
      super.connectedCallback();
      const { signal } = (this.#listening = new AbortController());
      const panel = this.closest<HTMLElement>('.panel');
      this.parentElement?.addEventListener('paste', this.#onPaste, { signal });
      for (const name of ['dragenter', 'dragover'] as const)
        panel?.addEventListener(name, this.#onOver, { signal });
      panel?.addEventListener('dragleave', this.#onLeave, { signal });
      panel?.addEventListener('drop', this.#onDrop, { signal });
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      this.#listening?.abort();
      this.over = false;
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
      const before = changed.get('files')?.length ?? 0;
      const now = this.files.length;
      if (!changed.has('files') || before === now) return;
      this.told = this.later.send.count(now);
      // It was sent, or another conversation is shown.
      if (now === 0) this.faults = [];
    }

    #add(given: Iterable<File>): void {
      // For the pictures; without it they are names.
      loadAttached(kit).catch(() => 0);
      const { files, faults } = accepted(given, this.files, this.later.send, limits);
      this.faults = faults;
      this.actions.attach(files);
      if (!matchMedia('(pointer: coarse)').matches) this.parentElement?.focus();
    }

    readonly #onPaste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      // A word processor puts a picture of the text beside it: the text is meant.
      if (!clipboardData?.files.length || clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      this.#add(clipboardData.files);
    };

    readonly #onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.over = true;
    };

    readonly #onLeave = (event: DragEvent): void => {
      const { currentTarget, relatedTarget } = event;
      const inside = currentTarget instanceof Node && relatedTarget instanceof Node;
      if (!inside || !currentTarget.contains(relatedTarget)) this.over = false;
    };

    readonly #onDrop = (event: DragEvent): void => {
      this.over = false;
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.#add(event.dataTransfer?.files ?? []);
    };

    readonly #onPicked = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      this.#add(event.target.files ?? []);
      // The same one may be chosen again after it was removed.
      event.target.value = '';
    };

    readonly #pick = (): void => {
      this.renderRoot.querySelector('input')?.click();
    };

    readonly #toggleTray = async (): Promise<void> => {
      if (this.tray === 'open') {
        this.tray = undefined;
        this.renderRoot.querySelector<HTMLElement>('.more')?.focus();
        return;
      }
      try {
        (await kit.part('tools')).defineTools(kit);
        this.tray = 'open';
      } catch {
        this.tray = 'missing';
      }
    };

    async #remove(index: number): Promise<void> {
      this.faults = [];
      this.actions.attach(this.files.toSpliced(index, 1));
      await Promise.resolve();
      await this.updateComplete;
      // The focus goes on to the next one, after the last one to the button that adds more.
      const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.remove');
      (buttons[index] ?? [...buttons].at(-1) ?? this.renderRoot.querySelector<HTMLElement>('.clip'))?.focus();
    }

    protected override render() {
      const words = this.later.send;
      const { files, faults } = this;
      return html`<div class="buttons">
          <button class="clip" aria-label=${words.attach} title=${words.attach} @click=${this.#pick}>
            ${icon(Paperclip)}
          </button>
          <button
            type="button"
            class="clip more"
            aria-label=${this.later.tools.open}
            title=${this.later.tools.open}
            aria-expanded=${this.tray === 'open'}
            @click=${this.#toggleTray}
          >
            ${icon(Plus)}
          </button>
        </div>
        <input type="file" hidden multiple accept=${acceptedTypes.join()} @change=${this.#onPicked} />
        <div class="above">
          ${this.tray === 'open' ? this.#tray() : nothing}
          ${this.tray === 'missing' ? html`<div class="faults" role="alert"><p>${this.words.partMissing}</p></div>` : nothing}
          ${
            files.length > 0
              ? html`<ul aria-label=${words.attached}>
                  ${files.map((file, index) => html`<li>${this.#tile(file, index)}</li>`)}
                </ul>`
              : nothing
          }
          ${faults.length > 0 ? html`<div class="faults" role="alert">${faults.map((fault) => html`<p>${fault}</p>`)}</div>` : nothing}
          <span class="spoken" role="status">${this.told}</span>
        </div>
        ${this.over ? html`<div class="drop">${icon(Paperclip)} ${words.drop}</div>` : nothing}`;
    }

    #tray() {
      const root = this.getRootNode();
      const host = root instanceof ShadowRoot ? (root.host as { items?: ItemsProvider }) : undefined;
      return html`<shop-bell-tray
        .words=${this.words}
        .actions=${this.actions}
        .provider=${host?.items}
        .composer=${this.parentElement}
        .ringing=${ringing}
        .done=${this.#toggleTray}
      ></shop-bell-tray>`;
    }

    #tile(file: File, index: number) {
      const words = this.later.send;
      const name = shownName(file.name);
      return html`${
          isImage(file)
            ? html`<div class="tile" title=${name}>
                <shop-bell-picture
                  role="img"
                  aria-label=${name}
                  .blob=${file}
                  .side=${64}
                ></shop-bell-picture>
              </div>`
            : html`<div class="tile named">
                ${icon(Paperclip)}
                <span class="name" dir="auto">${name}</span>
              </div>`
        }
        <button
          class="remove"
          aria-label=${words.remove(name)}
          title=${words.remove(name)}
          @click=${() => void this.#remove(index)}
        >
          ${icon(X)}
        </button>`;
    }
  };
};
