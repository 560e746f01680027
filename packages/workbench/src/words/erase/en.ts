import type { EraseWords } from './words.ts';

export const en: EraseWords = {
  button: 'Erase customer…',
  title: (customer) => `Erase ${customer} for good?`,
  text: 'Use this when a customer asks for their data to be deleted. Erased everywhere, in search too:',
  goes: [
    'every message of their conversations, theirs and yours, with files and cards',
    'notes of colleagues, transfer notes and what they wrote with a rating',
    'what they wrote in customer groups, and their place in them',
    'their name and account, and every login on any device',
  ],
  stays: 'Kept are when conversations took place, who served them and all figures.',
  final: 'This cannot be undone.',
  yes: 'Erase for good',
  no: 'Keep',
  done: (customer) => `${customer} was erased`,
  engaged: (agent) =>
    agent === undefined
      ? 'The customer has an open conversation that waits. End it first.'
      : `The customer is in a conversation with ${agent}. End it first.`,
  gone: 'There is no such customer.',
  forbidden: 'Only managers erase customers.',
  failed: 'It is not certain whether the customer was erased. Try again: that does no harm.',
  customer: (tail) => `Erased customer ${tail}`,
  erased: 'This customer’s words were erased',
  message: 'Message erased',
};
