import type { FigureEntry } from '@shopbell/sdk/admin';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { icon } from '../icons/icon.ts';
import { chevronDown, chevronUp, x } from '../icons/icons.ts';
import { figureGroups, figureName, groupOf, matches } from './figureGroups.ts';

/** Chooses the columns of a report out of all figures there are, and their order. */
export class FigurePicker extends Modal {
  static override properties = {
    ...Modal.properties,
    figures: { attribute: false },
    chosen: { attribute: false },
    _picked: { state: true },
    _typed: { state: true },
    _tried: { state: true },
  };

  /** Those that can be shown. */
  declare figures: readonly FigureEntry[];
  /** Ids, in their order. */
  declare chosen: readonly string[];
  declare _picked: readonly string[];
  declare _typed: string;
  declare _tried: boolean;

  constructor() {
    super();
    this.figures = [];
    this.chosen = [];
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    css`
      :host {
        --dialog-width: 760px;
      }

      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 260px;
        gap: 20px;
        min-block-size: 0;
      }

      .all,
      .picked {
        block-size: min(52vh, 460px);
        overflow-y: auto;
      }

      h3 {
        position: sticky;
        inset-block-start: 0;
        padding-block: 6px;
        background: var(--ground-raised);
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }

      .figures {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 2px 12px;
      }

      .figure-choice {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 8px;
        align-items: center;
        min-block-size: 32px;
        cursor: pointer;
      }

      .picked li {
        display: flex;
        gap: 2px;
        align-items: center;
        min-block-size: 34px;
        border-block-end: 1px solid var(--line);
      }

      .picked li span {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .picked .icon-button {
        inline-size: 28px;
        block-size: 28px;
      }

      .icon-button[aria-disabled='true'] {
        opacity: 0.4;
        cursor: default;
      }

      @media (max-width: 719px) {
        .columns,
        .figures {
          grid-template-columns: minmax(0, 1fr);
        }

        .all,
        .picked {
          block-size: auto;
          max-block-size: 34vh;
        }
      }
    `,
  ];

  protected override heading(): string {
    return this.words.reports.figures;
  }

  protected override opening(): void {
    this._picked = this.chosen;
    this._typed = '';
    this._tried = false;
  }

  protected override close(): void {
    tell(this, 'choose-figures', false);
  }

  protected override body(): TemplateResult {
    const { words } = this;
    const text = words.reports;
    const found = this.figures.filter((figure) => matches(figure, this._typed));
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <input
        type="search"
        aria-label=${text.figureSearch}
        placeholder=${text.figureSearch}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          // Enter chooses what was searched for, and is not the end.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first, ...more] = found;
          if (first && more.length === 0) this.#toggle(first.id);
        }}
      />
      <div class="columns">
        <div class="all">
          ${found.length === 0 ? html`<p class="hint">${text.noFigure}</p>` : nothing}
          ${figureGroups.map((group) => {
            const figures = found.filter((figure) => groupOf(figure) === group);
            return figures.length === 0
              ? nothing
              : html`<section aria-label=${text.groups[group]}>
                  <h3>${text.groups[group]}</h3>
                  <div class="figures">${figures.map((figure) => this.#choice(figure))}</div>
                </section>`;
          })}
        </div>
        <section class="picked" aria-label=${text.chosen(this._picked.length)}>
          <h3><span role="status">${text.chosen(this._picked.length)}</span></h3>
          <ol>
            ${repeat(
              this._picked,
              (id) => id,
              (id, index) => this.#picked(id, index),
            )}
          </ol>
        </section>
      </div>
      <div role="alert">
        ${this._tried && this._picked.length === 0 ? html`<p class="wrong">${text.figureMissing}</p>` : nothing}
      </div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${text.cancel}
        </button>
        <button class="button primary">${text.use}</button>
      </div>
    </form>`;
  }

  #choice(figure: FigureEntry) {
    return html`<label class="figure-choice" title=${figure.id}
      ><input
        type="checkbox"
        value=${figure.id}
        .checked=${live(this._picked.includes(figure.id))}
        @change=${() => {
          this.#toggle(figure.id);
        }}
      /><span>${figureName(figure, figure.id, this.words.language)}</span></label
    >`;
  }

  #picked(id: string, index: number) {
    const text = this.words.reports;
    const figure = this.figures.find((one) => one.id === id);
    const name = figureName(figure, id, this.words.language);
    return html`<li>
      <span>${name}</span>
      ${this.#move(`${text.earlier}: ${name}`, chevronUp, index, -1)}
      ${this.#move(`${text.later}: ${name}`, chevronDown, index, 1)}
      <button
        type="button"
        class="icon-button"
        aria-label=${text.remove(name)}
        title=${text.remove(name)}
        @click=${() => {
          this.#toggle(id);
          // The row goes, and its button with it.
          this.shadowRoot?.querySelector<HTMLElement>('[type=search]')?.focus();
        }}
      >
        ${icon(x)}
      </button>
    </li>`;
  }

  #move(label: string, sign: typeof chevronUp, index: number, step: -1 | 1) {
    const can = index + step >= 0 && index + step < this._picked.length;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${label}
      aria-disabled=${can ? nothing : 'true'}
      @click=${() => {
        const id = this._picked[index];
        if (can && id !== undefined)
          this._picked = this._picked.toSpliced(index, 1).toSpliced(index + step, 0, id);
      }}
    >
      ${icon(sign)}
    </button>`;
  }

  #toggle(id: string): void {
    const { _picked: picked } = this;
    this._picked = picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id];
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this._tried = true;
    if (this._picked.length > 0) tell(this, 'figures-chosen', this._picked);
  }
}
