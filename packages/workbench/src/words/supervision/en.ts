import { statusNames } from '../statusNames.ts';
import type { SupervisionWords } from './words.ts';

const count = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;
const names = new Intl.ListFormat('en', { type: 'conjunction' });

const spoken = (seconds: number): string =>
  seconds < 60 ? count(seconds, 'second', 'seconds') : count(Math.floor(seconds / 60), 'minute', 'minutes');

export const en: SupervisionWords = {
  wall: {
    open: 'Live wall',
    title: 'Live wall',
    loading: 'Reading how everybody is doing…',
    refused: 'Your account may not look at the wall any more.',
    failed: 'The connection is lost: this is how it was last.',
    everybody: 'Everybody',
    groups: 'Groups',
    agents: 'Agents',
    summary: (waiting, running, present) =>
      `${waiting} in line · ${count(running, 'conversation', 'conversations')} · ${count(present, 'agent', 'agents')} here`,
    inLine: (customers) => `${customers} in line`,
    leaveMessages: (n) => count(n, 'leave message', 'leave messages'),
    people: (status, n) => `${n} ${statusNames.en[status].toLowerCase()}`,
    load: (conversations, capacity) =>
      capacity === null ? String(conversations) : `${conversations} / ${capacity}`,
    loadSpoken: (conversations, capacity) =>
      `${count(conversations, 'conversation', 'conversations')}${capacity === null ? '' : ` of ${capacity} at most`}`,
    waits: (time) => `waits ${time}`,
    waitsSpoken: (seconds) => `a customer has waited for ${spoken(seconds)}`,
    noneOfGroup: 'Nobody of this group is here.',
    noConversations: 'No conversation is running',
    away: (n) => `${n} offline`,
    watch: (customer) => `Watch the conversation with ${customer}`,
    own: 'your own',
  },
  mine: 'Colleagues’ conversations that you follow',
  with: (customer, agent) => `${customer} · with ${agent}`,
  watching: 'You are watching',
  watchingMeans: 'The colleague sees it, the customer does not.',
  joined: 'You have joined',
  joinedMeans: 'The customer sees your name. The conversation stays the colleague’s.',
  silent: {
    watching: 'You are watching',
    joined: 'You can write here again once a colleague serves it.',
  },
  isWatching: (who) => `${who} watching`,
  hasJoined: (who) => `${who} joined`,
  join: 'Join',
  onlyWatch: 'Only watch',
  takeOver: 'Take over',
  takeOverQuestion: (agent) => ({
    title: `Take this conversation over from ${agent}?`,
    text: 'It becomes yours. The customer and the colleague are told.',
    yes: 'Take over',
    no: 'Cancel',
  }),
  stop: 'Stop watching',
  over: 'You do not follow this conversation any more.',
  list: (all) => names.format(all),
  line: {
    watching: (name, mine) => (mine ? 'You began to watch' : `${name} began to watch`),
    joined: (name, mine) => (mine ? 'You joined' : `${name} joined`),
    left: (name, mine) => (mine ? 'You stopped following' : `${name} stopped following`),
  },
  takenOver: (name, from) => `${name} took over from ${from}`,
  tookOver: (from) => `You took over from ${from}`,
  done: {
    watching: 'You are watching now',
    joined: 'You have joined',
    left: 'You stopped following',
    takenOver: 'The conversation is yours now',
  },
  problem: {
    ended: 'That conversation has ended.',
    gone: 'Nobody has that conversation at the moment.',
    others: 'Somebody else has taken this conversation meanwhile.',
    offline: 'You are offline: change your status before you take a conversation over.',
    forbidden: 'Your account may not do that.',
    failed: 'That did not work. Try again.',
  },
};
