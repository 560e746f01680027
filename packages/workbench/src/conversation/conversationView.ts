import type { Conversation, OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { ban, chevronLeft, panelRight } from '../icons/icons.ts';
import { pageIcons } from '../icons/meanings.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import type { MessageComposer } from './messageComposer.ts';

/** One conversation: who, what was said, and where to reply. */
export class ConversationView extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversation: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    mine: { attribute: false },
    draft: { attribute: false },
    today: { attribute: false },
    history: { attribute: false },
    typing: { attribute: false },
    online: { attribute: false },
    customerOpen: { attribute: false },
  };

  declare words: Words;
  declare conversation: Conversation | undefined;
  declare outgoing: readonly OutgoingMessage[];
  declare me: { readonly id: string; readonly name: string };
  /** Whether this agent may reply. */
  declare mine: boolean;
  declare draft: string;
  declare today: number;
  declare history: 'idle' | 'loading' | 'failed';
  declare typing: boolean;
  declare online: boolean;
  declare customerOpen: boolean;

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.mine = true;
    this.draft = '';
    this.today = 0;
    this.history = 'idle';
    this.typing = false;
    this.online = true;
    this.customerOpen = false;
  }

  static override styles = [
    shared,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        min-block-size: 0;
        background: var(--ground);
      }

      header {
        display: flex;
        flex: none;
        align-items: center;
        gap: 8px;
        min-block-size: 41px;
        padding: 4px 8px 4px 20px;
        border-block-end: 1px solid var(--line);
      }

      h2 {
        overflow: hidden;
        font-size: var(--text-m);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .about {
        overflow: hidden;
        flex: 1;
        min-inline-size: 0;
        color: var(--ink-muted);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .about svg {
        inline-size: 14px;
        block-size: 14px;
        margin-inline-end: 4px;
        vertical-align: -2px;
      }

      .back {
        display: none;
      }

      message-timeline {
        flex: 1;
      }

      .over {
        padding: 14px 20px;
        border-block-start: 1px solid var(--line);
        background: var(--ground-side);
        color: var(--ink-muted);
        text-align: center;
      }

      .none {
        margin: auto;
        padding: 24px;
        color: var(--ink-muted);
        text-align: center;
      }

      .none p:first-child {
        color: var(--ink);
      }

      @media (max-width: 719px) {
        .back {
          display: inline-grid;
        }

        header {
          padding-inline-start: 4px;
        }
      }
    `,
  ];

  override render() {
    const { words, conversation } = this;
    if (!conversation) {
      return html`<div class="none">
        <p>${words.conversation.none}</p>
        <p>${words.conversation.noneHint}</p>
      </div>`;
    }
    const text = words.conversation;
    const open = conversation.state !== 'ended';
    return html`
      <header>
        <button
          type="button"
          class="icon-button back"
          aria-label=${text.back}
          @click=${() => {
            tell(this, 'close-conversation');
          }}
        >
          ${icon(chevronLeft)}
        </button>
        <h2>${customerLabel(conversation.customer, words)}</h2>
        <span class="about"
          >${icon(pageIcons[conversation.scope.page])}${scopeLabel(conversation.scope, words)}</span
        >
        ${
          open && this.mine && conversation.state === 'assigned'
            ? html`<button
                type="button"
                class="button"
                title="${words.reception.transfer.button} (Alt+T)"
                aria-keyshortcuts="Alt+T"
                @click=${() => {
                  tell(this, 'ask-transfer');
                }}
              >
                ${words.reception.transfer.button}
              </button>`
            : nothing
        }
        ${
          open && this.mine
            ? html`<button
                type="button"
                class="button"
                title="${text.end} (Alt+E)"
                aria-keyshortcuts="Alt+E"
                @click=${() => {
                  tell(this, 'ask-end');
                }}
              >
                ${text.end}
              </button>`
            : nothing
        }
        ${
          this.mine
            ? html`<button
                type="button"
                class="icon-button"
                aria-label=${words.reception.block.button}
                title=${words.reception.block.button}
                @click=${() => {
                  tell(this, 'ask-block');
                }}
              >
                ${icon(ban)}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="icon-button"
          aria-expanded=${this.customerOpen ? 'true' : 'false'}
          aria-keyshortcuts="Alt+I"
          aria-label=${words.customer.title}
          title="${this.customerOpen ? text.hideCustomer : text.showCustomer} (Alt+I)"
          @click=${() => {
            tell(this, 'toggle-customer');
          }}
        >
          ${icon(panelRight)}
        </button>
      </header>
      <message-timeline
        .words=${words}
        .conversation=${conversation}
        .outgoing=${this.outgoing}
        .me=${this.me}
        .today=${this.today}
        .history=${this.history}
        .typing=${this.typing && open}
        .online=${this.online}
      ></message-timeline>
      ${
        open && this.mine
          ? html`<message-composer
              .words=${words}
              .conversationId=${conversation.id}
              .draft=${this.draft}
              .placeholder=${
                conversation.state === 'leave-message'
                  ? words.composer.leavePlaceholder
                  : words.composer.placeholder
              }
            ></message-composer>`
          : html`<p class="over">
              ${open ? text.notYours : text.ended}${
                conversation.endedAt === undefined
                  ? nothing
                  : html` · <time class="figure">${moment(conversation.endedAt, this.today, words)}</time>`
              }
            </p>`
      }
    `;
  }

  /** Once the conversation that was asked for is on screen. */
  focusReply(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<MessageComposer>('message-composer')?.focusText();
    });
  }
}
