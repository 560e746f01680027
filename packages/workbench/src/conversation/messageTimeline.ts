import type { Conversation, OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { icon } from '../icons/icon.ts';
import { arrowDown, stickyNote } from '../icons/icons.ts';
import type { Recalls } from '../recall/recallController.ts';
import { recalledTemplate, recallOf } from '../recall/recalledTemplate.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { clockTime, dayName } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { bubbleTemplate } from './bubbleTemplate.ts';
import { carriedStyle } from './carriedStyle.ts';
import { noteOf, noticeText } from './noticeText.ts';
import { showMessage, type ShownMessage } from './showMessage.ts';
import { speakerOf } from './speakerOf.ts';
import { ratingTemplate } from './ratingTemplate.ts';
import { timelineOf, type Block } from './timeline.ts';
import { timelineStyle } from './timelineStyle.ts';

/** Within this many pixels of the end, the end is what is being read. */
const nearEnd = 32;
/** Older history is asked for before the top is reached. */
const nearTop = 160;

/** Messages and notices of one conversation. Stays at the newest line, unless the agent has scrolled up to read. */
export class MessageTimeline extends LitElement {
  static override properties = {
    words: { attribute: false },
    conversation: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    today: { attribute: false },
    history: { attribute: false },
    typing: { attribute: false },
    online: { attribute: false },
    fetchFile: { attribute: false },
    shown: { attribute: false },
    recalls: { attribute: false },
    _below: { state: true },
    _atEnd: { state: true },
  };

  declare words: Words;
  declare conversation: Conversation;
  declare outgoing: readonly OutgoingMessage[];
  declare me: { readonly id: string; readonly name: string };
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare history: 'idle' | 'loading' | 'failed';
  /** The customer is typing. */
  declare typing: boolean;
  declare online: boolean;
  /** Brings the files of messages; without it they cannot be looked at. */
  declare fetchFile: FetchFile | undefined;
  /** The message to be shown; else the newest. */
  declare shown: ShownMessage | undefined;
  /** Without it nothing can be recalled here. */
  declare recalls: Recalls | undefined;
  /** Customer messages that came in below what is on screen. */
  declare _below: number;
  declare _atEnd: boolean;

  #blocks: readonly Block[] = [];
  readonly #scroller = createRef<HTMLElement>();
  #resize: ResizeObserver | undefined;
  /** The sizes when the end was last gone to. */
  #atEndThen = { window: 0, content: 0 };
  #before = { height: 0, top: 0, firstSeq: 0 };
  #wasShown: ShownMessage | undefined;
  #onRecall = false;

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.today = 0;
    this.history = 'idle';
    this.typing = false;
    this.online = true;
    this._below = 0;
    this._atEnd = true;
  }

  static override styles = [shared, buttons, timelineStyle, carriedStyle];

  override render() {
    const { words } = this;
    return html`
      <div
        class="scroller"
        role="region"
        aria-label=${words.conversation.messages}
        tabindex="0"
        @scroll=${this.#onScroll}
        ${ref(this.#scroller)}
      >
        ${this.#older()}
        <ol>
          ${repeat(
            this.#blocks,
            (block) => block.key,
            (block) => this.#block(block),
          )}
        </ol>
        <p class="typing">${this.typing ? words.conversation.typing : nothing}</p>
      </div>
      ${
        this._atEnd
          ? nothing
          : html`<button type="button" class="button to-newest" @click=${() => this.showNewest()}>
              ${icon(arrowDown)}${
                this._below > 0 ? words.conversation.newBelow(this._below) : words.conversation.toNewest
              }
            </button>`
      }
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation') || changed.has('outgoing') || changed.has('me')) {
      this.#blocks = timelineOf(this.conversation, this.outgoing, this.me);
    }
    const before = changed.get('conversation');
    if (before?.id !== this.conversation.id && changed.has('conversation')) {
      this._atEnd = true;
      this._below = 0;
    } else if (before && !this._atEnd) {
      const last = before.items.at(-1)?.seq ?? 0;
      this._below += this.conversation.items.filter(
        (item) => item.seq > last && item.kind === 'message' && item.author.kind === 'customer',
      ).length;
    }
    const ownBefore = changed.get('outgoing');
    // What one has just written is what one wants to see.
    if (ownBefore && this.outgoing.length > ownBefore.length) this._atEnd = true;
    this.#onRecall = this.shadowRoot?.activeElement?.matches('.recall') ?? false;
    const scroller = this.#scroller.value;
    if (scroller) this.#before = { ...this.#before, height: scroller.scrollHeight, top: scroller.scrollTop };
  }

  override updated(changed: PropertyValues<this>): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    // The time to recall ran out under the focus.
    if (this.#onRecall && !this.shadowRoot?.activeElement) scroller.focus();
    const firstSeq = this.conversation.items[0]?.seq ?? 0;
    if (this._atEnd) this.#goToEnd(scroller);
    else if (firstSeq < this.#before.firstSeq) {
      // History was put in above: what is being read stays where it is.
      scroller.scrollTop = this.#before.top + scroller.scrollHeight - this.#before.height;
    }
    this.#before.firstSeq = firstSeq;
    if (changed.has('conversation') && changed.get('conversation')?.id !== this.conversation.id) {
      tell(this, 'newest-in-view', true);
    }
    if (this.shown && this.shown !== this.#wasShown && showMessage(scroller, this.shown)) {
      this.#wasShown = this.shown;
      // Now, not with the next frame: what comes in before that would take it back to the newest.
      this.#atEndThen = { window: scroller.clientHeight, content: scroller.scrollHeight };
      this.#onScroll();
    }
    this.#readOnIfShort(scroller);
  }

  override firstUpdated(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    this.#resize = new ResizeObserver(() => {
      if (this._atEnd) this.#goToEnd(scroller);
    });
    this.#resize.observe(scroller);
    // A picture that is none after all becomes a row of another height.
    for (const list of scroller.getElementsByTagName('ol')) this.#resize.observe(list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  showNewest(): void {
    const scroller = this.#scroller.value;
    if (scroller) this.#goToEnd(scroller);
  }

  #goToEnd(scroller: HTMLElement): void {
    scroller.scrollTop = scroller.scrollHeight;
    this.#atEndThen = { window: scroller.clientHeight, content: scroller.scrollHeight };
  }

  #older() {
    const text = this.words.conversation;
    if (!this.conversation.more) return nothing;
    return html`<div class="older">
      ${
        this.history === 'loading'
          ? html`<span role="status">${text.loadingEarlier}</span>`
          : html`<button
              type="button"
              class="text-button"
              @click=${() => {
                tell(this, 'load-history', this.conversation.id);
              }}
            >
              ${this.history === 'failed' ? text.earlierFailed : text.earlier}
            </button>`
      }
    </div>`;
  }

  #block(block: Block) {
    const { words } = this;
    switch (block.kind) {
      case 'day':
        return html`<li class="day"><span>${dayName(block.at, this.today, words)}</span></li>`;
      case 'notice':
        return html`<li class="notice">
          ${noticeText(block.notice, this.me.id, words)}
          <time class="figure" datetime=${new Date(block.at).toISOString()}
            >${clockTime(block.at, words.language)}</time
          >
          ${this.#note(noteOf(block.notice))} ${this.#cardOf(block.notice)}
        </li>`;
      case 'recalled': {
        const parts = { words, meId: this.me.id, former: this.recalls?.former };
        return html`<li class="notice recalled">${recalledTemplate(block, parts, this)}</li>`;
      }
      case 'rating':
        return html`<li class="notice">${ratingTemplate(block.rating, words)}</li>`;
      case 'speech':
        return html`<li
          class="speech ${block.side} ${block.author.kind} ${block.note ? 'for-colleagues' : ''}"
        >
          <p class="speaker">
            ${speakerOf(block, this.me.id, words)}
            <time class="figure" datetime=${new Date(block.at).toISOString()}
              >${clockTime(block.at, words.language)}</time
            >
          </p>
          ${repeat(
            block.bubbles,
            (bubble) => bubble.key,
            (bubble) =>
              bubbleTemplate(bubble, block.side, {
                words,
                online: this.online,
                fetchFile: this.fetchFile,
                teller: this,
                recall: recallOf(this, block, bubble),
              }),
          )}
        </li>`;
    }
  }

  #note(note: string | undefined) {
    if (note === undefined) return nothing;
    return html`<p class="note">
      ${icon(stickyNote)}<span class="note-label">${this.words.notice.note}</span
      ><span dir="auto">${note}</span>
    </p>`;
  }

  #cardOf(notice: Extract<Block, { kind: 'notice' }>['notice']) {
    return notice.kind === 'scope' && notice.card
      ? html`<shop-card .words=${this.words} .card=${notice.card}></shop-card>`
      : nothing;
  }

  #onScroll(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    const { window, content } = this.#atEndThen;
    if (this._atEnd && (scroller.clientHeight !== window || scroller.scrollHeight !== content)) {
      // The reply box grew meanwhile, or a card was looked up: the end moved, not the agent.
      this.#goToEnd(scroller);
      return;
    }
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= nearEnd;
    if (atEnd) this._below = 0;
    if (atEnd !== this._atEnd) {
      this._atEnd = atEnd;
      tell(this, 'newest-in-view', atEnd);
    }
    if (!atEnd) this.#readOnIfShort(scroller);
  }

  #readOnIfShort(scroller: HTMLElement): void {
    if (!this.conversation.more || this.history !== 'idle' || !this.online) return;
    const short = scroller.scrollHeight <= scroller.clientHeight;
    if (short || (!this._atEnd && scroller.scrollTop < nearTop))
      tell(this, 'load-history', this.conversation.id);
  }
}
