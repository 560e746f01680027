import type { RosterEntry, StaffChat, StaffItem, StaffNotice } from '@shopbell/sdk/agent';
import { contentText } from '../attachments/contentText.ts';
import type { Words } from '../words/words.ts';

/** Whose names are shown: oneself, and everybody by today's name. */
export interface People {
  readonly meId: string;
  readonly agents: readonly RosterEntry[];
}

/** Somebody's name of today, or the one that came along. */
export function nameOf({ id, name }: { readonly id: string; readonly name: string }, people: People): string {
  return people.agents.find((agent) => agent.id === id)?.name ?? name;
}

/** The other one of a chat between two. */
export function otherOf(chat: StaffChat, meId: string): StaffChat['members'][number] | undefined {
  return chat.kind === 'pair' ? chat.members.find(({ id }) => id !== meId) : undefined;
}

/** A group's name, or the other one's. */
export function chatName(chat: StaffChat, people: People): string {
  const other = otherOf(chat, people.meId);
  return other ? nameOf(other, people) : (chat.name ?? '');
}

/** What happened to a group, in a sentence. */
export function staffNoticeText({ by, notice }: StaffNotice, people: People, words: Words): string {
  const text = words.staff.notice;
  const actor = by.id === people.meId ? undefined : nameOf(by, people);
  switch (notice.kind) {
    case 'created':
      return text.created(actor);
    case 'renamed':
      return text.renamed(actor, notice.name);
    case 'added':
      return text.added(actor, notice.agents.map((agent) => nameOf(agent, people)).join(text.and));
    case 'left':
      return notice.agent.id === by.id
        ? text.left(actor)
        : text.takenOut(actor, nameOf(notice.agent, people));
  }
}

/** A line of the list: who said what last. */
export function lastSaid(item: StaffItem, chat: StaffChat, people: People, words: Words): string {
  if (item.kind === 'notice') return chat.kind === 'pair' ? '' : staffNoticeText(item, people, words);
  const said = contentText(item, words);
  if (item.author.id === people.meId) return `${words.list.mine}${said}`;
  return chat.kind === 'pair' ? said : `${words.finding.saidBy(nameOf(item.author, people))}${said}`;
}

/** What one has anything to do with: a chat between two begins with its first message, or with who opened it. */
export function shownChats(
  chats: Iterable<StaffChat>,
  keep: (chat: StaffChat) => boolean,
): readonly StaffChat[] {
  return [...chats]
    .filter((chat) => chat.kind === 'group' || chat.count > 0 || keep(chat))
    .sort((a, b) => b.lastSeq - a.lastSeq);
}
