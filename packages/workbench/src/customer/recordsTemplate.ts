import type { Card, ConversationSummary, CustomerAbout, CustomerRef } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { gradeName } from '../conversation/ratingTemplate.ts';
import { icon } from '../icons/icon.ts';
import { star, truck } from '../icons/icons.ts';
import { lastTextOf } from '../recall/recalledText.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { scopeLabel } from './customerLabel.ts';

/** Orders that are shown before somebody asks for more. */
const firstOrders = 2;

interface Shown {
  readonly words: Words;
  readonly about: CustomerAbout;
  readonly now: number;
  readonly teller: EventTarget;
}

/** What they look at: the product, order or parcel of their page. */
export function viewingTemplate({ words, about }: Shown) {
  if (about.viewing.length === 0) return nothing;
  return html`<section>
    <h3>${words.content.about.viewing}</h3>
    ${about.viewing.map((card) => html`<shop-card .words=${words} .card=${card}></shop-card>`)}
  </section>`;
}

/** Orders with state and parcels; `all`: more than the first few. */
export function ordersTemplate({ words, about }: Shown, all: boolean, showAll: () => void) {
  const text = words.content.about;
  const { orders, moreOrders, customer } = about;
  const shown = all ? orders : orders.slice(0, firstOrders);
  const rest = orders.length - shown.length;
  return html`<section>
    <h3>${text.orders}</h3>
    ${
      orders.length === 0
        ? html`<p class="quiet">${customer.subject === undefined ? text.ordersUnknown : text.noOrders}</p>`
        : nothing
    }
    ${shown.map(
      ({ order, parcels }) =>
        html`<div class="order">
          <shop-card .words=${words} .card=${order}></shop-card>
          ${parcels.map((parcel) => parcelLine(parcel, words))}
        </div>`,
    )}
    ${
      rest > 0
        ? html`<button type="button" class="text-button" @click=${showAll}>${text.moreOrders(rest)}</button>`
        : moreOrders
          ? html`<p class="quiet">${text.onlyLatest}</p>`
          : nothing
    }
  </section>`;
}

function parcelLine(parcel: Card, { content }: Words) {
  if (parcel.kind !== 'parcel') return nothing;
  const { id, carrier, status } = parcel;
  const state = status === undefined ? undefined : content.cards.parcelStates[status];
  return html`<p class="parcel">
    ${icon(truck)}<span class="figure">${[carrier, id].filter((part) => part !== undefined).join(' ')}</span>
    ${state === undefined ? nothing : html`<span class="state">${state}</span>`}
  </p>`;
}

/** What they came for before, each with what was said last and how they liked it; a press reads it. */
export function earlierTemplate({ words, about, now, teller }: Shown) {
  const text = words.content.about;
  return html`<section>
    <h3>${text.earlier}</h3>
    ${about.earlier.length === 0 ? html`<p class="quiet">${text.noEarlier}</p>` : nothing}
    <ul>
      ${about.earlier.map((one) => html`<li>${earlierRow(one, about.customer, { words, now, teller })}</li>`)}
    </ul>
  </section>`;
}

function earlierRow(
  conversation: ConversationSummary,
  customer: CustomerRef,
  { words, now, teller }: Omit<Shown, 'about'>,
) {
  const { scope, agent, openedAt, state, rating } = conversation;
  const lastText = lastTextOf(conversation, customer, words);
  const open = state !== 'ended';
  const parts = [scopeLabel(scope, words), agent?.name, open ? words.content.about.goesOn : undefined];
  const inside = html`<span class="first"
      ><span class="what">${parts.filter((part) => part !== undefined).join(' · ')}</span
      ><time class="figure">${moment(openedAt, now, words)}</time></span
    >
    ${lastText === undefined ? nothing : html`<span class="last" dir="auto">${lastText}</span>`}
    ${rating ? html`<span class="rated">${icon(star)}${gradeName(rating.grade, words)}</span>` : nothing}`;
  // What goes on is open in the list, or a colleague's.
  if (open) return html`<div class="other now">${inside}</div>`;
  return html`<button
    type="button"
    class="other"
    @click=${() => {
      tell(teller, 'read-past', { customer, conversation });
    }}
  >
    ${inside}
  </button>`;
}
