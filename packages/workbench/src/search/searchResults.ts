import type { FoundCustomer } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { Part, PartFound, Results } from './findController.ts';
import { customerRow, messageRow, type RowParts } from './foundRow.ts';
import { KeptFocus } from './keptFocus.ts';
import { resultsStyle } from './resultsStyle.ts';

/** What was found while typing: one's own customers first, whose order it is, on request others, what was said. */
export class SearchResults extends LitElement {
  static override properties = {
    words: { attribute: false },
    results: { attribute: false },
    today: { attribute: false },
    mine: { attribute: false },
  };

  declare words: Words;
  /** Undefined until the first search has begun. */
  declare results: Results | undefined;
  /** Any instant of today. */
  declare today: number;
  /** Whether the agent may open a conversation though it goes on: it is theirs. */
  declare mine: (conversationId: string) => boolean;

  constructor() {
    super();
    this.words = en;
    this.today = 0;
    this.mine = () => false;
    new KeptFocus(this);
  }

  static override styles = [shared, buttons, resultsStyle];

  override render() {
    const text = this.words.finding;
    const { results } = this;
    if (!results) return html`<p class="empty" role="status">${text.searching}</p>`;
    const { own, others, messages, orderMatch } = results;
    const busy = [own, others, messages].some(({ state }) => state === 'busy');
    const customers = (own.list?.length ?? 0) + orderMatch.length + (others.list?.length ?? 0);
    return html`<p class="hidden-text" role="status">
        ${busy ? text.searching : text.counted(customers, messages.list?.length ?? 0)}
      </p>
      <div class="found" role="region" aria-label=${text.results} aria-busy=${busy} @keydown=${this.#onKey}>
        ${this.#customers('own', text.own, own, text.noneOwn)}
        ${
          orderMatch.length > 0
            ? html`<section>
                <h3>${text.orderMatch}</h3>
                <ul>
                  ${orderMatch.map((one) => customerRow(one, this.#parts))}
                </ul>
              </section>`
            : nothing
        }
        ${
          others.list || others.state === 'failed'
            ? this.#customers('others', text.others, others, text.noneOthers)
            : html`<button
                type="button"
                class="row find-more"
                title=${text.findMoreHint}
                aria-disabled=${others.state === 'busy' ? 'true' : nothing}
                @click=${() => {
                  tell(this, 'find-part', 'others');
                }}
              >
                ${text.findMore}
              </button>`
        }
        <section>
          <h3>${text.messages}</h3>
          <ul>
            ${repeat(
              messages.list ?? [],
              ({ conversation }) => conversation.id,
              (one) => messageRow(one, results.text, this.#parts),
            )}
          </ul>
          ${this.#rest('messages', messages, text.noneMessages)}
        </section>
      </div>`;
  }

  /** Moves the focus to the first of what was found. */
  focusFirst(): void {
    const rows = this.#rows();
    (rows.find((row) => !row.matches('.more, .find-more')) ?? rows[0])?.focus();
  }

  #customers(part: Part, title: string, found: PartFound<FoundCustomer>, none: string) {
    return html`<section>
      <h3>${title}</h3>
      <ul>
        ${repeat(
          found.list ?? [],
          ({ customer }) => customer.id,
          (one) => customerRow(one, this.#parts),
        )}
      </ul>
      ${this.#rest(part, found, none)}
    </section>`;
  }

  /** What stands below a list: nobody, more, or that it did not get through. */
  #rest(part: Part, { list, next, state }: PartFound<unknown>, none: string) {
    const text = this.words.finding;
    const again = () => {
      tell(this, 'find-part', part);
    };
    if (state === 'failed') {
      return html`<p class="empty" role="alert">
        ${text.failed} <button type="button" class="text-button" @click=${again}>${text.retry}</button>
      </p>`;
    }
    if (!list) return html`<p class="empty">${text.searching}</p>`;
    if (next !== undefined) {
      return html`<button
        type="button"
        class="row more"
        aria-disabled=${state === 'busy' ? 'true' : nothing}
        @click=${again}
      >
        ${text.more}
      </button>`;
    }
    return list.length === 0 ? html`<p class="empty">${none}</p>` : nothing;
  }

  get #parts(): RowParts {
    const { words, today, mine } = this;
    return { words, today, mine, teller: this };
  }

  #rows(): HTMLElement[] {
    return [...(this.shadowRoot?.querySelectorAll<HTMLElement>('button.row') ?? [])];
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const rows = this.#rows();
    const here = rows.findIndex((row) => row === this.shadowRoot?.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === 'Escape' || (to !== undefined && to < 0)) tell(this, 'go-to-search');
    else if (to !== undefined) rows[Math.min(to, rows.length - 1)]?.focus();
    else return;
    event.preventDefault();
  }
}
