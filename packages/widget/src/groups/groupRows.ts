import type { Conversation, CustomerGroup, Message } from '@shopbell/sdk';
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

function rowOfConversation(conversation: Conversation, words: Words, later: LaterWords, reader: Reader): Row {
  const { id, agent, group, state, items, openedAt, seen } = conversation;
  const said = items.filter((item) => item.kind === 'message' && !item.recalled);
  const theirs = said.filter((item) => item.kind === 'message' && item.author.kind !== 'customer');
  const last = said.at(-1);
  const robot = state === 'robot';
  const from =
    last?.kind !== 'message'
      ? ''
      : last.author.kind === 'customer'
        ? words.you
        : (last.author.name ?? words.robot);
  const content = (message: Message) => {
    const { text, card } = message;
    return !text && card ? `[${later.cards.kinds[card.kind]}]` : contentText(message, reader.words);
  };
  return {
    id,
    name: robot ? words.robot : (agent?.name ?? group?.name ?? words.desk),
    sign: robot ? Bot : MessageCircle,
    last: last?.kind === 'message' ? reader.words.says(from) + content(last) : '',
    at: last?.at ?? openedAt,
    unread: theirs.filter(({ seq }) => seq > seen.customer).length,
  };
}

/** Everything that goes on, whatever was said last first (WB-08). */
export function rowsOf(
  conversations: Iterable<Conversation>,
  groups: Iterable<CustomerGroup>,
  words: Words,
  later: LaterWords,
  reader: Reader,
): Row[] {
  const running = [...conversations].filter(({ state }) => state !== 'ended');
  return [
    ...sortedGroups(groups).map((group) => rowOfGroup(group, words, reader)),
    ...running.map((conversation) => rowOfConversation(conversation, words, later, reader)),
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
