import { html } from 'lit';
import { icon } from '../icons/icon.ts';
import { bot, stickyNote, zap } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './timeline.ts';

/** Who says what follows; of the two who talk only screen readers are told, since everybody else sees the side. */
export function speakerOf({ author, note }: Extract<Block, { kind: 'speech' }>, meId: string, words: Words) {
  const text = words.conversation;
  const own = author.id === meId;
  if (note) {
    const { note: notes } = words.finding;
    return html`${icon(stickyNote)}${own ? notes.own : notes.by(author.name ?? '')}`;
  }
  switch (author.kind) {
    case 'customer':
      return html`<span class="hidden-text">${words.customer.title}</span>`;
    case 'agent':
      return own ? html`<span class="hidden-text">${text.you}</span>` : (author.name ?? '');
    case 'auto':
      return html`${icon(zap)}${text.autoReply}`;
    case 'robot':
      return html`${icon(bot)}${text.robot}`;
  }
}
