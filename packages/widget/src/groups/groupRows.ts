import type { Conversation, CustomerClient, CustomerGroup, Message } from '@shopbell/sdk';
import { Bot, MessageCircle, UsersRound } from 'lucide';
import type { Kit } from '../extras/kit.ts';
import { dayText, minuteText } from '../words/times.ts';
import type { LaterWords } from '../words/later/laterWords.ts';
import type { Words } from '../words/words.ts';
import { contentText, lastSaid, sortedGroups, type Reader } from './groupText.ts';

/** One of the things that go on, as the list shows it. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly sign: typeof Bot;
  readonly last: string;
  readonly at: number;
  readonly unread: number;
}

function rowOfGroup(group: CustomerGroup, { you }: Words, reader: Reader): Row {
  const { id, name, lastMessageAt: at, count, seen } = group;
  return { id, name, sign: UsersRound, last: lastSaid(group, you, reader), at, unread: count - seen };
}

/** What a message of a conversation says in one line. */
export function saidText(message: Message, later: LaterWords, { words }: Reader): string {
  const { text, card } = message;
  return !text && card ? `[${later.cards.kinds[card.kind]}]` : contentText(message, words);
}

function rowOfConversation(conversation: Conversation, words: Words, later: LaterWords, reader: Reader): Row {
  const { id, agent, group, state, items, openedAt, seen } = conversation;
  const said = items.filter((item) => item.kind === 'message');
  const last = said.findLast(({ recalled }) => !recalled);
  const robot = state === 'robot';
  const from = !last ? '' : last.author.kind === 'customer' ? words.you : (last.author.name ?? words.robot);
  return {
    id,
    name: robot ? words.robot : (agent?.name ?? group?.name ?? words.desk),
    sign: robot ? Bot : MessageCircle,
    last: last ? reader.words.says(from) + saidText(last, later, reader) : '',
    at: last?.at ?? openedAt,
    unread: said.filter(({ author, seq }) => author.kind !== 'customer' && seq > seen.customer).length,
  };
}

/**
 * Everything that goes on, whatever was said last first (WB-08). No row counts more than the bell does: the client knows of
 * marks that the conversations do not have yet.
 */
export function rowsOf(
  { conversations, unread }: Pick<CustomerClient, 'conversations' | 'unread'>,
  groups: Iterable<CustomerGroup>,
  words: Words,
  later: LaterWords,
  reader: Reader,
): Row[] {
  const running = [...conversations.values()].filter(({ state }) => state !== 'ended');
  return [
    ...sortedGroups(groups).map((group) => rowOfGroup(group, words, reader)),
    ...running.map((conversation) => {
      const row = rowOfConversation(conversation, words, later, reader);
      return { ...row, unread: Math.min(row.unread, unread) };
    }),
  ].sort((a, b) => b.at - a.at);
}

const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString();

export function renderRow({ html, icon, nothing }: Kit, row: Row, words: Words, open: () => void) {
  const { id, name, sign, last, at, unread } = row;
  const { locale } = words;
  return html`<li>
    <button class="row" data-id=${id} @click=${open}>
      <span class="face" aria-hidden="true">${icon(sign)}</span>
      <span class="line">
        <bdi class="name">${name}</bdi>
        <time class="small quiet" datetime=${new Date(at).toISOString()}
          >${isToday(at) ? minuteText(locale, at) : dayText(locale, at)}</time
        >
      </span>
      <span class="line">
        <span class="last small quiet" dir="auto">${last}</span>
        ${
          unread > 0
            ? html`<span class="count" aria-hidden="true">${unread > 99 ? '99+' : unread}</span
                ><span class="spoken">${words.newMessages(unread)}</span>`
            : nothing
        }
      </span>
    </button>
  </li>`;
}
