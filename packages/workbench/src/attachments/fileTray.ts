import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { fileText, x } from '../icons/icons.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { isImage, shownName } from './fileFacts.ts';

/** Files that go with the next message, and what was wrong with others. */
export class FileTray extends LitElement {
  static override properties = {
    words: { attribute: false },
    files: { attribute: false },
    faults: { attribute: false },
    _told: { state: true },
  };

  declare words: Words;
  declare files: readonly File[];
  declare faults: readonly string[];
  declare _told: string;

  constructor() {
    super();
    this.words = en;
    this.files = [];
    this.faults = [];
    this._told = '';
  }

  static override styles = [
    shared,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        max-block-size: 160px;
        padding: 10px 20px 2px;
        overflow-y: auto;
      }

      li {
        position: relative;
      }

      .tile {
        display: grid;
        grid-auto-flow: column;
        gap: 6px;
        align-items: center;
        max-inline-size: 200px;
        block-size: 56px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground-side);
        color: var(--ink-muted);
      }

      .tile.named {
        padding: 0 28px 0 10px;
      }

      blob-picture {
        inline-size: 56px;
        block-size: 56px;
      }

      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        color: var(--ink);
        font-size: var(--text-s);
        line-height: 17px;
        overflow-wrap: anywhere;
      }

      button {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-end: 2px;
        display: grid;
        place-items: center;
        inline-size: 24px;
        block-size: 24px;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: var(--ground-raised);
        box-shadow: 0 0 0 1px var(--line);
        color: var(--ink);
        cursor: pointer;
      }

      button svg {
        inline-size: 14px;
        block-size: 14px;
      }

      .faults {
        padding: 8px 20px 0;
        color: var(--danger);
        font-size: var(--text-s);
        line-height: 18px;
        overflow-wrap: anywhere;
      }

      @media (pointer: coarse) {
        button {
          inline-size: 44px;
          block-size: 44px;
          margin: -8px;
          background: none;
          box-shadow: none;
        }
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('files');
    if (before && before.length !== this.files.length)
      this._told = this.words.content.files.count(this.files.length);
  }

  override render() {
    const { files, faults } = this;
    return html`${
        files.length > 0
          ? html`<ul aria-label=${this.words.content.files.attached}>
              ${files.map((file, index) => html`<li>${this.#tile(file, index)}</li>`)}
            </ul>`
          : nothing
      }
      <div role="alert">
        ${faults.length > 0 ? html`<div class="faults">${faults.map((fault) => html`<p>${fault}</p>`)}</div>` : nothing}
      </div>
      <span class="hidden-text" role="status">${this._told}</span>`;
  }

  #tile(file: File, index: number) {
    const { remove } = this.words.content.files;
    const name = shownName(file.name);
    return html`${
        isImage(file)
          ? html`<div class="tile" title=${name}>
              <blob-picture role="img" aria-label=${name} .blob=${file} .side=${56}></blob-picture>
            </div>`
          : html`<div class="tile named">${icon(fileText)}<span class="name" dir="auto">${name}</span></div>`
      }
      <button
        type="button"
        aria-label=${remove(name)}
        title=${remove(name)}
        @click=${() => void this.#remove(index)}
      >
        ${icon(x)}
      </button>`;
  }

  async #remove(index: number): Promise<void> {
    tell(this, 'remove-file', index);
    await Promise.resolve();
    await this.updateComplete;
    // The focus goes on to the next one; after the last one whoever holds the tray takes it.
    const left = [...(this.shadowRoot?.querySelectorAll('button') ?? [])];
    const next = left[index] ?? left.at(-1);
    if (next) next.focus();
    else tell(this, 'tray-emptied');
  }
}
