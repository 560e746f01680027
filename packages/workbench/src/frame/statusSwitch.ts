import type { AgentStatus } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { statusIcons } from '../icons/meanings.ts';
import { statusKeys } from '../keyboard/shortcuts.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

const statuses: readonly AgentStatus[] = ['online', 'away', 'suspended', 'offline'];

/** The own status (ST-01), one press away each. Buttons, not radios: arrows must not set what one only passes by. */
export class StatusSwitch extends LitElement {
  static override properties = {
    words: { attribute: false },
    status: { attribute: false },
    pending: { attribute: false },
  };

  declare words: Words;
  /** As the server has it; undefined while unknown. */
  declare status: AgentStatus | undefined;
  /** Asked for and not confirmed yet. */
  declare pending: AgentStatus | undefined;

  constructor() {
    super();
    this.words = en;
  }

  static override styles = [
    shared,
    css`
      .group {
        display: flex;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
      }

      button {
        display: inline-flex;
        flex: 1;
        align-items: center;
        justify-content: center;
        gap: 4px;
        min-block-size: 28px;
        padding: 0 10px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink-muted);
        cursor: pointer;
        line-height: 20px;
        white-space: nowrap;
        transition: background-color 120ms;
      }

      button:hover {
        background: var(--ground-hover);
        color: var(--ink);
      }

      button svg {
        inline-size: 14px;
        block-size: 14px;
      }

      button[aria-pressed='true'] {
        background: var(--ground-hover);
        box-shadow: inset 0 0 0 1px var(--line);
        color: var(--ink);
      }

      button[aria-pressed='true'].online {
        background: light-dark(oklch(0.945 0.045 155), oklch(0.31 0.05 155));
        color: var(--good);
      }

      button[aria-pressed='true'].away,
      button[aria-pressed='true'].suspended {
        background: var(--slow-tint);
        color: var(--slow);
      }

      .pending {
        animation: waiting 1s ease-in-out infinite alternate;
      }

      @keyframes waiting {
        to {
          opacity: 0.5;
        }
      }

      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }

      @media (forced-colors: active) {
        button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  override render() {
    const { words } = this;
    return html`<div class="group" role="group" aria-label=${words.status.label}>
      ${statuses.map(
        (status) =>
          html`<button
            type="button"
            class="${status} ${this.pending === status ? 'pending' : ''}"
            aria-pressed=${(this.pending ?? this.status) === status ? 'true' : 'false'}
            aria-keyshortcuts="Alt+${statusKeys[status]}"
            title="${words.status.means[status]} (Alt+${statusKeys[status]})"
            @click=${() => {
              tell(this, 'set-status', status);
            }}
          >
            ${icon(statusIcons[status])}${words.status.names[status]}
          </button>`,
      )}
    </div>`;
  }
}
