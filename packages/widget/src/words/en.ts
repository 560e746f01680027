import type { Words } from './words.ts';

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endingsOf: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const place = (rank: number) =>
  rank === 1 ? 'You are next' : `${rank}${endingsOf[ordinals.select(rank)] ?? 'th'} in line`;
const wait = (minutes: number) => `about ${minutes} min`;

const endings = {
  customer: 'You ended the conversation',
  agent: 'The conversation was ended by our side',
  desk: 'The conversation ended',
  idle: 'The conversation ended after a long pause',
  absent: 'You were away: your place in line was given up',
  solved: 'Solved. You are no longer in line',
  blocked: 'The shop ended the conversation and takes no more messages',
  'signed-out': 'Our side has gone for the day; the conversation ended',
} as const;

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
  retry: 'Send again',
  discard: 'Delete',

  newMessages: (messages) => count(messages, 'new message'),
  loadingOlder: 'Loading earlier messages…',

  automatic: 'automatic reply',

  robotFirst: 'The assistant answers first',
  queuedAt: (group) => `You are in line: ${group}`,
  assigned: (agent, cause) =>
    cause === 're-routed' || cause === 're-scoped'
      ? `${agent} has taken over for you`
      : `${cause === 'queue' ? 'It is your turn. ' : ''}${agent} is here for you`,
  transferred: (from, agent) => `${from} passed you on to ${agent}`,
  asksAboutNow: 'From here on it is about this',
  asksAbout: (number) => `From here on it is about ${number ?? 'the shop'}`,
  recalled: 'A message was recalled',
  idleWarned: (time) => `Are you still there? Without a word from you this ends at ${time}`,
  becameMessage: (leftLine) => (leftLine ? 'You left the line for a message' : 'Nobody was online'),
  delivered: (agent) => `${agent} has your message`,
  endedBy: (whom) => endings[whom],

  end: 'End conversation',
  ended: 'Conversation ended',

  tryAgain: 'Try again',
  partMissing: 'A part of this did not open',
  unreachable: 'We cannot be reached right now',
  refusedBlocked: 'The shop takes no messages from you now',
  refusedEnded: 'The conversation has ended. Please ask again',
};
