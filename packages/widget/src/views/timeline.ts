import type { OutgoingMessage } from '@shopbell/sdk';
import type { Conversation } from '@shopbell/sdk';
import { html, noChange, nothing, type PropertyValues } from 'lit';
import { ChevronDown } from 'lucide';
import { icon } from '../icons/icon.ts';
import { blocksOf } from '../timeline/blocks.ts';
import type { AnyItem } from '../timeline/noticeText.ts';
import { renderBlock } from './timelineBlock.ts';
import { timelineStyle } from './timeline.style.ts';
import { plain, View } from './view.ts';

/** Pixels from the end that still count as being there. */
const nearEnd = 32;
/** Pixels from the start at which older lines are asked for: before the customer has to wait for them. */
const nearStart = 120;
/** Timeline items of a page that fills up from below, and how high such a page is likely to be, in pixels. */
const pageItems = 100;
const likelyHeight = 6000;

/** What is shown of a conversation, or of a group. */
export interface Timelined extends Pick<Conversation, 'id' | 'seen' | 'more'> {
  readonly items: readonly AnyItem[];
}

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
    far: plain,
    below: { state: true },
  };
  static override styles = [...View.styles, timelineStyle];

  declare conversation: Timelined;
  declare outgoing: readonly OutgoingMessage[];
  declare typing: boolean;
  /** Older lines are on their way. */
  declare loading: boolean;
  /**
   * Heights in pixels of the pages that are too far to be seen and stand empty, by their places from the page that was there
   * first. `shop-bell-pages` looks after it: what is on the screen stays bounded, however long the conversation.
   */
  declare far: ReadonlyMap<number, number>;
  /** Messages of others that arrived out of view. */
  declare protected below: number;

  #following = true;
  /** Where the end was that the timeline went to last. */
  #end = 0;
  /** Pages come back that were far: nothing of them is news. */
  #filling = false;
  /** Where the reader was before an update, from the end of the content. */
  #fromEnd = 0;
  /** Where each page but the oldest begins, as sequences in order. */
  #pageStarts: number[] = [];
  /** How many pages stand before the one that was there first. */
  #olderPages = 0;
  /** What each page was drawn from last, by its place from the page that was there first. */
  #drawn = new Map<number, readonly unknown[]>();
  #height = 0;
  #sizes: ResizeObserver | undefined;

  constructor() {
    super();
    this.outgoing = [];
    this.typing = this.loading = false;
    this.far = new Map();
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
    if (log) {
      this.#fromEnd = log.scrollHeight - log.scrollTop;
      // Whoever has just left the end is not carried back, though the event of it is still to come.
      if (log.scrollTop < this.#end) this.#onScroll();
    }
    const before = changed.get('conversation');
    const { id, items } = this.conversation;
    const starts = this.#pageStarts;
    // A page of history was put before if what was first is still there; else all of it came anew.
    const [first] = before?.items ?? [];
    const moved = first !== undefined && items[0]?.seq !== first.seq;
    const isNew =
      changed.has('conversation') &&
      (before?.id !== id || (moved && !items.some(({ seq }) => seq === first.seq)));
    this.#filling = changed.has('far') || isNew;
    if (isNew) {
      starts.length = this.#olderPages = 0;
      this.far = new Map();
      if (before && before.id !== id) this.#follow(true);
    } else if (before) {
      if (moved) {
        starts.unshift(first.seq);
        this.#olderPages += 1;
      } else if (!this.#following) {
        const last = before.items.at(-1)?.seq ?? 0;
        this.below += items.filter(
          (item) => item.kind === 'message' && item.author.kind !== 'customer' && item.seq > last,
        ).length;
      }
    }
    const newest = items.filter(({ seq }) => seq >= (starts.at(-1) ?? 0));
    for (let full = pageItems; full < newest.length; full += pageItems) starts.push(newest[full]?.seq ?? 0);
    if (isNew && customElements.get('shop-bell-pages'))
      this.far = new Map(starts.slice(2).map((_, at) => [at, likelyHeight]));
    // Whoever writes wants to see it.
    if ((changed.get('outgoing')?.length ?? this.outgoing.length) < this.outgoing.length) this.#follow(true);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#filling) requestAnimationFrame(() => this.requestUpdate());
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
    if (log) {
      log.scrollTop = log.scrollHeight;
      this.#end = log.scrollTop;
    }
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
    const { words } = this;
    return html`<div
        class="log"
        part="messages"
        role="log"
        aria-label=${words.messages}
        aria-live=${this.loading || this.#filling ? 'off' : 'polite'}
        tabindex="0"
        @scroll=${this.#onScroll}
        @resize=${this.#onSize}
      >
        <slot @click=${this.#onCards} @slotchange=${this.#watchSizes}></slot>
        ${this.#pages()}
        ${
          this.typing
            ? html`<shop-bell-typing class="bubble" .words=${words}>${words.typing}</shop-bell-typing>`
            : nothing
        }
      </div>
      <shop-bell-pages
        .timeline=${this}
        .about=${this.conversation.id}
        .count=${this.#pageStarts.length}
      ></shop-bell-pages>
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
   * Every page beside the one that was there first, whoever came later further out: whatever is put before or after leaves
   * all that is there as it is, so that nothing jumps, nothing is read out again, and a selection stays. A page is drawn again
   * if something of it has changed.
   */
  #pages(): unknown {
    const { items, seen } = this.conversation;
    const starts = this.#pageStarts.map((start) => items.findIndex(({ seq }) => seq >= start));
    const cuts = [0, ...starts, items.length];
    const newest = starts.length;
    const lastOwn =
      this.outgoing.at(-1) ??
      items.findLast((item) => item.kind === 'message' && item.author.kind === 'customer');
    const today = new Date().toDateString();
    const drawn = new Map<number, readonly unknown[]>();
    const page = (at: number) => {
      const place = at - this.#olderPages;
      const height = this.far.get(place);
      const start = cuts[at] ?? 0;
      const shown = height === undefined ? items.slice(start, cuts[at + 1]) : [];
      const outgoing = at === newest ? this.outgoing : [];
      const before = items[start - 1];
      const from = [this.words, today, height, seen.agent, lastOwn, before, ...shown, ...outgoing];
      const last = this.#drawn.get(place);
      drawn.set(place, from);
      if (last?.length === from.length && last.every((one, n) => one === from[n])) return noChange;
      const blocks = height === undefined ? blocksOf(shown, seen, outgoing, before?.at ?? Date.now()) : [];
      // The day above has a place of its own: it goes away when older lines of the same day are put before.
      const day = blocks[0]?.kind === 'day' ? blocks.shift() : undefined;
      return html`<div class="page" data-at=${place}>
        ${height === undefined ? nothing : html`<svg viewBox="0 0 1 ${height}" aria-hidden="true"></svg>`}
        ${day ? renderBlock(this, day) : nothing} ${blocks.map((block) => renderBlock(this, block, lastOwn))}
      </div>`;
    };
    const older = (at: number): unknown => html`${at > 0 ? older(at - 1) : nothing}${page(at)}`;
    const newer = (at: number): unknown => (at > newest ? nothing : html`${page(at)}${newer(at + 1)}`);
    const pages = [older(this.#olderPages), newer(this.#olderPages + 1)];
    this.#drawn = drawn;
    return pages;
  }
}
