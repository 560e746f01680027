import type {
  CustomerGroup,
  CustomerGroupItem,
  CustomerGroupNotice,
  GroupMember,
  RosterEntry,
  StaffChat,
  StaffItem,
  StaffNotice,
} from '@shopbell/sdk/agent';
import { contentText } from '../attachments/contentText.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import type { Words } from '../words/words.ts';

/** A chat of colleagues (WB-04), or a customer group (WB-07). */
export type Chat = StaffChat | CustomerGroup;
export type ChatItem = StaffItem | CustomerGroupItem;
/** Somebody in one of them. */
export type ChatPerson = StaffChat['members'][number] | GroupMember;

/** Whose names are shown: oneself, and everybody by today's name. */
export interface People {
  readonly meId: string;
  readonly agents: readonly RosterEntry[];
}

export function isCustomer(person: ChatPerson): person is GroupMember {
  return 'kind' in person && person.kind === 'customer';
}

export function isMe(person: ChatPerson, people: Pick<People, 'meId'>): boolean {
  return person.id === people.meId && !isCustomer(person);
}

/** A colleague as they stand today; undefined of a customer, and of whoever is not here any more. */
export function colleagueOf(person: ChatPerson, people: People): RosterEntry | undefined {
  return isCustomer(person) ? undefined : people.agents.find(({ id }) => id === person.id);
}

/** Somebody's name of today, or the one that came along. */
export function nameOf(person: ChatPerson, people: People, words: Words): string {
  const { id, name } = person;
  if (isCustomer(person)) return customerLabel({ id, ...(name === undefined ? {} : { name }) }, words);
  return colleagueOf(person, people)?.name ?? name ?? id;
}

/** The other one of a chat between two. */
export function otherOf(chat: Chat, meId: string): StaffChat['members'][number] | undefined {
  return chat.kind === 'pair' ? chat.members.find(({ id }) => id !== meId) : undefined;
}

/** A group's name, or the other one's. */
export function chatName(chat: Chat, people: People, words: Words): string {
  const other = otherOf(chat, people.meId);
  return other ? nameOf(other, people, words) : (chat.name ?? '');
}

/** What happened to a group, in a sentence. */
export function chatNoticeText(
  { by, notice }: StaffNotice | CustomerGroupNotice,
  people: People,
  words: Words,
): string {
  const text = words.staff.notice;
  const name = (person: ChatPerson): string => nameOf(person, people, words);
  const actor = isMe(by, people) ? undefined : name(by);
  switch (notice.kind) {
    case 'created':
      return text.created(actor);
    case 'renamed':
      return text.renamed(actor, notice.name);
    case 'added': {
      const added: readonly ChatPerson[] = 'agents' in notice ? notice.agents : notice.members;
      return text.added(actor, added.map(name).join(text.and));
    }
    case 'left': {
      const gone: ChatPerson = 'agent' in notice ? notice.agent : notice.member;
      const themselves = gone.id === by.id && isCustomer(gone) === isCustomer(by);
      return themselves ? text.left(actor) : text.takenOut(actor, name(gone));
    }
  }
}

/** A line of the list: who said what last. */
export function lastSaid(item: ChatItem, chat: Chat, people: People, words: Words): string {
  if (item.kind === 'notice') return chat.kind === 'pair' ? '' : chatNoticeText(item, people, words);
  const said = contentText(item, words);
  if (isMe(item.author, people)) return `${words.list.mine}${said}`;
  return chat.kind === 'pair' ? said : `${words.finding.saidBy(nameOf(item.author, people, words))}${said}`;
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

/** WB-08: whose last message is the newest stands first. */
export function sortedGroups(groups: Iterable<CustomerGroup>): readonly CustomerGroup[] {
  return [...groups].sort((a, b) => b.lastMessageAt - a.lastMessageAt || b.lastSeq - a.lastSeq);
}
