import type { Words } from './words.ts';

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endingsOf: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const place = (rank: number) =>
  rank === 1 ? 'You are next' : `${rank}${endingsOf[ordinals.select(rank)] ?? 'th'} in line`;
const wait = (minutes: number) => `about ${minutes} min`;

export const en: Words = {
  locale: 'en',
  direction: 'ltr',

  bell: 'Contact us',
  unreadBell: (unread) => `Contact us, ${count(unread, 'new message')}`,
  comma: ', ',
  desk: 'Customer service',
  close: 'Close',

  connecting: 'Connecting you…',
  reconnecting: 'Reconnecting…',
  offline: 'You are offline. What you wrote is kept and will be sent once you are back.',
  serving: 'is here for you',
  typing: 'is typing…',
  received: 'has your message',

  writeWhileChoosing: 'Or ask right away',

  waiting: 'You are in line',
  place,
  wait,
  inLine: (rank, minutes) => place(rank) + (minutes ? ` · ${wait(minutes)}` : ''),
  endsSoon: 'Ending soon',

  robot: 'Assistant',
  robotText: 'answers automatically',
  toPerson: 'Talk to a person',

  messages: 'Messages',
  you: 'You',
  write: 'Write your question',
  writeMessage: 'Write your message',
  send: 'Send',
  room: (characters) => `${count(characters, 'character')} left`,
  tooLong: (characters) => `${count(characters, 'character')} too many. Shorten it to send`,

  sending: 'Sending',
  sent: 'Sent',
  seen: 'Seen',
  failed: 'Not sent',

  newMessages: (messages) => count(messages, 'new message'),
  loadingOlder: 'Loading earlier messages…',

  automatic: 'automatic reply',

  assigned: (agent, cause) =>
    cause === 're-routed' || cause === 're-scoped'
      ? `${agent} has taken over for you`
      : `${cause === 'queue' ? 'It is your turn. ' : ''}${agent} is here for you`,

  end: 'End conversation',
  ended: 'Conversation ended',

  tryAgain: 'Try again',
  partMissing: 'A part of this did not open',
  unreachable: 'We cannot be reached right now',
};
