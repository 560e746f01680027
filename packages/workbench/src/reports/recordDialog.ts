import { isShopbellError, type AdminClient, type ConversationTrace, type Order } from '@shopbell/sdk/admin';
import type { AgentClient, Conversation, CustomerRef } from '@shopbell/sdk/agent';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { moneyText } from '../attachments/moneyText.ts';
import { tell } from '../app/events.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { Modal } from '../frame/modal.ts';
import { traceStep } from '../why/traceStep.ts';
import { momentIn } from '../words/times.ts';
import { RecordReading } from './recordReading.ts';

/** What a row behind a figure is about. */
export type RecordOf =
  | {
      readonly conversationId: string;
      readonly customer?: CustomerRef;
      /** When the round began that it is about: there it is opened. */
      readonly at?: number;
    }
  | { readonly orderId: string };

/** A conversation with how it was assigned and what was said in it; or an order (SY-03). */
export class RecordDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    of: { attribute: false },
    admin: { attribute: false },
    client: { attribute: false },
    today: { attribute: false },
    timeZone: { attribute: false },
    watches: { attribute: false },
    _trace: { state: true },
    _order: { state: true },
    _problem: { state: true },
  };

  declare of: RecordOf | undefined;
  /** Of those who administer the shop: how it was assigned, and orders. */
  declare admin: Pick<AdminClient, 'trace' | 'order'> | undefined;
  declare client: Pick<AgentClient, 'readHistory' | 'file' | 'me'> | undefined;
  declare today: number;
  /** The shop’s: rows tell their moments by it too. */
  declare timeZone: string;
  /** Whether they may look over what goes on. */
  declare watches: boolean;
  declare _trace: ConversationTrace | undefined;
  declare _order: Order | undefined;
  declare _problem: 'unknown' | 'failed' | undefined;
  readonly #reading = new RecordReading(this, () => this.client);
  readonly #fetchFile: FetchFile = (id, signal) =>
    this.client?.file(id, { signal }) ?? Promise.reject(new Error('Nobody reads it.'));

  constructor() {
    super();
    this.today = 0;
    this.timeZone = 'UTC';
    this.watches = false;
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    css`
      :host {
        --dialog-width: 640px;
      }

      h3 {
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }

      .outcome {
        padding-block: 8px;
        border-block-end: 1px solid var(--line);
      }

      .outcome p {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      b {
        font-weight: 600;
      }

      .steps {
        padding-inline-start: 20px;
        list-style: decimal;
      }

      .steps .hint {
        display: block;
      }

      message-timeline {
        block-size: min(40vh, 380px);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      dl div {
        display: flex;
        gap: 12px;
        justify-content: space-between;
        padding-block: 4px;
        border-block-end: 1px solid var(--line);
      }

      .id {
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override heading(): string {
    const text = this.words.reports.conversation;
    return this.of && 'orderId' in this.of ? `${text.order} ${this.of.orderId}` : text.title;
  }

  protected override opening(): void {
    this._trace = undefined;
    this._order = undefined;
    this._problem = undefined;
    this.#reading.begin(undefined);
  }

  protected override close(): void {
    tell(this, 'open-record', undefined);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('of') || !this.of) return;
    this.opening();
    void this.#load(this.of);
  }

  protected override body(): TemplateResult {
    const { of } = this;
    const text = this.words.reports.conversation;
    return html`<div class="body">
      ${of && 'conversationId' in of ? html`<p class="hint id">${text.id} <span class="figure">${of.conversationId}</span></p>` : nothing}
      <div role="status">${this.#said()}</div>
      <div class="choices">
        ${this.#erase(of)}
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${text.back}
        </button>
      </div>
    </div>`;
  }

  /** Whose it is may be erased: whoever reads records administers the shop. */
  #erase(of: RecordOf | undefined) {
    const customer = of && 'customer' in of ? of.customer : undefined;
    if (!customer || customer.erased) return nothing;
    return html`<button
      type="button"
      class="button"
      @click=${() => {
        this.close();
        tell(this, 'ask-erase', customer);
      }}
    >
      ${this.words.erase.button}
    </button>`;
  }

  #said() {
    const { words, of } = this;
    const text = words.reports.conversation;
    if (!of) return nothing;
    if (this._problem === 'failed')
      return html`<p class="callout bad">
        ${text.failed}
        <button type="button" class="text-button" @click=${() => void this.#load(of)}>
          ${words.reports.retry}
        </button>
      </p>`;
    if ('orderId' in of)
      return this._problem
        ? html`<p class="hint">${text.noOrder}</p>`
        : this._order
          ? this.#order(this._order)
          : nothing;
    const { admin } = this;
    if (this._problem ?? (!admin && this.#reading.refused === 'unknown'))
      return html`<p class="hint">${admin ? text.elsewhere : words.performance.notReadable}</p>`;
    const trace = this._trace ? this.#trace(this._trace) : html`<p class="hint">${words.reports.loading}</p>`;
    return html`${admin ? trace : nothing} ${this.#words(of.conversationId)}`;
  }

  #trace({ outcomes }: ConversationTrace) {
    const { words, today } = this;
    const text = words.reports.conversation;
    if (outcomes.length === 0) return html`<p class="hint">${text.noTrace}</p>`;
    return html`<section>
      <h3>${text.trace}</h3>
      <ol>
        ${outcomes.map(({ at, outcome, group, agent, steps }) => {
          const whose = [group?.name, agent?.name].filter((name) => name !== undefined).join(' · ');
          return html`<li class="outcome">
            <p>
              <span class="figure">${momentIn(at, this.timeZone, words.language)}</span
              ><b>${words.reception.why.outcomes[outcome]}</b><span dir="auto">${whose}</span>
            </p>
            <ol class="steps">
              ${steps.map((step) => traceStep(step, today, words))}
            </ol>
          </li>`;
        })}
      </ol>
    </section>`;
  }

  #words(id: string) {
    const { words, client } = this;
    const text = words.reports.conversation;
    if (this.#reading.refused === 'goesOn') return this.#goesOn(id);
    return html`<section>
      <h3>${text.words}</h3>
      <message-timeline
        .words=${words}
        .conversation=${this.#conversation(id)}
        .me=${client?.me ?? { id: '', name: '' }}
        .today=${this.today}
        .history=${this.#reading.state}
        .shown=${this.#reading.shown}
        .fetchFile=${this.#fetchFile}
        @newest-in-view=${(event: Event) => {
          event.stopPropagation();
        }}
        @load-history=${(event: Event) => {
          event.stopPropagation();
          void this.#reading.readOn();
        }}
      ></message-timeline>
    </section>`;
  }

  /** To look over it is told to whoever serves in it: a record does not do that by the way. */
  #goesOn(id: string) {
    const text = this.words.reports.conversation;
    return html`<p class="callout plain">
      ${text.goesOn}
      ${
        this.watches
          ? html`<button
              type="button"
              class="text-button"
              @click=${() => {
                this.close();
                tell(this, 'watch-conversation', id);
              }}
            >
              ${text.watch}
            </button>`
          : text.whenOver
      }
    </p>`;
  }

  /** As the timeline takes it: what is not known of a past one is left as it begins. */
  #conversation(id: string): Conversation {
    return {
      id,
      state: 'ended',
      customer: { id: '' },
      scope: { page: 'shop', channel: 'web' },
      openedAt: this.#reading.items[0]?.at ?? 0,
      lastSeq: 0,
      seen: { customer: 0, agent: 0 },
      items: [...this.#reading.items],
      more: this.#reading.more,
    };
  }

  #order({ placedAt, total, items }: Order) {
    const { words } = this;
    const text = words.reports.conversation;
    return html`<dl>
      <div>
        <dt>${text.placed}</dt>
        <dd class="figure">${momentIn(placedAt, this.timeZone, words.language)}</dd>
      </div>
      <div>
        <dt>${text.amount}</dt>
        <dd class="figure">${moneyText(total, words.language)}</dd>
      </div>
      ${items.map(
        ({ productId, title, quantity }) =>
          html`<div>
            <dt dir="auto">${title ?? productId}</dt>
            <dd class="figure">× ${quantity}</dd>
          </div>`,
      )}
    </dl>`;
  }

  async #load(of: RecordOf): Promise<void> {
    this._problem = undefined;
    try {
      if ('orderId' in of) {
        const order = await this.admin?.order(of.orderId);
        if (this.of === of) this._order = order;
        return;
      }
      const trace = await this.admin?.trace(of.conversationId);
      if (this.of !== of) return;
      this._trace = trace;
      await this.#reading.open(of.conversationId, of.at);
    } catch (error) {
      if (this.of === of) this._problem = isShopbellError(error, 'NOT_FOUND') ? 'unknown' : 'failed';
    }
  }
}
