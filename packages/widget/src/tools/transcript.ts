import type { Conversation, CustomerClient, TimelineItem } from '@shopbell/sdk';
import { noticeOf, noticeText } from '../timeline/noticeText.ts';
import { dateOn } from '../words/dateOn.ts';
import type { LaterWords } from '../words/later/laterWords.ts';
import type { Words } from '../words/words.ts';

/** Pages of history that are fetched for one transcript: a thousand lines and more. */
const pagesAtMost = 40;

/** Everything that was said, as plain text: who, when, and what. */
export function transcriptOf(
  conversation: Pick<Conversation, 'items' | 'scope'>,
  words: Words,
  { tools, cards, notices }: LaterWords,
): string {
  const moment = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    // As in the panel.
    hourCycle: 'h23',
  });
  const who = (item: Extract<TimelineItem, { kind: 'message' }>) =>
    item.author.kind === 'customer'
      ? words.you
      : item.author.kind === 'robot'
        ? words.robot
        : (item.author.name ?? words.desk);
  const lines = conversation.items.map((item) => {
    const at = moment.format(item.at);
    if (item.kind === 'notice' || item.recalled)
      return `${at}  — ${noticeText(words, notices, noticeOf(item))}`;
    const { text, files = [], card } = item;
    const parts = [
      ...(text ? [text] : []),
      ...files.map(({ name, type }) => `[${type.startsWith('image/') ? tools.picture : name}]`),
      ...(card ? [`[${cards.kinds[card.kind]} ${('title' in card && card.title) || card.id}]`] : []),
    ];
    return `${at}  ${who(item)}: ${parts.join(' ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** With what was not loaded yet: all of it, from the first word. */
async function wholeOf(client: CustomerClient, id: string): Promise<Conversation | undefined> {
  for (let page = 0; page < pagesAtMost && client.conversations.get(id)?.more; page += 1)
    await client.loadHistory(id);
  return client.conversations.get(id);
}

/** Loads all of it, and hands it to the customer as a file of text. */
export async function saveTranscript(
  client: CustomerClient,
  id: string,
  words: Words,
  later: LaterWords,
): Promise<void> {
  const whole = await wholeOf(client, id);
  if (!whole) return;
  const blob = new Blob([transcriptOf(whole, words, later)], { type: 'text/plain;charset=utf-8' });
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(blob),
    download: `${later.tools.fileName(dateOn(whole.openedAt))}.txt`,
  });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
