import type { PendingLeaveMessage, RosterEntry } from '@shopbell/sdk/agent';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { pager } from '../settings/form/pager.ts';
import { shown } from './pendingController.ts';
import { pendingStyle } from './pendingStyle.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { Modal } from '../frame/modal.ts';
import type { TargetList } from '../transfer/targetList.ts';
import { agentTargets } from '../transfer/targets.ts';
import { moment } from '../words/times.ts';

/** Leave messages that nobody has yet, and whom to give them to (LM-13, LM-14). */
export class PendingDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    messages: { attribute: false },
    total: { attribute: false },
    skip: { attribute: false },
    roster: { attribute: false },
    now: { attribute: false },
    failed: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _assigning: { state: true },
    _agentId: { state: true },
    _missing: { state: true },
  };

  /** Undefined until they were read. */
  declare messages: readonly PendingLeaveMessage[] | undefined;
  /** Of all of them, and of those before the part that is shown. */
  declare total: number;
  declare skip: number;
  declare roster: readonly RosterEntry[];
  declare now: number;
  declare failed: boolean;
  declare busy: boolean;
  declare problem: string;
  /** The conversation for which an agent is being chosen. */
  declare _assigning: string | undefined;
  declare _agentId: string | undefined;
  declare _missing: boolean;
  /** Which row was chosen last. */
  #row = 0;

  constructor() {
    super();
    this.roster = [];
    this.total = 0;
    this.skip = 0;
    this.now = 0;
    this.failed = false;
    this.busy = false;
    this.problem = '';
    this.opening();
  }

  static override styles = [...Modal.styles, pendingStyle];

  protected override heading(): string {
    const { words } = this;
    const one = this.#one;
    return one
      ? words.reception.pending.assignTo(customerLabel(one.customer, words))
      : words.reception.pending.title;
  }

  protected override opening(): void {
    this._assigning = undefined;
    this._agentId = undefined;
    this._missing = false;
  }

  protected override close(): void {
    if (this.#one) this.#choose(undefined);
    else tell(this, 'show-pending', false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Assigned, by oneself or by somebody else: back to the list.
    if (this._assigning !== undefined && !this.#one) this.#choose(undefined);
  }

  protected override body(): TemplateResult {
    const one = this.#one;
    return one ? this.#agents(one) : this.#list();
  }

  get #one(): PendingLeaveMessage | undefined {
    return this.messages?.find(({ conversationId }) => conversationId === this._assigning);
  }

  #list() {
    const text = this.words.reception.pending;
    const { messages } = this;
    const problem = this.failed ? text.failed : this.problem;
    return html`<div class="body">
      <div role="alert">
        ${
          problem
            ? html`<p class="callout bad">
                ${problem}
                ${
                  this.failed
                    ? html`<button
                        type="button"
                        class="text-button"
                        @click=${() => {
                          tell(this, 'reload-pending');
                        }}
                      >
                        ${text.retry}
                      </button>`
                    : nothing
                }
              </p>`
            : nothing
        }
      </div>
      ${
        messages === undefined
          ? html`<p class="empty" role="status">${this.failed ? nothing : text.loading}</p>`
          : messages.length === 0
            ? html`<p class="empty">${text.empty}</p>`
            : html`<p class="hint">${text.hint}</p>
                <ul>
                  ${repeat(
                    messages,
                    (message) => message.conversationId,
                    (message) => this.#message(message),
                  )}
                </ul>
                ${this.#pager(messages)}`
      }
    </div>`;
  }

  #pager(messages: readonly PendingLeaveMessage[]) {
    const last = Math.max(0, Math.ceil(this.total / shown) - 1);
    const page = { at: Math.floor(this.skip / shown), last, from: this.skip, rows: messages, of: this.total };
    return pager(page, this.words, (to) => {
      tell(this, 'page-pending', to * shown);
      // What is read next begins at its top, and the keyboard stays with it.
      this.shadowRoot?.querySelector('.body')?.scrollTo({ top: 0 });
    });
  }

  #message(message: PendingLeaveMessage) {
    const { words } = this;
    const text = words.reception.pending;
    return html`<li>
      <span class="who"
        ><span class="name" dir="auto">${customerLabel(message.customer, words)}</span
        ><span class="about figure" title="${message.group.name} · ${scopeLabel(message.scope, words)}"
          >${message.group.name} · ${scopeLabel(message.scope, words)} ·
          ${text.since(moment(message.at, this.now, words))}</span
        ></span
      >
      <button
        type="button"
        class="button"
        aria-label="${text.assign}: ${customerLabel(message.customer, words)}"
        @click=${() => {
          this.#choose(message.conversationId);
        }}
      >
        ${text.assign}
      </button>
      <span class="text" dir="auto">${message.text}</span>
    </li>`;
  }

  #agents(one: PendingLeaveMessage) {
    const text = this.words.reception.pending;
    const { compare } = new Intl.Collator(this.words.language);
    // ST-05: unlike for a transfer, suspended is here enough.
    const targets = agentTargets(this.roster, undefined, compare)
      .filter((target) => target.kind !== 'agent' || target.status !== 'offline')
      .map(({ refused: _refused, ...target }) => target);
    const problem = this._missing ? this.words.reception.transfer.chooseFirst : this.problem;
    return html`<form
      class="body"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.#assign(one);
      }}
    >
      <p class="text" dir="auto">${one.text}</p>
      ${
        targets.length === 0
          ? html`<p class="callout">${text.noAgent}</p>`
          : html`<target-list
              .words=${this.words}
              .targets=${targets}
              .chosen=${this._agentId}
              .label=${text.agent}
              .searchLabel=${text.search}
              .anyStatus=${true}
              @target=${({ detail: { id, done } }: CustomEvent<{ id: string; done: boolean }>) => {
                this._agentId = id;
                this._missing = false;
                if (done) this.shadowRoot?.querySelector<HTMLElement>('.primary')?.focus();
              }}
            ></target-list>`
      }
      <div role="alert">${problem ? html`<p class="callout bad">${problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#choose(undefined);
          }}
        >
          ${text.back}
        </button>
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>${text.assign}</button>
      </div>
    </form>`;
  }

  #choose(conversationId: string | undefined): void {
    this.opening();
    this._assigning = conversationId;
    if (conversationId !== undefined)
      this.#row = this.messages?.findIndex((message) => message.conversationId === conversationId) ?? 0;
    void this.updateComplete.then(() => {
      if (conversationId === undefined) this.#focusRow();
      else this.shadowRoot?.querySelector<TargetList>('target-list')?.focusSearch();
    });
  }

  /** Where one was before, or what stands there now. */
  #focusRow(): void {
    const rows = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('li button') ?? [])];
    const row = rows[Math.min(this.#row, rows.length - 1)];
    (row ?? this.shadowRoot?.querySelector<HTMLElement>('.top button'))?.focus();
  }

  #assign({ conversationId }: PendingLeaveMessage): void {
    if (this.busy) return;
    this._missing = this._agentId === undefined;
    if (this._agentId !== undefined)
      tell(this, 'assign-leave-message', { conversationId, agentId: this._agentId });
  }
}
