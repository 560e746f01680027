import type { Conversation, CustomerAbout } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { badgeCheck, chevronLeft, circleAlert, copy, eraser, users, x } from '../icons/icons.ts';
import { gradeName } from '../conversation/ratingTemplate.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { conversationTimes } from './conversationTimes.ts';
import { customerLabel, scopeLabel } from './customerLabel.ts';
import { customerPanelStyle } from './customerPanelStyle.ts';
import { recordsStyle } from './recordsStyle.ts';
import { earlierTemplate, ordersTemplate, viewingTemplate } from './recordsTemplate.ts';

/** Who the customer is and where they come from. What the page claims is marked as unverified. */
export class CustomerPanel extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversation: { attribute: false },
    others: { attribute: false },
    about: { attribute: false },
    failed: { attribute: false },
    mayErase: { attribute: false },
    now: { attribute: false },
    _allOrders: { state: true },
  };

  declare words: Words;
  declare conversation: Conversation | undefined;
  /** Other conversations of the same customer that are held here. */
  declare others: readonly Conversation[];
  /** What the shop knows of them; undefined until it was read. */
  declare about: CustomerAbout | undefined;
  /** It could not be read. */
  declare failed: boolean;
  /** The agent is a manager, too. */
  declare mayErase: boolean;
  declare now: number;
  declare _allOrders: boolean;

  constructor() {
    super();
    this.words = en;
    this.others = [];
    this.failed = false;
    this.mayErase = false;
    this.now = 0;
    this._allOrders = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation') && changed.get('conversation')?.id !== this.conversation?.id)
      this._allOrders = false;
  }

  static override styles = [shared, buttons, forms, customerPanelStyle, recordsStyle];

  override render() {
    const { words, conversation } = this;
    const close = (): void => {
      tell(this, 'toggle-customer');
    };
    return html`<aside aria-label=${words.customer.title}>
      <header>
        <button type="button" class="icon-button back" aria-label=${words.customer.close} @click=${close}>
          ${icon(chevronLeft)}
        </button>
        <h2>${words.customer.title}</h2>
        <button
          type="button"
          class="icon-button close"
          aria-label=${words.customer.close}
          title="${words.customer.close} (Alt+I)"
          @click=${close}
        >
          ${icon(x)}
        </button>
      </header>
      ${conversation ? this.#about(conversation) : html`<p class="none">${words.customer.none}</p>`}
    </aside>`;
  }

  #about(conversation: Conversation) {
    const text = this.words.customer;
    const { scope } = conversation;
    // A card says itself whether the shop vouches for it.
    const bare = (this.about?.viewing.length ?? 0) === 0;
    const { about } = this.words.content;
    const { subject, erased = false } = conversation.customer;
    const shown = (known: CustomerAbout) => {
      return { words: this.words, about: known, now: this.now, teller: this };
    };
    const claims = [
      [text.sku, scope.sku],
      [text.order, scope.orderId],
      [text.tracking, scope.trackingNo],
    ].filter((claim): claim is [string, string] => claim[1] !== undefined);
    // What may be shown depends on whose order it is; a product is anybody's.
    const personal = scope.orderId !== undefined || scope.trackingNo !== undefined;
    return html`<div class="body" tabindex="0" role="region" aria-label=${text.title}>
      <section>
        <p class="name" dir="auto">${customerLabel(conversation.customer, this.words)}</p>
        <p class="who">
          ${
            erased
              ? html`<span class="tag">${icon(eraser)}${this.words.erase.erased}</span>`
              : subject === undefined
                ? html`<span class="tag">${about.visitor}</span>`
                : html`<span class="tag good">${icon(badgeCheck)}${about.known}</span>`
          }
        </p>
        ${
          erased
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'group-with', conversation.customer);
                }}
              >
                ${icon(users)}${this.words.customerGroups.startWith}
              </button>`
        }
        <dl>
          ${subject === undefined ? nothing : this.#value(about.subject, subject)}
          ${this.#value(text.id, conversation.customer.id)}
        </dl>
      </section>
      ${this.about ? viewingTemplate(shown(this.about)) : nothing}
      <section>
        <h3>${text.entry}</h3>
        <dl>
          ${this.#line(text.page, this.words.page[scope.page])}
          ${claims.map(([name, value]) => this.#value(name, value))}
          ${this.#line(text.channel, text.channels[scope.channel])}
          ${conversation.group ? this.#line(text.group, conversation.group.name) : nothing}
          ${
            conversation.rating
              ? this.#line(about.rating, gradeName(conversation.rating.grade, this.words))
              : nothing
          }
          ${this.#value(this.words.reception.why.conversation, conversation.id)}
        </dl>
        ${
          claims.length > 0 && bare
            ? html`<p class="claim ${personal ? 'personal' : ''}">
                ${icon(circleAlert)}<span
                  ><strong>${text.unverified}</strong
                  >${personal ? html`<span class="means">${text.unverifiedMeans}</span>` : nothing}</span
                >
              </p>`
            : nothing
        }
      </section>
      ${
        this.about
          ? ordersTemplate(shown(this.about), this._allOrders, () => {
              this._allOrders = true;
            })
          : this.#waiting()
      }
      <section>
        <h3>${text.times}</h3>
        <dl>${this.#times(conversation)}</dl>
      </section>
      ${this.about ? earlierTemplate(shown(this.about)) : this.#others()}
      ${this.mayErase && !erased ? this.#erase(conversation) : nothing}
    </div>`;
  }

  /** Far from what is used every day. */
  #erase({ customer }: Conversation) {
    return html`<section>
      <button
        type="button"
        class="button"
        @click=${() => {
          tell(this, 'ask-erase', customer);
        }}
      >
        ${icon(eraser)}${this.words.erase.button}
      </button>
    </section>`;
  }

  /** Those that are held here, as long as nothing else is known. */
  #others() {
    if (this.others.length === 0) return nothing;
    return html`<section>
      <h3>${this.words.customer.others}</h3>
      <ul>
        ${this.others.map(
          (other) =>
            html`<li>
              <button
                type="button"
                class="other"
                @click=${() => {
                  tell(this, 'open-conversation', other.id);
                }}
              >
                <span class="first"
                  ><span class="what">${scopeLabel(other.scope, this.words)}</span
                  ><time class="figure">${moment(other.openedAt, this.now, this.words)}</time></span
                >
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #waiting() {
    const text = this.words.content.about;
    return html`<section>
      <h3>${text.orders}</h3>
      ${
        this.failed
          ? html`<p class="quiet" role="alert">${text.failed}</p>
              <button
                type="button"
                class="text-button"
                @click=${() => {
                  tell(this, 'reload-customer');
                }}
              >
                ${text.retry}
              </button>`
          : html`<p class="quiet soon" role="status">${text.loading}</p>`
      }
    </section>`;
  }

  #times(conversation: Conversation) {
    const { words, now } = this;
    const times = conversationTimes(conversation);
    const at = (name: string, instant: number | undefined) =>
      instant === undefined
        ? nothing
        : this.#line(name, html`<time class="figure">${moment(instant, now, words)}</time>`);
    const lasted = (times.ended ?? now) - times.opened;
    return html`${at(words.customer.opened, times.opened)} ${at(words.customer.assigned, times.assigned)}
    ${at(words.customer.firstReply, times.firstReply)} ${at(words.customer.endedAt, times.ended)}
    ${this.#line(words.customer.lasted, html`<span class="figure">${words.duration(minutesOf(lasted))}</span>`)}`;
  }

  #line(name: string, value: unknown) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  /** A number that agents carry to other systems: it can be copied. */
  #value(name: string, value: string) {
    const canCopy = window.isSecureContext;
    return html`<div>
      <dt>${name}</dt>
      <dd class="value">
        <span>${value}</span>
        ${
          canCopy
            ? html`<button
                type="button"
                class="copy"
                aria-label="${this.words.customer.copy} ${name}"
                title="${this.words.customer.copy} ${name}"
                @click=${() => {
                  // Refused only without permission; then nothing is announced.
                  void navigator.clipboard.writeText(value).then(
                    () => {
                      tell(this, 'copied', name);
                    },
                    () => undefined,
                  );
                }}
              >
                ${icon(copy)}
              </button>`
            : nothing
        }
      </dd>
    </div>`;
  }
}

/** Seconds of whole minutes, from the first one on: a number that changes every second draws the eye. */
function minutesOf(ms: number): number {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? seconds : seconds - (seconds % 60);
}
