import type { Conversation, ConversationSummary, FoundCustomer } from '@shopbell/sdk/agent';
import { css, html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import type { ShownMessage } from '../conversation/timeline.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { Modal } from '../frame/modal.ts';
import { lastTextOf } from '../recall/recalledText.ts';
import { customerOf } from './foundRow.ts';
import { moment } from '../words/times.ts';

/** Customers that were found, each with what they came for; what ended is read here, and written to them from here. */
export class SearchDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    text: { attribute: false },
    listed: { attribute: false },
    found: { attribute: false },
    more: { attribute: false },
    searching: { attribute: false },
    past: { attribute: false },
    history: { attribute: false },
    shown: { attribute: false },
    me: { attribute: false },
    fetchFile: { attribute: false },
    today: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
  };

  declare text: string;
  /** There is a list to go back to. */
  declare listed: boolean;
  /** Undefined until the first page has come. */
  declare found: readonly FoundCustomer[] | undefined;
  declare more: boolean;
  declare searching: 'idle' | 'busy' | 'failed';
  /** What is read; undefined: the list is shown. */
  declare past: Conversation | undefined;
  declare history: 'idle' | 'loading' | 'failed';
  /** The message of it that was found. */
  declare shown: ShownMessage | undefined;
  declare me: { readonly id: string; readonly name: string };
  declare fetchFile: FetchFile | undefined;
  declare today: number;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.text = '';
    this.listed = true;
    this.more = false;
    this.searching = 'idle';
    this.history = 'idle';
    this.me = { id: '', name: '' };
    this.today = 0;
    this.busy = false;
    this.problem = '';
  }

  static override styles = [
    ...Modal.styles,
    css`
      :host {
        --dialog-width: 600px;
      }

      .customer {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: center;
        padding-block: 10px;
        border-block-end: 1px solid var(--line);
      }

      .name {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .past {
        grid-column: 1 / -1;
      }

      .past button,
      .past .now {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
        inline-size: 100%;
        padding: 4px 8px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        text-align: start;
      }

      .past button {
        cursor: pointer;
      }

      .past button:hover {
        background: var(--ground-hover);
      }

      .about,
      time {
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      .last {
        grid-column: 1 / -1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .empty {
        padding: 24px;
        color: var(--ink-muted);
        text-align: center;
      }

      message-timeline {
        block-size: min(60vh, 480px);
        margin-inline: -20px;
      }
    `,
  ];

  protected override heading(): string {
    const { words } = this;
    if (this.past) return words.reception.search.past(customerLabel(this.past.customer, words));
    return this.text === '' ? words.reception.search.recent : words.reception.search.foundFor(this.text);
  }

  protected override close(): void {
    if (this.past) tell(this, 'read-past', undefined);
    else tell(this, 'search-customers', undefined);
  }

  protected override body(): TemplateResult {
    return html`<div class="body">
      <div role="alert">${this.problem ? html`<p class="callout bad">${this.problem}</p>` : nothing}</div>
      ${this.past ? this.#conversation(this.past) : this.#list()}
    </div>`;
  }

  #list() {
    const text = this.words.reception.search;
    const { found, searching } = this;
    return html`<p class="hidden-text" role="status">
        ${searching === 'idle' && found ? text.count(found.length) : nothing}
      </p>
      ${found?.length === 0 ? html`<p class="empty">${text.nobody}</p>` : nothing}
      <row-list
        class="found"
        .rows=${found ?? []}
        .keyOf=${customerOf}
        .draw=${(one: FoundCustomer) => this.#customer(one)}
        .estimate=${96}
        .readOn=${
          this.more && searching === 'idle'
            ? () => {
                tell(this, 'search-on');
              }
            : undefined
        }
      ></row-list>
      ${searching === 'busy' ? html`<p class="empty" role="status">${text.searching}</p>` : nothing}
      ${searching === 'failed' ? html`<p class="callout bad" role="alert">${text.searchFailed}</p>` : nothing}
      ${
        searching === 'failed' || (this.more && searching === 'idle')
          ? html`<button
              type="button"
              class="button"
              @click=${() => {
                tell(this, 'search-on');
              }}
            >
              ${searching === 'failed' ? text.retry : text.more}
            </button>`
          : nothing
      }`;
  }

  #customer({ customer, blocked, conversations }: FoundCustomer) {
    const text = this.words.reception.search;
    const name = customerLabel(customer, this.words);
    return html`<div class="customer">
      <span class="name" dir="auto">${name}</span>
      ${blocked ? html`<span class="about">${text.isBlocked}</span>` : this.#write(customer.id, name)}
      <ul class="past">
        ${conversations.map((conversation) => html`<li>${this.#summary(customer, conversation)}</li>`)}
      </ul>
    </div>`;
  }

  #summary(customer: FoundCustomer['customer'], conversation: ConversationSummary) {
    const { words } = this;
    const { scope, agent, openedAt, state } = conversation;
    const lastText = lastTextOf(conversation, customer, words);
    const open = state !== 'ended';
    const about = [scopeLabel(scope, words), agent?.name, ...(open ? [words.reception.search.open] : [])];
    const content = html`<span class="about figure" dir="auto"
        >${about.filter((part) => part !== undefined).join(' · ')}</span
      >
      <time class="figure">${moment(openedAt, this.today, words)}</time>
      ${lastText === undefined ? nothing : html`<span class="last" dir="auto">${lastText}</span>`}`;
    // What a colleague talks about now is theirs.
    if (open) return html`<div class="now">${content}</div>`;
    return html`<button
      type="button"
      class="read"
      @click=${() => {
        tell(this, 'read-past', { customer, conversation });
      }}
    >
      ${content}
    </button>`;
  }

  #conversation(past: Conversation) {
    const text = this.words.reception.search;
    const here = (event: Event): void => {
      event.stopPropagation();
    };
    return html`<message-timeline
        .words=${this.words}
        .conversation=${past}
        .me=${this.me}
        .fetchFile=${this.fetchFile}
        .today=${this.today}
        .history=${this.history}
        .shown=${this.shown}
        @newest-in-view=${here}
        @load-history=${(event: Event) => {
          here(event);
          tell(this, 'read-on');
        }}
      ></message-timeline>
      <div class="choices">
        ${
          this.listed
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'read-past', undefined);
                }}
              >
                ${text.back}
              </button>`
            : nothing
        }
        ${this.#write(past.customer.id, customerLabel(past.customer, this.words), 'primary')}
      </div>`;
  }

  #write(customerId: string, name: string, primary = '') {
    const text = this.words.reception.search;
    return html`<button
      type="button"
      class="button ${primary}"
      aria-label="${text.write}: ${name}"
      aria-disabled=${this.busy ? 'true' : nothing}
      @click=${() => {
        tell(this, 'contact-customer', customerId);
      }}
    >
      ${text.write}
    </button>`;
  }
}
