import type { ChatTimeline as Timeline } from '@shopbell/sdk/agent';
import { html, nothing, type PropertyValues } from 'lit';
import { linesOf, type Line } from '../conversation/lines.ts';
import { TimelineBase } from '../conversation/timelineBase.ts';
import { dayName } from '../words/times.ts';
import { chatBlocks, type ChatBlock } from './chatBlocks.ts';
import { chatNoticeText, isMe, nameOf, type Chat, type ChatItem, type People } from './chatText.ts';

/** What was said in one chat. */
export class ChatTimeline extends TimelineBase<ChatBlock> {
  static override properties = {
    ...TimelineBase.properties,
    chat: { attribute: false },
    timeline: { attribute: false },
    people: { attribute: false },
  };

  declare chat: Chat;
  /** Undefined until some of it was loaded. */
  declare timeline: Timeline<ChatItem> | undefined;
  declare people: People;

  constructor() {
    super();
    this.people = { meId: '', agents: [] };
  }

  protected override get about() {
    return { id: this.chat.id, more: this.timeline?.more ?? false };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const from = ['timeline', 'outgoing', 'chat', 'me', 'words'] as const;
    if (from.some((part) => changed.has(part))) {
      const { timeline, outgoing, chat, me, words } = this;
      this.lines = linesOf(chatBlocks(timeline?.items ?? [], outgoing, chat, me, words.erase.message));
    }
    super.willUpdate(changed);
  }

  protected override head() {
    const text = this.words.staff;
    if (!this.timeline || this.timeline.more)
      return html`<div class="older">
        ${
          this.history === 'failed'
            ? html`${text.loadFailed}
                <button type="button" class="text-button" @click=${this.loadHistory}>${text.retry}</button>`
            : html`<span role="status">${this.history === 'loading' ? text.loading : nothing}</span>`
        }
      </div>`;
    return this.lines.length === 0 ? html`<p class="notice" role="status">${text.noMessages}</p>` : nothing;
  }

  protected override draw(line: Line<ChatBlock>) {
    const { words, people } = this;
    if (line.bubble) {
      const { author } = line.block;
      const own = isMe(author, people);
      return this.speech(line, {
        side: own ? 'ours' : 'customer',
        kind: '',
        speaker: own
          ? html`<span class="hidden-text">${words.conversation.you}</span>`
          : html`<span dir="auto">${nameOf(author, people, words)}</span>`,
      });
    }
    const { block } = line;
    if (block.kind === 'day') return html`<p class="day">${dayName(block.at, this.today, words)}</p>`;
    return html`<div class="notice">
      ${chatNoticeText(block.item, people, words)} ${this.time(block.at)}
    </div>`;
  }
}
