import type { FoundCustomer, FoundMessage } from '@shopbell/sdk/agent';
import { html, nothing } from 'lit';
import { tell, type PastConversation } from '../app/events.ts';
import { customerLabel, scopeLabel } from '../customer/customerLabel.ts';
import { lastTextOf } from '../recall/recalledText.ts';
import { moment } from '../words/times.ts';
import type { Words } from '../words/words.ts';
import { marked } from './marked.ts';

/** How high a row is, about, in pixels. */
export const foundHeight = 56;

export function customerOf({ customer }: FoundCustomer): string {
  return customer.id;
}

/** What rows are drawn with, beside what was found. */
export interface RowParts {
  readonly words: Words;
  /** Any instant of today. */
  readonly today: number;
  /** Whether the agent may open a conversation though it goes on: it is theirs. */
  readonly mine: (conversationId: string) => boolean;
  /** Tells what is to be opened. */
  readonly teller: EventTarget;
}

/** A customer with what they came for last; opens their conversation, or the newest that has ended. */
export function customerRow({ customer, blocked, conversations }: FoundCustomer, parts: RowParts) {
  const { words, mine } = parts;
  const [newest] = conversations;
  const own = conversations.find(({ id }) => mine(id));
  const past = conversations.find(({ state }) => state === 'ended');
  const agent = conversations.find(({ id, state }) => state !== 'ended' && !mine(id))?.agent;
  const about = [
    ...(newest ? [scopeLabel(newest.scope, words)] : []),
    ...(blocked ? [words.reception.search.isBlocked] : []),
    ...(agent ? [words.finding.with(agent.name)] : []),
  ];
  const conversation = own ?? past;
  return row(parts, {
    name: customerLabel(customer, words),
    about: about.join(' · '),
    at: newest?.openedAt,
    line: html`<bdi
      >${(newest && lastTextOf(newest, customer, words)) ?? (past && lastTextOf(past, customer, words)) ?? ''}</bdi
    >`,
    // What a colleague talks about now is theirs.
    open: conversation && { customer, conversation },
  });
}

/** What somebody wrote, with what was searched for marked; opens the conversation at that place. */
export function messageRow(
  { customer, conversation, message }: FoundMessage,
  asked: string,
  parts: RowParts,
) {
  const { words } = parts;
  const name = customerLabel(customer, words);
  return row(parts, {
    name,
    about: scopeLabel(conversation.scope, words),
    at: message.at,
    line: html`${words.finding.saidBy(message.agent?.name ?? name)}<bdi
        >${marked(message.excerpt, asked)}</bdi
      >`,
    open: { customer, conversation, seq: message.seq },
  });
}

interface Row {
  readonly name: string;
  readonly about: string;
  readonly at: number | undefined;
  readonly line: unknown;
  readonly open: PastConversation | undefined;
}

function row({ words, today, teller }: RowParts, { name, about, at, line, open }: Row) {
  const content = html`<span class="first"
      ><bdi class="name">${name}</bdi><bdi class="about">${about}</bdi>${
        at === undefined
          ? nothing
          : html`<time class="figure" datetime=${new Date(at).toISOString()}
              >${moment(at, today, words)}</time
            >`
      }</span
    ><span class="line">${line}</span>`;
  if (!open) return html`<div class="row theirs">${content}</div>`;
  return html`<button
    type="button"
    class="row"
    @click=${() => {
      tell(teller, 'open-found', open);
    }}
  >
    ${content}
  </button>`;
}
