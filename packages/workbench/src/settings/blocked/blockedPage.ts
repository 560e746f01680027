import type { BlockedCustomer } from '@shopbell/sdk/admin';
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../../app/events.ts';
import { customerLabel } from '../../customer/customerLabel.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { moment } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';

const rowsShown = 50;

/** Customers who are not served (WB-19), why, and the way back. */
export class BlockedPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    blocked: { attribute: false },
    today: { attribute: false },
    _page: { state: true },
  };

  declare words: Words;
  declare blocked: readonly BlockedCustomer[];
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare _page: number;

  constructor() {
    super();
    this.words = en;
    this.blocked = [];
    this.today = 0;
    this._page = 0;
  }

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      li {
        display: flex;
        gap: 16px;
        align-items: center;
        padding-block: 10px;
        border-block-end: 1px solid var(--line);
      }

      .name {
        font-weight: 600;
      }

      .reason {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const text = words.settings.blocked;
    const page = pageOf(this.blocked, this._page, rowsShown);
    return html`<div class="page">
      <h2>${words.settings.pages.blocked}</h2>
      <p class="intro">${text.intro}</p>
      ${
        this.blocked.length === 0
          ? html`<p class="empty">${text.empty}</p>`
          : html`<ul>
              ${repeat(
                page.rows,
                ({ customerId }) => customerId,
                (one) => this.#row(one),
              )}
            </ul>`
      }
      ${pager(page, words, (to) => {
        this._page = to;
      })}
    </div>`;
  }

  #row({ customerId, by, reason, at }: BlockedCustomer) {
    const { words } = this;
    const text = words.settings.blocked;
    const label = customerLabel({ id: customerId }, words);
    return html`<li>
      <div class="grow">
        <p class="row">
          <span class="name" title=${customerId}>${label}</span
          ><span class="hint">${text.by(by.name, moment(at, this.today, words))}</span>
        </p>
        <p class="reason" dir="auto">${reason}</p>
      </div>
      <button
        type="button"
        class="button"
        aria-label="${text.unblock}: ${label}"
        @click=${() => {
          tell(this, 'ask-unblock', customerId);
        }}
      >
        ${text.unblock}
      </button>
    </li>`;
  }
}
