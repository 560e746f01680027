import type { Card, CardRef } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import {
  badgeCheck,
  circleAlert,
  copy,
  externalLink,
  packageBox,
  receipt,
  tag,
  truck,
  userRound,
} from '../icons/icons.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { dayAndMonth } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { moneyText } from './moneyText.ts';
import { safeLink } from './safeLink.ts';
import { shopCardStyle } from './shopCardStyle.ts';

type Shown<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;

/** Lines of an order that are shown. */
const firstLines = 3;
const signs = { product: tag, order: receipt, parcel: truck, contact: userRound } as const;

/**
 * A product, order or parcel, and whether the shop's records vouch for it. What they do not, and what is still on its way,
 * is its number alone. Every text is text; a link is one only where `safeLink` says so.
 */
export class ShopCard extends LitElement {
  static override properties = { words: { attribute: false }, card: { attribute: false } };

  declare words: Words;
  declare card: Card | CardRef;

  constructor() {
    super();
    this.words = en;
  }

  static override styles = [shared, shopCardStyle];

  override render() {
    const { card } = this;
    // On its way nobody has looked it up yet.
    if (!('verified' in card)) return html`<div class="card">${this.#number(card)}</div>`;
    return html`<div class="card">
      ${card.verified ? this.#known(card) : this.#number(card)}
      <p class="foot">${this.#standing(card)} ${this.#copy(card)}</p>
    </div>`;
  }

  #known(card: Card) {
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

  #standing({ kind, verified }: Card) {
    const text = this.words.content.cards;
    return verified
      ? html`<span class="standing good">${icon(badgeCheck)}${text.verified[kind]}</span>`
      : html`<span class="standing"
          >${icon(circleAlert)}<span><b>${text.unverified}</b> ${text.unverifiedMeans[kind]}</span></span
        >`;
  }

  #copy({ id }: Card) {
    if (!window.isSecureContext) return nothing;
    const { copyNumber } = this.words.content.cards;
    return html`<button
      type="button"
      class="copy"
      aria-label="${copyNumber} ${id}"
      title="${copyNumber} ${id}"
      @click=${() => {
        void navigator.clipboard.writeText(id).then(
          () => {
            tell(this, 'copied', id);
          },
          () => undefined,
        );
      }}
    >
      ${icon(copy)}
    </button>`;
  }

  #number({ kind, id }: CardRef) {
    return html`<div class="product">
      <span class="picture">${icon(signs[kind])}</span>
      <span class="what">
        <span class="quiet">${this.words.content.cards.kinds[kind]}</span>
        <span class="title figure">${id}</span>
      </span>
    </div>`;
  }

  #product({ id, title, url, imageUrl, price }: Shown<'product'>) {
    const { words } = this;
    const link = safeLink(url);
    const inside = html`${this.#picture(imageUrl)}
      <span class="what">
        <span class="title" dir="auto">${title ?? id}</span>
        <span class="line"
          ><span class="quiet figure">${id}</span>
          ${price ? html`<b class="figure">${moneyText(price, words.language)}</b>` : nothing}</span
        >
      </span>`;
    return link === undefined
      ? html`<div class="product">${inside}</div>`
      : html`<a class="product" href=${link} target="_blank" rel="noopener noreferrer"
          >${inside}
          <span class="hidden-text">(${words.content.cards.newWindow})</span>${icon(externalLink)}</a
        >`;
  }

  #order({ id, placedAt, state, total, items = [], itemCount = items.length }: Shown<'order'>) {
    const { language, content } = this.words;
    const text = content.cards;
    const shown = items.slice(0, firstLines);
    const rest = itemCount - shown.length;
    return html`${this.#head(text.ofOrder(id), state && text.orderStates[state])}
      ${
        shown.length > 0
          ? html`<ul>
              ${shown.map(
                ({ productId, title, imageUrl, quantity, amount }) =>
                  html`<li>
                    ${this.#picture(imageUrl)}
                    <span class="what">
                      <span class="title" dir="auto">${title ?? productId}</span>
                      <span class="quiet figure">× ${quantity} · ${moneyText(amount, language)}</span>
                    </span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${rest > 0 ? html`<p class="quiet">${text.more(rest)}</p>` : nothing}
      <p class="line">
        <span class="quiet figure"
          >${placedAt === undefined ? nothing : dayAndMonth(placedAt, language)}</span
        >
        ${
          total
            ? html`<span
                ><span class="quiet">${text.total}</span>
                <b class="figure">${moneyText(total, language)}</b></span
              >`
            : nothing
        }
      </p>`;
  }

  #parcel({ id, orderId, carrier, status }: Shown<'parcel'>) {
    const text = this.words.content.cards;
    return html`${this.#head(carrier ?? text.kinds.parcel, status && text.parcelStates[status])}
      <p class="quiet figure">${id}</p>
      ${orderId === undefined ? nothing : html`<p class="quiet figure">${text.ofOrder(orderId)}</p>`}`;
  }

  #head(title: string, state: string | undefined) {
    return html`<p class="line">
      <b class="figure">${title}</b>
      ${state === undefined ? nothing : html`<span class="state">${state}</span>`}
    </p>`;
  }

  /** The shop's own picture; where there is none, or it does not come, a sign keeps its place. */
  #picture(url: string | undefined) {
    const address = safeLink(url);
    return html`<span class="picture">
      ${icon(packageBox)}
      ${
        address === undefined
          ? nothing
          : html`<img
              src=${address}
              alt=""
              loading="lazy"
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${({ target }: Event) => {
                if (target instanceof HTMLImageElement) target.hidden = true;
              }}
            />`
      }
    </span>`;
  }
}
