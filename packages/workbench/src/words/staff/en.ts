import type { StaffWords } from './words.ts';

const who = (name: string | undefined): string => name ?? 'You';

export const en: StaffWords = {
  places: 'Places',
  reception: 'Reception',
  chat: 'Chat',
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),

  tabs: { chats: 'Chats', contacts: 'Contacts' },
  lists: { friends: 'Friends', groups: 'Groups', organisation: 'Organisation' },
  empty: {
    chats: 'No chats yet',
    friends: 'No friends yet',
    groups: 'No groups yet',
    organisation: 'Nobody else works here yet',
  },
  emptyHint: {
    chats: 'Find a colleague among your contacts, or start a group.',
    friends: 'Star a colleague in the organisation to find them here.',
    groups: 'Start a group and bring colleagues in.',
    organisation: 'Agents whom a manager adds appear here.',
  },
  search: 'Find a colleague or group',
  notFound: 'Nothing found',
  markFriend: 'Add to friends',
  unmarkFriend: 'Remove from friends',
  startChat: (name) => `Chat with ${name}`,

  none: 'No chat is open',
  noneHint: 'Choose one on the left, or start one from your contacts.',
  noMessages: 'Nothing was said yet. Say hello.',
  loading: 'Loading…',
  loadFailed: 'That could not be loaded.',
  retry: 'Try again',
  placeholder: 'Message colleagues; customers never see it',
  members: 'Members',
  hideMembers: 'Hide members',
  memberCount: (count) => `${count} ${count === 1 ? 'member' : 'members'}`,
  lead: 'Lead',
  you: 'You',

  notice: {
    created: (by) => `${who(by)} started the group`,
    renamed: (by, name) => `${who(by)} renamed the group “${name}”`,
    added: (by, names) => `${who(by)} added ${names}`,
    left: (name) => `${who(name)} left the group`,
    takenOut: (by, name) => `${who(by)} removed ${name}`,
    and: ', ',
  },

  group: {
    new: 'New group',
    add: 'Add members',
    rename: 'Rename group',
    name: 'Group name',
    nameMissing: 'Give the group a name.',
    choose: 'Choose colleagues',
    search: 'Find a colleague',
    chooseMissing: 'Choose at least one colleague.',
    chosen: (count) => `${count} chosen`,
    create: 'Create',
    save: 'Save',
    cancel: 'Cancel',
    leave: 'Leave group',
    leaveQuestion: {
      title: 'Leave this group?',
      text: 'You will not see its messages unless a colleague adds you again.',
      yes: 'Leave',
      no: 'Stay',
    },
    takeOut: (name) => `Remove ${name}`,
    takeOutQuestion: (name) => ({
      title: `Remove ${name} from the group?`,
      text: 'They will not see what is written from then on.',
      yes: 'Remove',
      no: 'Cancel',
    }),
  },

  failed: 'That did not work. Please try again.',
  limit: (count) => `The limit of ${count} is reached.`,
  gone: 'You are no longer in this chat.',
  announce: (from, text) => `Message from ${from}: ${text}`,
};
