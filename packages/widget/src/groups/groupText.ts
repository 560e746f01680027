import type { CustomerGroup, CustomerGroupItem, CustomerGroupMessage, GroupMember } from '@shopbell/sdk';
import type { AnyItem } from '../timeline/noticeText.ts';
import type { Timelined } from '../views/timeline.ts';
import type { GroupWords } from './groupWords.ts';

/** By whom names are shown: in whose words, and who the customer is. */
export interface Reader {
  readonly words: GroupWords;
  /** Their own id; undefined until it is known. */
  readonly meId: string | undefined;
}

export const isMe = ({ kind, id }: GroupMember, { meId }: Reader): boolean =>
  kind === 'customer' && id === meId;

/** As the group knows somebody: by name, or a customer without one by the last signs of the id. */
export function nameOf({ kind, id, name }: GroupMember, { words }: Reader): string {
  if (name !== undefined || kind === 'agent') return name ?? id;
  const signs = id.replace(/[^A-Za-z0-9]/g, '').slice(-4);
  return words.visitor(signs.toUpperCase());
}

/** What became of a group, in a sentence. */
function noticeText(item: Extract<CustomerGroupItem, { kind: 'notice' }>, reader: Reader): string {
  const { words } = reader;
  const { by, notice } = item;
  const named = (member: GroupMember) => (isMe(member, reader) ? undefined : nameOf(member, reader));
  const object = (member: GroupMember) => named(member) ?? words.me;
  switch (notice.kind) {
    case 'created':
      return words.created(named(by));
    case 'renamed':
      return words.renamed(named(by), notice.name);
    case 'added':
      return words.added(named(by), notice.members.map(object));
    case 'left': {
      const { member } = notice;
      return member.id === by.id && member.kind === by.kind
        ? words.left(named(by))
        : words.takenOut(named(by), object(member));
    }
  }
}

/** What a message says in one line. */
export function contentText(
  { text, files = [], erased }: Pick<CustomerGroupMessage, 'text' | 'files' | 'erased'>,
  words: GroupWords,
): string {
  if (erased) return words.erased;
  return text || (files.every(({ type }) => type.startsWith('image/')) ? words.picture : words.file);
}

/** Who said what last, in one line; nothing where nobody has. */
export function lastSaid({ newest }: CustomerGroup, you: string, reader: Reader): string {
  if (!newest) return '';
  if (newest.kind === 'notice') return noticeText(newest, reader);
  const { author } = newest;
  const name = isMe(author, reader) ? you : nameOf(author, reader);
  return reader.words.says(name) + contentText(newest, reader.words);
}

/** WB-08: whose last message is the newest stands first. */
export function sortedGroups(groups: Iterable<CustomerGroup>): CustomerGroup[] {
  return [...groups].sort((a, b) => b.lastMessageAt - a.lastMessageAt || b.lastSeq - a.lastSeq);
}

/** What was made of an item for whom: a timeline draws anew what is another object. */
const made = new WeakMap<CustomerGroupItem, Reader & { readonly shown: AnyItem }>();

/** One item as a timeline shows it, the same object for the same reader. */
function itemFor(item: CustomerGroupItem, reader: Reader): AnyItem {
  const { words, meId } = reader;
  const known = made.get(item);
  if (known?.words === words && known.meId === meId) return known.shown;
  const shown = itemAnew(item, reader);
  made.set(item, { words, meId, shown });
  return shown;
}

function itemAnew(item: CustomerGroupItem, reader: Reader): AnyItem {
  if (item.kind === 'notice') return { ...item, notice: { kind: 'told', text: noticeText(item, reader) } };
  const { author, text } = item;
  const said = { ...item, text: item.erased ? reader.words.erased : text };
  const { kind, id } = author;
  if (isMe(author, reader)) return { ...said, author: { kind: 'customer', id } };
  const tag = kind === 'agent' ? { tag: reader.words.staff } : {};
  return { ...said, author: { kind: 'agent', id: `${kind} ${id}`, name: nameOf(author, reader), ...tag } };
}

/** What was said in a group, as a timeline shows it: the customer's own words on their side, everybody else's under a name. */
export function timelined(
  id: string,
  { items, more }: { readonly items: readonly CustomerGroupItem[]; readonly more: boolean },
  reader: Reader,
): Timelined {
  return {
    id,
    more,
    // How far others have read is told to nobody.
    seen: { agent: 0, customer: 0 },
    items: items.map((item) => itemFor(item, reader)),
  };
}
