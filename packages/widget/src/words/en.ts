import type { Words } from './words.ts';

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
const about = (minutes: number | undefined) => (minutes ? `, about ${count(minutes, 'minute')}` : '');
const items = { product: 'item', order: 'order', parcel: 'parcel' } as const;

export const en: Words = {
  locale: 'en',

  bell: 'Contact us',
  unreadBell: (unread) => `Contact us, ${count(unread, 'new message')}`,
  desk: 'Customer service',
  close: 'Close',

  connecting: 'Connecting you…',
  reconnecting: 'Reconnecting…',
  offline: 'You are offline. What you wrote is kept and will be sent once you are back.',
  serving: 'is here for you',
  typing: 'is typing…',
  received: 'has your message',

  pick: 'Who would you like to ask?',
  pickText: (someoneOnline) =>
    someoneOnline
      ? 'Tap one and we will connect you right away.'
      : 'Everybody is away. Pick one to leave a message; the answer comes to this same place.',
  onlineNow: 'Online, ready for you now',
  ahead: (people, minutes) => `Online, ${people} ahead of you${about(minutes)}`,
  nobodyNow: 'Away, you can leave a message',
  writeWhileChoosing: 'Or write your question first',

  queueTitle: (people) => (people === 0 ? 'You are next' : `${people} ahead of you`),
  queueText: (minutes) =>
    `${minutes ? `About ${count(minutes, 'minute')}. ` : ''}We will tell you here, and you can write already.`,

  leave: 'Nobody is here now. Leave a message',
  left: 'We have your message',
  answerLater: 'Once somebody is back, the answer comes to this same place, and the bell will tell you.',
  answerHere: 'The answer will appear here, and the bell will tell you.',

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

  assigned: (agent, cause) =>
    cause === 'transfer'
      ? `You were transferred to ${agent}`
      : cause === 're-routed'
        ? `${agent} has taken over for you`
        : `${agent} is here for you`,
  becameMessage: 'Nobody was online',
  delivered: (agent) => `${agent} has your message`,
  endedBy: (by) =>
    by === 'customer'
      ? 'You ended the conversation'
      : by === 'agent'
        ? 'The conversation was ended by our side'
        : 'The conversation ended after a long pause',

  end: 'End conversation',
  endQuestion: 'End this conversation?',
  endYes: 'End it',
  endNo: 'Keep chatting',
  ended: 'Conversation ended',
  again: 'Ask again',

  anotherItem: (kind) => `You are looking at another ${items[kind]}`,
  askAboutIt: (kind) => `Ask about this ${items[kind]}`,
  notNow: 'Not now',
  otherConversation: 'You have another conversation running',
  goThere: 'Go there',

  pause: '. ',
  tryAgain: 'Try again',
  problemNetwork: {
    title: 'We cannot be reached right now',
    text: 'Check your connection and try again in a moment. What you wrote is kept.',
  },
  problemClosed: { title: 'The chat is not open here yet', text: 'Please reach the shop in another way.' },
  problemGroup: { title: 'This team cannot take you right now', text: 'Please choose again.' },
  problemOther: {
    title: 'Something went wrong here',
    text: 'Please try again. If it does not help, reload the page.',
  },
  refusedEnded: 'The conversation has ended. Please ask again',
};
