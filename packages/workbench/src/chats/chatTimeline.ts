import type { ChatTimeline as Timeline, OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { bubbleTemplate } from '../conversation/bubbleTemplate.ts';
import { carriedStyle } from '../conversation/carriedStyle.ts';
import { timelineStyle } from '../conversation/timelineStyle.ts';
import { icon } from '../icons/icon.ts';
import { arrowDown } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { clockTime, dayName } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { chatNoticeText, isMe, nameOf, type Chat, type ChatItem, type People } from './chatText.ts';
import { chatBlocks, type ChatBlock } from './chatBlocks.ts';

/** Within this many pixels of the end, the end is what is being read. */
const nearEnd = 32;
/** Older history is asked for before the top is reached. */
const nearTop = 160;

/** What colleagues said in one chat. Stays at the newest line, unless one has scrolled up to read. */
export class ChatTimeline extends LitElement {
  static override properties = {
    words: { attribute: false },
    chat: { attribute: false },
    timeline: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    people: { attribute: false },
    today: { attribute: false },
    history: { attribute: false },
    online: { attribute: false },
    fetchFile: { attribute: false },
    _atEnd: { state: true },
  };

  declare words: Words;
  declare chat: Chat;
  /** Undefined until some of it was loaded. */
  declare timeline: Timeline<ChatItem> | undefined;
  declare outgoing: readonly OutgoingMessage[];
  declare me: { readonly id: string; readonly name: string };
  declare people: People;
  declare today: number;
  declare history: 'idle' | 'loading' | 'failed';
  declare online: boolean;
  declare fetchFile: FetchFile | undefined;
  declare _atEnd: boolean;

  readonly #scroller = createRef<HTMLElement>();
  #resize: ResizeObserver | undefined;
  #before = { height: 0, top: 0, firstSeq: 0 };

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.people = { meId: '', agents: [] };
    this.today = 0;
    this.history = 'idle';
    this.online = true;
    this._atEnd = true;
  }

  static override styles = [shared, buttons, timelineStyle, carriedStyle];

  override render() {
    const { words, timeline } = this;
    const blocks = chatBlocks(timeline?.items ?? [], this.outgoing, this.chat, this.me);
    return html`<div
        class="scroller"
        role="region"
        aria-label=${words.conversation.messages}
        tabindex="0"
        @scroll=${this.#onScroll}
        ${ref(this.#scroller)}
      >
        ${this.#older()}
        ${
          timeline && blocks.length === 0
            ? html`<p class="notice" role="status">${words.staff.noMessages}</p>`
            : nothing
        }
        <ol>
          ${repeat(
            blocks,
            (block) => block.key,
            (block) => this.#block(block),
          )}
        </ol>
      </div>
      ${
        this._atEnd
          ? nothing
          : html`<button
              type="button"
              class="button to-newest"
              @click=${() => {
                this._atEnd = true;
              }}
            >
              ${icon(arrowDown)}${words.conversation.toNewest}
            </button>`
      }`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('chat');
    if (before && before.id !== this.chat.id) this._atEnd = true;
    const ownBefore = changed.get('outgoing');
    // What one has just written is what one wants to see.
    if (ownBefore && this.outgoing.length > ownBefore.length) this._atEnd = true;
    const scroller = this.#scroller.value;
    if (scroller) this.#before = { ...this.#before, height: scroller.scrollHeight, top: scroller.scrollTop };
  }

  override updated(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    const firstSeq = this.timeline?.items[0]?.seq ?? 0;
    if (this._atEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (firstSeq < this.#before.firstSeq) {
      // History was put in above: what is being read stays where it is.
      scroller.scrollTop = this.#before.top + scroller.scrollHeight - this.#before.height;
    }
    this.#before.firstSeq = firstSeq;
    this.#readOnIfShort(scroller);
  }

  override firstUpdated(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    this.#resize = new ResizeObserver(() => {
      if (this._atEnd) scroller.scrollTop = scroller.scrollHeight;
    });
    this.#resize.observe(scroller);
    for (const list of scroller.getElementsByTagName('ol')) this.#resize.observe(list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  #older() {
    const text = this.words.staff;
    if (this.timeline && !this.timeline.more) return nothing;
    return html`<div class="older">
      ${
        this.history === 'failed'
          ? html`${text.loadFailed}
              <button type="button" class="text-button" @click=${this.#load}>${text.retry}</button>`
          : html`<span role="status">${this.history === 'loading' ? text.loading : nothing}</span>`
      }
    </div>`;
  }

  #block(block: ChatBlock) {
    const { words, people } = this;
    const time = html`<time class="figure" datetime=${new Date(block.at).toISOString()}
      >${clockTime(block.at, words.language)}</time
    >`;
    if (block.kind === 'day')
      return html`<li class="day"><span>${dayName(block.at, this.today, words)}</span></li>`;
    if (block.kind === 'notice')
      return html`<li class="notice">${chatNoticeText(block.item, people, words)} ${time}</li>`;
    const own = isMe(block.author, people);
    const side = own ? 'ours' : 'customer';
    return html`<li class="speech ${side}">
      <p class="speaker">
        ${
          own
            ? html`<span class="hidden-text">${words.conversation.you}</span>`
            : html`<span dir="auto">${nameOf(block.author, people, words)}</span>`
        }
        ${time}
      </p>
      ${repeat(
        block.bubbles,
        (bubble) => bubble.key,
        (bubble) =>
          bubbleTemplate(bubble, side, {
            words,
            online: this.online,
            fetchFile: this.fetchFile,
            teller: this,
          }),
      )}
    </li>`;
  }

  #onScroll(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= nearEnd;
    if (atEnd !== this._atEnd) {
      this._atEnd = atEnd;
      tell(this, 'newest-in-view', atEnd);
    }
    if (!atEnd) this.#readOnIfShort(scroller);
  }

  #readOnIfShort(scroller: HTMLElement): void {
    if (!this.timeline?.more || this.history !== 'idle' || !this.online) return;
    const short = scroller.scrollHeight <= scroller.clientHeight;
    if (short || (!this._atEnd && scroller.scrollTop < nearTop)) this.#load();
  }

  readonly #load = (): void => {
    tell(this, 'load-history', this.chat.id);
  };
}
