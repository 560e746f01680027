import { en as staff } from '../staff/en.ts';
import type { CustomerGroupWords } from './words.ts';

export const en: CustomerGroupWords = {
  tab: 'Groups',
  empty: { title: 'No customer groups yet', hint: 'Start one and bring customers and colleagues in.' },
  none: 'No customer group is open',
  noneHint: 'Choose one on the left, or start one.',
  placeholder: 'Write to the group: every customer in it reads it',
  customer: 'Customer',
  nobodyToChoose: 'Type a customer’s name, account or visitor number.',
  startWith: 'Start a group',
  blocked: 'A blocked customer cannot join a group.',
  unknown: 'This customer was not found.',
  announce: (group, from, text) => `${group}: message from ${from}: ${text}`,
  group: {
    ...staff.group,
    new: 'New customer group',
    choose: 'Choose customers and colleagues',
    search: 'Find a customer or colleague',
    chooseMissing: 'Choose at least one customer.',
    leaveQuestion: {
      title: 'Leave this customer group?',
      text: 'You will not see its messages. If you are its last agent, the group is closed for its customers too.',
      yes: 'Leave',
      no: 'Stay',
    },
  },
};
