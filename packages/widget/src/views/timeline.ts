import type { OutgoingMessage } from '@shopbell/sdk';
import type { Conversation } from '@shopbell/sdk';
import { html, nothing, type PropertyValues } from 'lit';
import { Bot, Check, CheckCheck, ChevronDown, CircleAlert, Clock } from 'lucide';
import { icon } from '../icons/icon.ts';
import { blocksOf, type Block, type Line, type MessageState } from '../timeline/blocks.ts';
import { failedRow } from '../timeline/failedRow.ts';
import { noticeText } from '../timeline/noticeText.ts';
import { dayText, minuteText } from '../words/times.ts';
import { timelineStyle } from './timeline.style.ts';
import { plain, View } from './view.ts';

const marks = {
  sending: Clock,
  sent: Check,
  seen: CheckCheck,
  failed: CircleAlert,
} as const satisfies Record<MessageState, unknown>;

type Items = Conversation['items'];

/** Pixels from the end that still count as being there. */
const nearEnd = 32;
/** Pixels from the start at which older lines are asked for: before the customer has to wait for them. */
const nearStart = 120;

/**
 * What was said so far. It follows the newest line only if that was in view; older lines are put before what is read
 * without a jump.
 */
export class Timeline extends View {
  static override properties = {
    ...View.properties,
    conversation: plain,
    outgoing: plain,
    typing: plain,
    loading: plain,
    below: { state: true },
  };
  static override styles = [...View.styles, timelineStyle];

  declare conversation: Conversation;
  declare outgoing: readonly OutgoingMessage[];
  declare typing: boolean;
  /** Older lines are on their way. */
  declare loading: boolean;
  /** Messages of others that arrived out of view. */
  declare protected below: number;

  #following = true;
  /** Where the reader was before an update, from the end of the content. */
  #fromEnd = 0;
  /** Where each page of history begins, as sequences, the newest page first; the oldest is open. */
  #pageStarts: number[] = [];
  #height = 0;
  #sizes: ResizeObserver | undefined;

