import { isShopbellError, type ErrorCode, type OutgoingMessage } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import { carriedTemplate } from '../attachments/carriedTemplate.ts';
import type { FetchFile } from '../attachments/fileView.ts';
import { icon } from '../icons/icon.ts';
import { check, checkCheck, circleAlert, clock } from '../icons/icons.ts';
import { recallButton } from '../recall/recalledTemplate.ts';
import type { Words } from '../words/words.ts';
import { linkedText } from './linkedText.ts';
import type { Bubble, Block } from './timeline.ts';

const marks = { sending: clock, sent: check, seen: checkCheck, failed: circleAlert } as const;

/** What one message is drawn with, beside itself. */
export interface BubbleParts {
  readonly words: Words;
  readonly online: boolean;
  readonly fetchFile: FetchFile | undefined;
  /** Tells what is asked for on it. */
  readonly teller: EventTarget;
  /** Takes it back, where that is possible. */
  readonly recall?: (() => void) | undefined;
  /** It was looked for. */
  readonly found?: boolean;
}

/** One message with its state. Its text is text, whatever it looks like; links are recognised, never trusted. */
export function bubbleTemplate(
  bubble: Bubble,
  side: Extract<Block, { kind: 'speech' }>['side'],
  { words, online, fetchFile, teller, recall, found = false }: BubbleParts,
) {
  const pieces = linkedText(bubble.text).map(({ text, href }) =>
    href === undefined
      ? text
      : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`,
  );
  return html`<div class="said ${found ? 'found' : ''}">
      ${recall ? recallButton(words, recall) : nothing}
      ${side === 'ours' && bubble.state !== 'received' ? mark(bubble.state, words, online) : nothing}
      <div class="carried">
        ${bubble.text === '' ? nothing : html`<p class="bubble" dir="auto">${pieces}</p>`}
        ${bubble.files || bubble.card ? carriedTemplate(bubble, words, fetchFile, teller) : nothing}
      </div>
    </div>
    ${bubble.offersAgent === true ? html`<p class="offer">${words.conversation.offersAgent}</p>` : nothing}
    ${bubble.state === 'failed' && bubble.outgoing ? failure(bubble.outgoing, words, teller) : nothing}`;
}

function mark(state: keyof typeof marks, words: Words, online: boolean) {
  const text =
    state === 'sending' && !online ? words.conversation.waitingForConnection : words.conversation[state];
  return html`<span class="mark ${state}" title=${text}
    >${icon(marks[state])}<span class="hidden-text">${text}</span></span
  >`;
}

const hopelessCodes: ReadonlySet<ErrorCode> = new Set([
  'TEXT_TOO_LONG',
  'CONVERSATION_ENDED',
  'FILE_TOO_LARGE',
  'FILE_TYPE_NOT_ALLOWED',
]);

function failure(message: OutgoingMessage, words: Words, teller: EventTarget) {
  // These would be refused again, unchanged, for ever.
  const hopeless = message.error !== undefined && hopelessCodes.has(message.error.code);
  return html`<p class="failure">
    <span>${reason(message, words)}</span>
    ${
      hopeless
        ? nothing
        : html`<button
            type="button"
            class="text-button"
            @click=${() => {
              tell(teller, 'retry-message', message.clientId);
            }}
          >
            ${words.conversation.retry}
          </button>`
    }
    <button
      type="button"
      class="text-button"
      @click=${() => {
        tell(teller, 'discard-message', message.clientId);
      }}
    >
      ${words.conversation.discard}
    </button>
  </p>`;
}

function reason({ error }: OutgoingMessage, words: Words): string {
  if (isShopbellError(error, 'TEXT_TOO_LONG')) return words.conversation.failedTooLong(error.details.limit);
  if (isShopbellError(error, 'CONVERSATION_ENDED')) return words.conversation.failedEnded;
  if (isShopbellError(error, 'FILE_TYPE_NOT_ALLOWED')) return words.content.files.refusedType;
  if (isShopbellError(error, 'FILE_TOO_LARGE')) return words.content.files.refusedSize;
  if (isShopbellError(error, 'FILE_QUOTA_EXCEEDED')) return words.content.files.refusedQuota;
  if (isShopbellError(error, 'NOT_FOUND') || isShopbellError(error, 'FORBIDDEN'))
    return words.conversation.failedGone;
  return words.conversation.failed;
}
