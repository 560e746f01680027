import { html } from 'lit';
import { tell } from '../app/events.ts';
import type { Words } from '../words/words.ts';
import { historyFilters, type HistoryFilter } from './historyController.ts';
import { listOrders, type ListOrder } from './order.ts';

/** WB-10 … WB-13: in which order who is served stands. */
export function orderChoice(order: ListOrder, words: Words, teller: EventTarget) {
  const text = words.finding;
  return html`<label class="choice"
    ><span>${text.order}</span
    ><select
      @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
        const chosen = listOrders.find((one) => one === event.currentTarget.value);
        if (chosen) tell(teller, 'order-list', chosen);
      }}
    >
      ${listOrders.map(
        (one) => html`<option value=${one} ?selected=${one === order}>${text.orders[one]}</option>`,
      )}
    </select></label
  >`;
}

/** WB-09: whom of one's customers to show. */
export function historyChoice(filter: HistoryFilter, words: Words, teller: EventTarget) {
  const text = words.finding;
  return html`<div class="filters" role="group" aria-label=${text.filter}>
    ${historyFilters.map(
      (one) =>
        html`<button
          type="button"
          class="filter"
          aria-pressed=${one === filter ? 'true' : 'false'}
          @click=${() => {
            tell(teller, 'filter-history', one);
          }}
        >
          ${text.filters[one]}
        </button>`,
    )}
  </div>`;
}
