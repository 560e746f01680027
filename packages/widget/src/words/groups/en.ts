import type { GroupWords } from '../../groups/groupWords.ts';

const who = (name: string | undefined) => name ?? 'You';

export const groupWords: GroupWords = {
  groups: 'Groups',
  all: 'Conversations',
  back: 'Back',
  members: 'Members',
  people: (count) => `${count} ${count === 1 ? 'member' : 'members'}`,
  staff: 'Staff',
  visitor: (signs) => `Visitor ${signs}`,
  says: (name) => `${name}: `,
  erased: '[Message erased]',
  picture: '[Picture]',
  file: '[File]',
  nothingSaid: 'Nothing was said yet. Say hello',

  created: (by) => `${who(by)} started the group`,
  renamed: (by, name) => `${who(by)} renamed the group “${name}”`,
  added: (by, names) => `${who(by)} added ${names.join(', ')}`,
  left: (name) => `${who(name)} left the group`,
  takenOut: (by, name) => `${who(by)} removed ${name}`,
  me: 'you',

  write: 'Write to the group',
  announce: (group, from, text) => `${group}: ${from} says: ${text}`,
  loadFailed: 'The messages of the group did not come',

  leave: 'Leave the group',
  leaveQuestion: 'Leave this group?',
  leaveText: 'You will not see its messages. To come back, ask the shop to add you again.',
  leaveYes: 'Leave',
  leaveNo: 'Stay',
  haveLeft: (group) => `You have left “${group}”`,

  gone: 'You are no longer in this group',
  goneText: 'It was closed, or you were taken out. What is written from now on does not reach you.',
  notSent: 'This was written and not sent:',
};