  constructor() {
    super();
    this.outgoing = [];
    this.typing = this.loading = false;
    this.below = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(this.#onSize);
    void this.updateComplete.then(this.#watchSizes);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.log');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const log = this.#log;
    if (log) this.#fromEnd = log.scrollHeight - log.scrollTop;
    const before = changed.get('conversation');
    const now = this.conversation;
    const [first] = before?.items ?? [];
    if (before && before.id !== now.id) {
      this.#pageStarts = [];
      this.#follow(true);
    } else if (first && (now.items[0]?.seq ?? first.seq) < first.seq) {
      this.#pageStarts.push(first.seq);
    } else if (before && !this.#following) {
      const last = before.items.at(-1)?.seq ?? 0;
      this.below += now.items.filter(
        (item) => item.kind === 'message' && item.author.kind !== 'customer' && item.seq > last,
      ).length;
    }
    // Whoever writes wants to see it.
    if ((changed.get('outgoing')?.length ?? this.outgoing.length) < this.outgoing.length) this.#follow(true);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const log = this.#log;
    if (!log) return;
    const before = changed.get('conversation')?.items.at(0);
    const first = this.conversation.items.at(0);
    if (this.#following) this.#toEnd();
    else if (before && first && first.seq < before.seq) log.scrollTop = log.scrollHeight - this.#fromEnd;
    this.#wantOlder(log);
  }

  #toEnd(): void {
    const log = this.#log;
    if (log) log.scrollTop = log.scrollHeight;
  }

  #follow(on: boolean): void {
    if (on) this.below = 0;
    if (on === this.#following) return;
    this.#following = on;
    this.actions.atBottom(on);
  }

  #wantOlder(log: HTMLElement): void {
    if (this.conversation.more && !this.loading && log.scrollTop < nearStart) this.actions.history();
  }

  readonly #watchSizes = (): void => {
    for (const element of [this.#log, ...this.children]) if (element) this.#sizes?.observe(element);
  };

  readonly #onSize = (): void => {
    if (this.#following) this.#toEnd();
    this.#onScroll();
  };

  readonly #onScroll = (): void => {
    const log = this.#log;
    if (!log) return;
    // The composer grows, the keyboard opens: that is no scrolling of the reader, and who was at the end stays there.
    const resized = log.clientHeight !== this.#height;
    this.#height = log.clientHeight;
    if (resized && this.#following) this.#toEnd();
    else this.#follow(log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd);
    this.#wantOlder(log);
  };

  /** Whoever opens an answer above reads there, and is not carried off to the end if that goes out of view. */
  readonly #onCards = (): void => {
    this.#follow(false);
    requestAnimationFrame(this.#onScroll);
  };

  protected override render() {
    const { words, conversation } = this;
    return html`<div
        class="log"
        part="messages"
        role="log"
        aria-label=${words.messages}
        aria-live=${this.loading ? 'off' : 'polite'}
        tabindex="0"
        @scroll=${this.#onScroll}
        @resize=${this.#onSize}
      >
        <slot @click=${this.#onCards} @slotchange=${this.#watchSizes}></slot>
        ${this.#page(conversation.items, this.outgoing)}
        ${
          this.typing
            ? html`<p class="bubble dots">
                <span class="spoken">${words.typing}</span><i></i><i></i><i></i>
              </p>`
            : nothing
        }
      </div>
      ${this.loading ? html`<p class="float older">${words.loadingOlder}</p>` : nothing}
      ${
        this.below > 0
          ? html`<button
              class="float below"
              @click=${() => {
                this.#follow(true);
                this.#toEnd();
              }}
            >
              ${icon(ChevronDown)} ${words.newMessages(this.below)}
            </button>`
          : nothing
      }`;
  }

  /**
   * The newest page, and inside it the one before, and so on: whatever is put before leaves all that is there as it is,
   * so that nothing jumps, nothing is read out again, and a selection stays.
   */
  #page(items: Items, outgoing?: readonly OutgoingMessage[], page = 0): unknown {
    const start = this.#pageStarts[page] ?? 0;
    const older = items.filter(({ seq }) => seq < start);
    const newer = items.filter(({ seq }) => seq >= start);
    const blocks = blocksOf(newer, this.conversation.seen, outgoing, older.at(-1)?.at ?? Date.now());
    const lastOwn = outgoing && blocks.findLast((block) => block.kind === 'said' && !block.author);
    // The day above has a place of its own: it goes away when older lines of the same day are put before.
    const day = blocks[0]?.kind === 'day' ? blocks.shift() : undefined;
    return html`${older.length > 0 ? this.#page(older, undefined, page + 1) : nothing}
    ${day ? this.#block(day, false) : nothing} ${blocks.map((block) => this.#block(block, block === lastOwn))}`;
  }

  #block(block: Block, lastOwn: boolean) {
    const { locale } = this.words;
    if (block.kind === 'day') {
      return html`<p class="note day">${dayText(locale, block.at)}</p>`;
    }
    if (block.kind === 'notice') {
      const { notice } = block;
      return html`<p class="note">
          ${noticeText(this.words, notice)} ${notice.kind === 'idle-warned' ? nothing : this.#time(block.at)}
        </p>
        ${notice.kind === 'scope' && notice.card ? this.#attachments(notice) : nothing}`;
    }
    const { words } = this;
    const { author, lines, at } = block;
    const last = lines.at(-1);
    const robot = author?.kind === 'robot';
    return html`<div class="said ${author?.kind ?? 'own'}">
      ${
        author
          ? html`<p class="who">
              ${robot ? icon(Bot) : nothing} ${robot ? words.robot : author.name}
              ${author.kind === 'auto' ? html`<span class="tag">${words.automatic}</span>` : nothing}
              ${this.#time(at)}
            </p>`
          : nothing
      }
      ${lines.map((line) => this.#line(line, author === undefined))}
      ${
        author
          ? nothing
          : html`<p class="who">
              ${this.#time(at)}
              ${
                last?.state && last.state !== 'failed' && (lastOwn || last.state === 'sending')
                  ? html`<span class="mark ${last.state}">${icon(marks[last.state])}</span>`
                  : nothing
              }
            </p>`
      }
    </div>`;
  }

  #line({ said, state, outgoing }: Line, own: boolean) {
    const { words } = this;
    const { text, files, card } = said;
    return html`<p class="bubble" part="bubble ${own ? 'own-bubble' : 'their-bubble'}" ?hidden=${!text}>
        ${own ? html`<span class="spoken">${words.you}: </span>` : nothing}
        <span class="text" dir="auto" .textContent=${text}></span>
        ${state ? html`<span class="spoken">(${words[state]})</span>` : nothing}
      </p>
      ${files || card ? this.#attachments(said, state) : nothing}
      ${state === 'failed' && outgoing ? failedRow(words, this.actions, outgoing) : nothing}`;
  }

  /** Until the view is there, the names stand for it. */
  #attachments(said: Partial<Pick<Line['said'], 'files' | 'card'>>, state?: MessageState) {
    const { files, card } = said;
    return html`<shop-bell-attachments
      .words=${this.words}
      .actions=${this.actions}
      .said=${said}
      .state=${state}
      >${files?.map(({ name }) => name) ?? card?.id}</shop-bell-attachments
    >`;
  }

  #time(at: number) {
    return html`<time datetime=${new Date(at).toISOString()}>${minuteText(this.words.locale, at)}</time>`;
  }
}
