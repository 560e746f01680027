import type { FigureEntry } from '@shopbell/sdk/admin';
import type { AgentFigures } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { chartLine, chevronDown } from '../icons/icons.ts';
import { figureName } from '../reports/figureGroups.ts';
import { markOf, valueText } from '../reports/figureText.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { menuStyle } from './menuStyle.ts';

/** As wide as the panel is, with its distance from the edge. */
const panelRoom = 288;

/** More of today's own figures behind an arrow of the header (WB-06), and the way to the agent panel. */
export class FiguresMenu extends LitElement {
  static override properties = {
    words: { attribute: false },
    catalogue: { attribute: false },
    figures: { attribute: false },
    failed: { attribute: false },
    _open: { state: true },
  };

  declare words: Words;
  declare catalogue: readonly FigureEntry[];
  /** Undefined until they were told. */
  declare figures: AgentFigures | undefined;
  declare failed: boolean;
  declare _open: boolean;

  readonly #opener = createRef<HTMLElement>();
  readonly #panel = createRef<HTMLElement>();

  constructor() {
    super();
    this.words = en;
    this.catalogue = [];
    this.failed = false;
    this._open = false;
  }

  static override styles = [
    shared,
    buttons,
    menuStyle,
    css`
      [popover] {
        inset-inline-end: auto;
        inline-size: 280px;
      }

      dl {
        padding: 4px 8px;
      }

      dl div {
        display: flex;
        gap: 12px;
        justify-content: space-between;
        padding-block: 3px;
      }

      dt {
        color: var(--ink-muted);
      }

      dd {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      p {
        padding: 4px 8px;
        color: var(--ink-muted);
      }
    `,
  ];

  override render() {
    const { words } = this;
    const text = words.performance;
    return html`<button
        type="button"
        class="icon-button"
        popovertarget="figures"
        aria-haspopup="dialog"
        aria-expanded=${this._open ? 'true' : 'false'}
        aria-label=${text.more}
        title=${text.more}
        ${ref(this.#opener)}
      >
        ${icon(chevronDown)}
      </button>
      <div
        id="figures"
        popover
        role="dialog"
        aria-label=${text.moreTitle}
        @beforetoggle=${this.#place}
        @toggle=${(event: ToggleEvent) => {
          this._open = event.newState === 'open';
          tell(this, 'show-more-figures', this._open);
        }}
        ${ref(this.#panel)}
      >
        <div role="status">${this.#shown()}</div>
        <hr />
        <button
          type="button"
          class="row"
          aria-keyshortcuts="Alt+P"
          @click=${() => {
            this.#panel.value?.hidePopover();
            tell(this, 'show-performance', true);
          }}
        >
          ${icon(chartLine)}${text.open}<kbd>Alt+P</kbd>
        </button>
      </div>`;
  }

  #shown() {
    const { words, figures } = this;
    if (this.failed) return html`<p>${words.performance.failed}</p>`;
    if (!figures) return html`<p>${words.reports.loading}</p>`;
    const writing = { words, ...figures };
    return html`<dl>
      ${Object.entries(figures.cells).map(([id, cell]) => {
        const figure = this.catalogue.find((one) => one.id === id);
        if (!figure) return nothing;
        return html`<div title=${markOf(cell, figure, writing) || nothing}>
          <dt>${figureName(figure, id, words.language)}</dt>
          <dd>${valueText(cell.value, figure.unit, writing)}</dd>
        </div>`;
      })}
    </dl>`;
  }

  /** Under its arrow, and within the window. */
  readonly #place = (event: ToggleEvent): void => {
    const [opener, panel] = [this.#opener.value, this.#panel.value];
    if (event.newState !== 'open' || !opener || !panel) return;
    const { left, bottom } = opener.getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(left, window.innerWidth - panelRoom))}px`;
    panel.style.top = `${bottom + 4}px`;
  };
}
