import type { Conversation } from '@shopbell/sdk/agent';
import { html, nothing, type PropertyValues } from 'lit';
import { icon } from '../icons/icon.ts';
import { stickyNote } from '../icons/icons.ts';
import type { Recalls } from '../recall/recallController.ts';
import { recalledTemplate, recallOf } from '../recall/recalledTemplate.ts';
import { dayName } from '../words/times.ts';
import { linesOf, type Line } from './lines.ts';
import { noteOf, noticeText } from './noticeText.ts';
import { ratingTemplate } from './ratingTemplate.ts';
import { speakerOf } from './speakerOf.ts';
import { timelineOf, type Block, type ShownMessage } from './timeline.ts';
import { TimelineBase } from './timelineBase.ts';

/** Messages and notices of one conversation. */
export class MessageTimeline extends TimelineBase<Block> {
  static override properties = {
    ...TimelineBase.properties,
    conversation: { attribute: false },
    typing: { attribute: false },
    shown: { attribute: false },
    recalls: { attribute: false },
    _below: { state: true },
    _found: { state: true },
  };

  declare conversation: Conversation;
  /** The customer is typing. */
  declare typing: boolean;
  /** The message to be shown; else the newest. */
  declare shown: ShownMessage | undefined;
  /** Without it nothing can be recalled here. */
  declare recalls: Recalls | undefined;
  /** Customer messages that came in below what is on screen. */
  declare _below: number;
  /** What was gone to last; it is marked. */
  declare _found: ShownMessage | undefined;

  #onRecall = false;

  constructor() {
    super();
    this.typing = false;
    this._below = 0;
  }

  protected override get about() {
    return this.conversation;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation') || changed.has('outgoing') || changed.has('me')) {
      this.lines = linesOf(timelineOf(this.conversation, this.outgoing, this.me));
    }
    super.willUpdate(changed);
    const before = changed.get('conversation');
    if (this._atEnd) this._below = 0;
    else if (before) {
      const last = before.items.at(-1)?.seq ?? 0;
      this._below += this.conversation.items.filter(
        (item) => item.seq > last && item.kind === 'message' && item.author.kind === 'customer',
      ).length;
    }
    this.#onRecall ||= this.shadowRoot?.activeElement?.matches('.recall') ?? false;
  }

  protected override updated(): void {
    super.updated();
    this.#goToShown();
  }

  protected override placed(): void {
    super.placed();
    this.#goToShown();
    // The time to recall ran out under the focus.
    if (this.#onRecall && document.activeElement === document.body) this.scroller?.focus();
    this.#onRecall = false;
  }

  #goToShown(): void {
    const { shown, scroller } = this;
    if (!shown || shown === this._found || !scroller || scroller.clientHeight === 0) return;
    const line = this.lines.find(({ bubble }) => bubble?.seq === shown.seq);
    if (line && this.list?.center(line.key)) this._found = shown;
  }

  protected override get toNewest(): string {
    return this._below > 0 ? this.words.conversation.newBelow(this._below) : super.toNewest;
  }

  protected override head() {
    const text = this.words.conversation;
    if (!this.conversation.more) return nothing;
    return html`<div class="older">
      ${
        this.history === 'loading'
          ? html`<span role="status">${text.loadingEarlier}</span>`
          : html`<button type="button" class="text-button" @click=${this.loadHistory}>
              ${this.history === 'failed' ? text.earlierFailed : text.earlier}
            </button>`
      }
    </div>`;
  }

  protected override foot() {
    return html`<p class="typing">${this.typing ? this.words.conversation.typing : nothing}</p>`;
  }

  protected override draw(line: Line<Block>) {
    const { words, me } = this;
    if (line.bubble) {
      const { block, bubble } = line;
      return this.speech(line, {
        side: block.side,
        kind: `${block.author.kind} ${block.note ? 'for-colleagues' : ''}`,
        speaker: speakerOf(block, me.id, words),
        recall: recallOf(this, block, bubble),
        found: bubble.seq !== undefined && bubble.seq === this._found?.seq,
      });
    }
    const { block } = line;
    switch (block.kind) {
      case 'day':
        return html`<p class="day">${dayName(block.at, this.today, words)}</p>`;
      case 'notice':
        return html`<div class="notice">
          ${noticeText(block.notice, me.id, words)} ${this.time(block.at)} ${this.#note(noteOf(block.notice))}
          ${this.#cardOf(block.notice)}
        </div>`;
      case 'recalled': {
        const parts = { words, meId: me.id, former: this.recalls?.former };
        return html`<div class="notice recalled">${recalledTemplate(block, parts, this)}</div>`;
      }
      case 'rating':
        return html`<div class="notice">${ratingTemplate(block.rating, words)}</div>`;
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
}
