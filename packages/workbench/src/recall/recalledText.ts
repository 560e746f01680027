import type { ConversationSummary, CustomerRef, Message } from '@shopbell/sdk/agent';
import type { Words } from '../words/words.ts';

/** That a message, or a note, was recalled, as the agent `meId` reads it. */
export function recalledText(
  { author, note }: { readonly author: Message['author']; readonly note?: boolean | undefined },
  meId: string,
  words: Words,
): string {
  const text = words.conversation.recall;
  const said = note ? text.note : text.message;
  return author.kind === 'agent' && author.id === meId ? said.byYou : said.by(author.name ?? '');
}

/** The last line of a conversation that is told in few words; undefined if there is none to tell. */
export function lastTextOf(
  { lastText, lastRecalled }: ConversationSummary,
  { erased }: CustomerRef,
  words: Words,
): string | undefined {
  if (lastText !== undefined || !lastRecalled) return lastText;
  return erased ? words.erase.message : words.conversation.recall.line;
}
