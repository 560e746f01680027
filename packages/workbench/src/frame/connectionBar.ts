import type { ConnectionState } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { wifiOff } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** Says when the connection is gone, what is kept, and what still waits to be sent. Takes no room while all is well. */
export class ConnectionBar extends LitElement {
  static override properties = {
    words: { attribute: false },
    connection: { attribute: false },
    wasOnline: { attribute: false },
    waitingToSend: { attribute: false },
  };

  declare words: Words;
  declare connection: ConnectionState;
  /** Before the first connection its absence is no break. */
  declare wasOnline: boolean;
  declare waitingToSend: number;

  constructor() {
    super();
    this.words = en;
    this.connection = 'idle';
    this.wasOnline = false;
    this.waitingToSend = 0;
  }

  static override styles = [
    shared,
    buttons,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 36px;
        padding: 4px 16px;
        background: var(--slow-tint);
        color: var(--slow);
        line-height: 20px;
      }

      .bar.quiet {
        background: var(--ground-side);
        color: var(--ink-muted);
      }

      .text-button {
        color: inherit;
        font-weight: 600;
      }

      @media (forced-colors: active) {
        .bar {
          border-block-end: 1px solid;
        }
      }
    `,
  ];

  override render() {
    const { words, connection } = this;
    if (connection === 'online') return nothing;
    if (connection === 'closed') {
      return html`<div class="bar">
        ${icon(wifiOff)}<span>${words.connection.closed}</span>
        <button
          type="button"
          class="text-button"
          @click=${() => {
            tell(this, 'reconnect');
          }}
        >
          ${words.connection.reconnect}
        </button>
      </div>`;
    }
    if (!this.wasOnline && connection !== 'offline') {
      return html`<div class="bar quiet">${words.connection.connecting}</div>`;
    }
    return html`<div class="bar">
      ${icon(wifiOff)}<span>${words.connection.offline}</span>
      ${
        this.waitingToSend > 0
          ? html`<span class="figure">${words.connection.waitingToSend(this.waitingToSend)}</span>`
          : nothing
      }
    </div>`;
  }
}
