import type { Card, CardRef } from '@shopbell/sdk';
import { ExternalLink, Package, ReceiptText, Tag, Truck, UserRound } from 'lucide';
import type { Kit } from '../kit.ts';
import { safeLink } from '../safeLink.ts';
import { cardStyle } from './card.style.ts';
import { moneyText } from './moneyText.ts';

type Shown<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

/** Lines of an order that are shown. */
const firstLines = 3;
const signs = { product: Tag, order: ReceiptText, parcel: Truck, contact: UserRound } as const;

/**
 * A product, order or parcel. What the shop's records do not vouch for, and what is still on its way, is its number
 * alone. Every text is text; a link is one only where `safeLink` says so.
 */
export const cardView = ({ View, plain, css, html, nothing, icon }: Kit): CustomElementConstructor =>
  class CardView extends View {
    static override properties = { ...View.properties, card: plain };
    static override styles = [...View.styles, cardStyle(css)];

    declare card: Card | CardRef;

    override connectedCallback(): void {
      super.connectedCallback();
      // At once: what stands below must not move a moment later.
      this.performUpdate();
    }

    protected override render() {
      const { card } = this;
      if (!('verified' in card) || !card.verified) return this.#number(card);
      switch (card.kind) {
        case 'product':
          return this.#product(card);
        case 'order':
          return this.#order(card);
        case 'parcel':
          return this.#parcel(card);
        case 'contact':
          return this.#number(card);
      }
    }

    #number({ kind, id }: CardRef) {
      return html`<div class="card product">
        <span class="picture">${icon(signs[kind])}</span>
        <span class="what">
          <span class="small quiet">${this.later.cards.kinds[kind]}</span>
          <span class="title"><bdi dir="ltr" .textContent=${id}></bdi></span>
        </span>
      </div>`;
    }

    #product({ id, title, url, imageUrl, price }: Shown<'product'>) {
      const { locale } = this.words;
      const link = safeLink(url);
      const inside = html`${this.#picture(imageUrl)}
        <span class="what">
          <span class="title" dir="auto" .textContent=${title ?? id}></span>
          ${price ? html`<b>${moneyText(locale, price)}</b>` : nothing}
        </span>`;
      return link
        ? html`<a class="card product" href=${link} target="_blank" rel="noopener noreferrer"
            >${inside} <span class="spoken">(${this.later.cards.newWindow})</span> ${icon(ExternalLink)}</a
          >`
        : html`<div class="card product">${inside}</div>`;
    }

    #order({ id, placedAt, state, total, items = [], itemCount = items.length }: Shown<'order'>) {
      const { locale } = this.words;
      const words = this.later.cards;
      const shown = items.slice(0, firstLines);
      const rest = itemCount - shown.length;
      return html`<div class="card">
        ${this.#head(words.ofOrder(id), state && words.orderStates[state])}
        ${
          shown.length > 0
            ? html`<ul>
                ${shown.map(
                  ({ productId, title, imageUrl, quantity, amount }) =>
                    html`<li>
                      ${this.#picture(imageUrl)}
                      <span class="what">
                        <span class="title" dir="auto" .textContent=${title ?? productId}></span>
                        <span class="small quiet">× ${quantity} · ${moneyText(locale, amount)}</span>
                      </span>
                    </li>`,
                )}
              </ul>`
            : nothing
        }
        ${rest > 0 ? html`<p class="small quiet">${words.more(rest)}</p>` : nothing}
        <p class="line foot">
          <span class="small quiet"
            >${placedAt === undefined ? '' : new Date(placedAt).toLocaleDateString(locale, { month: 'short', day: 'numeric' })}</span
          >
          ${total ? html`<span class="sum"><span class="small quiet">${words.total}</span> <b>${moneyText(locale, total)}</b></span>` : nothing}
        </p>
      </div>`;
    }

    #parcel({ id, orderId, carrier, status }: Shown<'parcel'>) {
      const words = this.later.cards;
      return html`<div class="card">
        ${this.#head(carrier ?? words.kinds.parcel, status && words.parcelStates[status])}
        <p class="small quiet number">
          <span>${id}</span>
          ${orderId === undefined ? nothing : html`<span>${words.ofOrder(orderId)}</span>`}
        </p>
      </div>`;
    }

    #head(title: string, state: string | undefined) {
      return html`<p class="line">
        <b .textContent=${title}></b>
        ${state ? html`<span class="state">${state}</span>` : nothing}
      </p>`;
    }

    /** The shop's own picture; where there is none, or it does not come, a sign keeps its place. */
    #picture(url: string | undefined) {
      const address = safeLink(url);
      return html`<span class="picture">
        ${icon(Package)}
        ${
          address
            ? html`<img
                src=${address}
                alt=""
                loading="lazy"
                decoding="async"
                @error=${({ target }: Event) => {
                  if (target instanceof HTMLImageElement) target.hidden = true;
                }}
              />`
            : nothing
        }
      </span>`;
    }
  };
