import type { Conversation, OutgoingMessage, Phrases } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { hear, tell } from '../app/events.ts';
import { FileDropController } from '../attachments/fileDropController.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { ban, chevronLeft, panelRight, paperclip } from '../icons/icons.ts';
import { pageIcons } from '../icons/meanings.ts';
import { valuesOf } from '../phrases/phraseText.ts';
import type { Recalls } from '../recall/recallController.ts';
import { buttons, shared } from '../styles/shared.ts';
import { howOf, writesIn } from '../supervision/supervising.ts';
import { canBePassedOn } from '../transfer/targets.ts';
import { en } from '../words/en.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { conversationStyle } from './conversationStyle.ts';
import type { MessageComposer } from './messageComposer.ts';
import type { ShownMessage } from './timeline.ts';

/** One conversation: who, what was said, and where to reply. */
export class ConversationView extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversation: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    mine: { attribute: false },
    draft: { attribute: false },
    files: { attribute: false },
    fetchFile: { attribute: false },
    recalls: { attribute: false },
    phrases: { attribute: false },
    phrasesFailed: { attribute: false },
    shop: { attribute: false },
    _phrasesOpen: { state: true },
    today: { attribute: false },
    shown: { attribute: false },
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
  /** They go with the next message. */
  declare files: readonly File[];
  declare fetchFile: FetchFile | undefined;
  declare recalls: Recalls | undefined;
  /** Undefined until they were read. */
  declare phrases: Phrases | undefined;
  declare phrasesFailed: boolean;
  declare shop: { readonly name: string };
  /** WB-17: closed at first. */
  declare _phrasesOpen: boolean;
  declare today: number;
  /** The message that was looked for; else the newest is shown. */
  declare shown: ShownMessage | undefined;
  declare history: 'idle' | 'loading' | 'failed';
  declare typing: boolean;
  declare online: boolean;
  declare customerOpen: boolean;

  /** The reply had the focus before what came now. */
  #writing = false;

  readonly #drop = new FileDropController(
    this,
    () => this.#writes,
    (files) => this.#composer?.addFiles(files),
  );

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.mine = true;
    this.draft = '';
    this.files = [];
    this.phrasesFailed = false;
    this.shop = { name: '' };
    this._phrasesOpen = false;
    hear(this, 'show-phrases', (open) => {
      this._phrasesOpen = open;
      // Whoever closes it goes on writing.
      if (!open) this.focusReply();
    });
    hear(this, 'insert-phrase', (phrase) => {
      this.#composer?.insertPhrase(phrase);
    });
    this.today = 0;
    this.history = 'idle';
    this.typing = false;
    this.online = true;
    this.customerOpen = false;
  }

  static override styles = [shared, buttons, conversationStyle];

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
    const over = howOf(conversation, this.me.id);
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
          open && this.mine && canBePassedOn(conversation)
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
      <supervision-bar .words=${words} .conversation=${conversation} .agentId=${this.me.id}></supervision-bar>
      <message-timeline
        .words=${words}
        .conversation=${conversation}
        .outgoing=${this.outgoing}
        .me=${this.me}
        .today=${this.today}
        .shown=${this.shown}
        .history=${this.history}
        .typing=${this.typing && open}
        .online=${this.online}
        .fetchFile=${this.fetchFile}
        .recalls=${this.recalls}
      ></message-timeline>
      ${
        this.#writes
          ? html`${
                this._phrasesOpen
                  ? html`<phrase-panel
                      .words=${words}
                      .phrases=${this.phrases}
                      .failed=${this.phrasesFailed}
                    ></phrase-panel>`
                  : nothing
              }<message-composer
                .words=${words}
                .conversationId=${conversation.id}
                .draft=${this.draft}
                .files=${this.files}
                .phrases=${this.phrases}
                .phrasesOpen=${this._phrasesOpen}
                .values=${valuesOf(conversation, this.me, this.shop)}
                .placeholder=${
                  conversation.state === 'leave-message'
                    ? words.composer.leavePlaceholder
                    : words.composer.placeholder
                }
              ></message-composer>`
          : html`<p class="over">
              ${open ? (over ? words.supervision.silent[over] : text.notYours) : text.ended}${
                conversation.endedAt === undefined
                  ? nothing
                  : html` · <time class="figure">${moment(conversation.endedAt, this.today, words)}</time>`
              }
            </p>`
      }
      ${this.#drop.over ? html`<div class="drop">${icon(paperclip)}${words.content.files.drop}</div>` : nothing}
    `;
  }

  override willUpdate(): void {
    this.#writing = this.shadowRoot?.activeElement?.localName === 'message-composer';
  }

  override updated(): void {
    // It was ended, or passed on, under the agent's hands: the keyboard goes on in the list.
    if (this.#writing && !this.#composer) tell(this, 'leave-composer');
  }

  /** Whether what this agent writes would be taken. */
  get #writes(): boolean {
    const { conversation } = this;
    if (!conversation || conversation.state === 'ended') return false;
    return this.mine || writesIn(conversation, this.me.id);
  }

  get #composer(): MessageComposer | null | undefined {
    return this.shadowRoot?.querySelector('message-composer');
  }

  /** Once the conversation that was asked for is on screen. */
  focusReply(): void {
    void this.updateComplete.then(() => {
      this.#composer?.focusText();
    });
  }
}
