import type { FoundCustomer } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { moveFocus } from '../rows/moveFocus.ts';
import { customerOf, customerRow, foundHeight } from '../search/foundRow.ts';
import { KeptFocus } from '../search/keptFocus.ts';
import { resultsStyle } from '../search/resultsStyle.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { History } from './historyController.ts';

/** One's customers of before, by what they ordered (WB-09); with no filter only once somebody asks. */
export class HistoryList extends LitElement {
  static override properties = {
    words: { attribute: false },
    history: { attribute: false },
    today: { attribute: false },
    mine: { attribute: false },
  };

  declare words: Words;
  declare history: History | undefined;
  declare today: number;
  declare mine: (conversationId: string) => boolean;

  constructor() {
    super();
    this.words = en;
    this.today = 0;
    this.mine = () => false;
    new KeptFocus(this);
    this.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
  }

  static override styles = [
    shared,
    buttons,
    resultsStyle,
    css`
      :host {
        overflow: visible;
      }

      .empty {
        padding-block: 12px;
      }
    `,
  ];

  override render() {
    const text = this.words.finding;
    const { history } = this;
    if (!history) return nothing;
    const { filter, list, next, state } = history;
    const { words, today, mine } = this;
    const on = () => {
      tell(this, 'read-history-on');
    };
    return html`${filter === 'all' && list ? html`<h3>${text.before}</h3>` : nothing}
      <row-list
        .rows=${list ?? []}
        .keyOf=${customerOf}
        .draw=${(one: FoundCustomer) => customerRow(one, { words, today, mine, teller: this })}
        .estimate=${foundHeight}
        .readOn=${next !== undefined && state === 'idle' ? on : undefined}
      ></row-list>
      ${state === 'busy' ? html`<p class="empty" role="status">${text.reading}</p>` : nothing}
      ${
        state === 'failed'
          ? html`<p class="empty" role="alert">
              ${text.readFailed}
              <button type="button" class="text-button" @click=${on}>${text.retry}</button>
            </p>`
          : nothing
      }
      ${
        state === 'idle' && list?.length === 0 && next === undefined
          ? html`<p class="empty" role="status">${text.nobodyFits}</p>`
          : nothing
      }
      ${
        // It stays while more is read: the focus may be on it.
        state !== 'failed' && (next !== undefined || (filter === 'all' && !list))
          ? html`<button
              type="button"
              class="row more"
              aria-disabled=${state === 'busy' ? 'true' : nothing}
              @click=${on}
            >
              ${list ? text.more : text.showBefore}
            </button>`
          : nothing
      }`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (moveFocus(this.shadowRoot, event.key)) event.preventDefault();
  }
}
