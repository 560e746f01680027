import type { OutgoingMessage } from '@shopbell/sdk/agent';
import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { icon } from '../icons/icon.ts';
import { arrowDown } from '../icons/icons.ts';
import { HeldEnd } from '../rows/heldEnd.ts';
import type { RowList } from '../rows/rowList.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { clockTime } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { bubbleTemplate, type BubbleParts } from './bubbleTemplate.ts';
import { carriedStyle } from './carriedStyle.ts';
import type { Line } from './lines.ts';
import type { Bubble } from './timeline.ts';
import { timelineStyle } from './timelineStyle.ts';

/** Older history is asked for before the top is reached, in pixels. */
const nearTop = 160;

/**
 * Lines of one conversation or chat, of which those near what is seen are in the document. It stays at the newest line, unless
 * one has scrolled up to read; then what is read stays where it is, whatever comes in above or below.
 */
export abstract class TimelineBase<Block> extends LitElement {
  static override properties = {
    words: { attribute: false },
    outgoing: { attribute: false },
    me: { attribute: false },
    today: { attribute: false },
    history: { attribute: false },
    online: { attribute: false },
    fetchFile: { attribute: false },
    _atEnd: { state: true },
  };

  declare words: Words;
  declare outgoing: readonly OutgoingMessage[];
  declare me: { readonly id: string; readonly name: string };
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare history: 'idle' | 'loading' | 'failed';
  declare online: boolean;
  /** Brings the files of messages; without it they cannot be looked at. */
  declare fetchFile: FetchFile | undefined;
  declare _atEnd: boolean;

  protected lines: readonly Line<Block>[] = [];
  readonly #scroller = createRef<HTMLElement>();
  readonly #end = new HeldEnd(
    () => this.#scroller.value,
    (held) => {
      this._atEnd = held;
      tell(this, 'newest-in-view', held);
    },
  );
  #resize: ResizeObserver | undefined;
  #id: string | undefined;

  constructor() {
    super();
    this.words = en;
    this.outgoing = [];
    this.me = { id: '', name: '' };
    this.today = 0;
    this.history = 'idle';
    this.online = true;
    this._atEnd = true;
  }

  static override styles: CSSResultGroup = [shared, buttons, timelineStyle, carriedStyle];

  /** Which one it is, and whether it has older lines than these. */
  protected abstract get about(): { readonly id: string; readonly more: boolean };

  /** What stands above the lines, and below them. */
  protected abstract head(): unknown;
  protected foot(): unknown {
    return nothing;
  }

  protected abstract draw(line: Line<Block>): unknown;

  /** On the button that goes to the newest line. */
  protected get toNewest(): string {
    return this.words.conversation.toNewest;
  }

  protected get scroller(): HTMLElement | undefined {
    return this.#scroller.value;
  }

  protected get list(): RowList<Line<Block>> | null {
    return this.renderRoot.querySelector<RowList<Line<Block>>>('row-list');
  }

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
        ${this.head()}
        ${keyed(
          this.about.id,
          html`<row-list
            .rows=${this.lines}
            .keyOf=${keyOf}
            .draw=${(line: Line<Block>) => this.draw(line)}
            .end=${this.#end}
          ></row-list>`,
        )}
        ${this.foot()}
      </div>
      ${
        this._atEnd
          ? nothing
          : html`<button type="button" class="button to-newest" @click=${this.#showNewest}>
              ${icon(arrowDown)}${this.toNewest}
            </button>`
      }
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.about.id !== this.#id) this.#end.hold(true);
    const ownBefore = changed.get('outgoing');
    // What one has just written is what one wants to see.
    if (ownBefore && this.outgoing.length > ownBefore.length) this.#end.hold(true);
  }

  protected override updated(): void {
    const { id } = this.about;
    if (id !== this.#id) tell(this, 'newest-in-view', true);
    this.#id = id;
    void this.#drawn();
  }

  protected override firstUpdated(): void {
    const scroller = this.#scroller.value;
    if (!scroller) return;
    this.#resize = new ResizeObserver(() => {
      this.placed();
    });
    this.#resize.observe(scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  /** The lines stand where they belong, as far as there is room for any: all around has its size. */
  protected placed(): void {
    this.#end.keep();
    this.#readOnIfNear();
  }

  /** Once the lines near what is seen are drawn, and measured. */
  async #drawn(): Promise<void> {
    while ((await this.list?.updateComplete) === false);
    this.placed();
  }

  protected speech(
    { bubble, continued }: { readonly bubble: Bubble; readonly continued: boolean },
    {
      side,
      kind,
      speaker,
      ...parts
    }: {
      readonly side: 'customer' | 'ours';
      /** Of the speaker, as the style knows it. */
      readonly kind: string;
      readonly speaker: unknown;
    } & Pick<BubbleParts, 'recall' | 'found'>,
  ) {
    const { words, online, fetchFile } = this;
    return html`<div class="speech ${side} ${kind} ${continued ? 'continued' : ''}">
      ${continued ? nothing : html`<p class="speaker">${speaker} ${this.time(bubble.at)}</p>`}
      ${bubbleTemplate(bubble, side, { words, online, fetchFile, teller: this, ...parts })}
    </div>`;
  }

  protected time(at: number) {
    return html`<time class="figure" datetime=${new Date(at).toISOString()}
      >${clockTime(at, this.words.language)}</time
    >`;
  }

  protected readonly loadHistory = (): void => {
    tell(this, 'load-history', this.about.id);
  };

  readonly #showNewest = (): void => {
    this.#end.hold(true);
    this.#end.keep();
  };

  #onScroll(): void {
    this.#end.look();
    this.#readOnIfNear();
  }

  #readOnIfNear(): void {
    const scroller = this.#scroller.value;
    if (!scroller || !this.about.more || this.history !== 'idle' || !this.online) return;
    const short = scroller.scrollHeight <= scroller.clientHeight;
    if (short || (!this._atEnd && scroller.scrollTop < nearTop)) this.loadHistory();
  }
}

function keyOf({ key }: { readonly key: string }): string {
  return key;
}
