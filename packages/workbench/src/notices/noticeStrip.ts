import type { ShopNotice } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { bell, chevronDown } from '../icons/icons.ts';
import { shared } from '../styles/shared.ts';
import { strip } from '../styles/strip.ts';
import { en } from '../words/en.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** Notices of orders, products and service tickets (AC-05): one quiet line, each when it is opened. */
export class NoticeStrip extends LitElement {
  static override properties = {
    words: { attribute: false },
    notices: { attribute: false },
    unread: { attribute: false },
    today: { attribute: false },
    _open: { state: true },
  };

  declare words: Words;
  /** The newest first. */
  declare notices: readonly ShopNotice[];
  declare unread: number;
  declare today: number;
  declare _open: boolean;

  constructor() {
    super();
    this.words = en;
    this.notices = [];
    this.unread = 0;
    this.today = 0;
    this._open = false;
  }

  static override styles = [
    shared,
    strip,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 8px;
        padding: 4px 12px 4px 36px;
        font-size: var(--text-s);
      }

      .text {
        grid-column: 1 / -1;
        overflow-wrap: anywhere;
      }

      .kind {
        color: var(--ink-muted);
      }

      time {
        color: var(--ink-muted);
      }
    `,
  ];

  override render() {
    const text = this.words.reception.notices;
    if (this.notices.length === 0) return nothing;
    return html`<section aria-label=${text.title}>
      <details
        @toggle=${({ target }: Event) => {
          this._open = target instanceof HTMLDetailsElement && target.open;
        }}
      >
        <summary>
          ${icon(bell)}
          <span class="told ${this.unread > 0 ? 'waiting figure' : ''}"
            >${this.unread > 0 ? text.fresh(this.unread) : text.title}</span
          >
          <span class="fold">${icon(chevronDown)}</span>
        </summary>
        <ul>
          ${repeat(
            this.notices,
            ({ id }) => id,
            (notice) => this.#notice(notice),
          )}
        </ul>
      </details>
    </section>`;
  }

  /** What stands on the screen while it is open has been looked at. */
  override updated(changed: PropertyValues<this>): void {
    const looksAt = this._open && this.unread > 0;
    if (looksAt && (changed.has('_open') || changed.has('unread'))) tell(this, 'notices-looked-at');
  }

  #notice({ kind, text, orderId, sku, at }: ShopNotice) {
    const { words } = this;
    const about = [words.reception.notices.kinds[kind], orderId, sku].filter((part) => part !== undefined);
    return html`<li>
      <span class="kind figure" dir="auto">${about.join(' · ')}</span>
      <time class="figure">${moment(at, this.today, words)}</time>
      <span class="text" dir="auto">${text}</span>
    </li>`;
  }
}
