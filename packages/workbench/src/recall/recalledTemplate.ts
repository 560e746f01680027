import type { Conversation } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import type { Block, Bubble } from '../conversation/timeline.ts';
import { icon } from '../icons/icon.ts';
import { undo } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';
import type { Recalls } from './recallController.ts';
import { recalledText } from './recalledText.ts';

/** In the place of a message that was recalled: who did; whoever wrote it can write it anew. */
export function recalledTemplate(
  { author, note, messageId }: Extract<Block, { kind: 'recalled' }>,
  { words, meId, former }: { words: Words; meId: string; former: ReadonlyMap<string, string> | undefined },
  teller: EventTarget & { readonly conversation: Conversation },
) {
  if (teller.conversation.customer.erased) return html`${words.erase.message}`;
  const text = words.conversation.recall;
  return html`${recalledText({ author, note }, meId, words)}
  ${
    former?.has(messageId)
      ? html`<button
          type="button"
          class="text-button"
          @click=${() => {
            tell(teller, 'edit-again', messageId);
          }}
        >
          ${text.editAgain}
        </button>`
      : nothing
  }`;
}

/** Beside an own message that can still be recalled: quiet until it is pointed at, or comes into focus. */
export function recallButton(words: Words, recall: () => void) {
  const { label } = words.conversation.recall;
  return html`<button
    type="button"
    class="icon-button recall"
    aria-label=${label}
    title=${label}
    @click=${recall}
  >
    ${icon(undo)}
  </button>`;
}

/** What takes a message of a timeline back; undefined if it is none of the own, or too old. */
export function recallOf(
  timeline: EventTarget & {
    readonly me: { readonly id: string };
    readonly conversation: Conversation;
    readonly recalls: Recalls | undefined;
  },
  { author, note }: Extract<Block, { kind: 'speech' }>,
  { seq = 0, messageId, text }: Bubble,
): (() => void) | undefined {
  const { me, conversation, recalls } = timeline;
  const own = author.kind === 'agent' && author.id === me.id;
  if (!own || messageId === undefined || !recalls || seq < recalls.from) return undefined;
  // What was meant for colleagues is not offered where replies are written.
  const wish = { conversationId: conversation.id, messageId, text: note ? '' : text };
  return () => {
    tell(timeline, 'recall-message', wish);
  };
}
