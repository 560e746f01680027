import type { Conversation } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { eye } from '../icons/icons.ts';
import { shared } from '../styles/shared.ts';
import { strip } from '../styles/strip.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** Conversations of colleagues that one looks over: the way back to each. */
export class FollowStrip extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversations: { attribute: false },
    openId: { attribute: false },
  };

  declare words: Words;
  declare conversations: readonly Conversation[];
  declare openId: string | undefined;

  constructor() {
    super();
    this.words = en;
    this.conversations = [];
  }

  static override styles = [
    shared,
    strip,
    css`
      .row[aria-current='true'] {
        background: var(--accent-tint);
        color: var(--ink);
      }

      .name {
        overflow: hidden;
        min-inline-size: 0;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      ul {
        padding: 0;
      }

      li {
        padding: 0;
      }
    `,
  ];

  override render() {
    if (this.conversations.length === 0) return nothing;
    const text = this.words.supervision;
    return html`<section aria-label=${text.mine}>
      <ul>
        ${repeat(
          this.conversations,
          ({ id }) => id,
          ({ id, customer, agent }) => {
            const label = text.with(customerLabel(customer, this.words), agent?.name ?? '–');
            return html`<li>
              <button
                type="button"
                class="row"
                aria-current=${id === this.openId ? 'true' : 'false'}
                title=${label}
                @click=${() => {
                  tell(this, 'open-conversation', id);
                }}
              >
                ${icon(eye)}<span class="name" dir="auto">${label}</span>
              </button>
            </li>`;
          },
        )}
      </ul>
    </section>`;
  }
}
