import type { FindingWords } from './words.ts';

const count = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

export const en: FindingWords = {
  results: 'What was found',
  clear: 'Clear the search',
  own: 'My customers',
  noneOwn: 'None of the customers whom I served',
  orderMatch: 'Order match',
  findMore: 'Exact match: find more',
  findMoreHint: 'Customers of colleagues whose name, account or id is exactly this',
  others: 'Customers of colleagues',
  noneOthers: 'Nobody is called exactly that',
  messages: 'Messages',
  noneMessages: 'Nobody wrote that',
  searching: 'Searching…',
  failed: 'The search did not get through.',
  retry: 'Try again',
  more: 'Show more',
  counted: (customers, messages) =>
    `${count(customers, 'customer', 'customers')} and messages of ${count(messages, 'conversation', 'conversations')} found`,
  with: (agent) => `with ${agent}`,
  saidBy: (name) => `${name}: `,

  order: 'Order',
  orders: {
    waiting: 'Waiting time: longest first',
    entry: 'Time of entry: stays as it is',
    newest: 'Customer’s last message: new ones on top',
    oldest: 'Customer’s last message: new ones below',
  },

  filter: 'By what they ordered',
  filters: { all: 'All', none: 'Not ordered', unpaid: 'To be paid', paid: 'Paid' },
  before: 'Customers of before',
  showBefore: 'Show customers of before',
  reading: 'Loading…',
  readFailed: 'That could not be loaded.',
  nobodyFits: 'There is no such customer',

  note: {
    add: 'Write a note for colleagues',
    title: (customer) => `Note on the conversation with ${customer}`,
    label: 'Note',
    hint: 'Only colleagues see it; it is never sent to the customer',
    missing: 'Write the note first.',
    save: 'Keep the note',
    cancel: 'Cancel',
    done: 'The note is kept',
    ended: 'The conversation has ended: no note can be added.',
    notYours: 'The conversation is with somebody else now: no note can be added.',
    failed: 'The note was not kept. Try again.',
    by: (name) => `Note by ${name}, only colleagues see it`,
    own: 'Your note, only colleagues see it',
  },
};
