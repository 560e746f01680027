import type { FoundCustomer, FoundMessage } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { moveFocus } from '../rows/moveFocus.ts';
import type { RowList } from '../rows/rowList.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import type { Part, PartFound, Results } from './findController.ts';
import { customerOf, customerRow, foundHeight, messageRow, type RowParts } from './foundRow.ts';
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
    new KeptFocus(this, () => {
      tell(this, 'go-to-search');
    });
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
                ${this.#found(orderMatch)}
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
          <row-list
            .rows=${messages.list ?? []}
            .keyOf=${({ conversation }: FoundMessage) => conversation.id}
            .draw=${(one: FoundMessage) => messageRow(one, results.text, this.#parts)}
            .estimate=${foundHeight}
            .readOn=${this.#readOn('messages', messages)}
          ></row-list>
          ${this.#rest('messages', messages, text.noneMessages)}
        </section>
      </div>`;
  }

  /** Moves the focus to the first of what was found. */
  focusFirst(): void {
    const lists = [...(this.shadowRoot?.querySelectorAll<RowList>('row-list') ?? [])];
    if (!lists.some((list) => list.focusEdge(1))) moveFocus(this.shadowRoot, 'Home');
  }

  #customers(part: Part, title: string, found: PartFound<FoundCustomer>, none: string) {
    return html`<section>
      <h3>${title}</h3>
      ${this.#found(found.list ?? [], this.#readOn(part, found))} ${this.#rest(part, found, none)}
    </section>`;
  }

  #found(list: readonly FoundCustomer[], readOn?: () => void) {
    return html`<row-list
      .rows=${list}
      .keyOf=${customerOf}
      .draw=${(one: FoundCustomer) => customerRow(one, this.#parts)}
      .estimate=${foundHeight}
      .readOn=${readOn}
    ></row-list>`;
  }

  /** What scrolling to the end of a list asks for: undefined where that is all, or more is on its way. */
  #readOn(part: Part, { next, state }: PartFound<unknown>) {
    if (next === undefined || state !== 'idle') return undefined;
    return () => {
      tell(this, 'find-part', part);
    };
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

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const moved = event.key === 'Escape' ? 'above' : moveFocus(this.shadowRoot, event.key);
    if (moved === undefined) return;
    if (moved === 'above') tell(this, 'go-to-search');
    event.preventDefault();
  }
}
