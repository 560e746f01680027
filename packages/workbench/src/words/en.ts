import { en as content } from './content/en.ts';
import { en as performance } from './performance/en.ts';
import { en as phrases } from './phrases/en.ts';
import { en as password } from './password/en.ts';
import { en as erase } from './erase/en.ts';
import { en as finding } from './finding/en.ts';
import { en as customerGroups } from './customerGroups/en.ts';
import { en as staff } from './staff/en.ts';
import { en as supervision } from './supervision/en.ts';
import { en as reception } from './reception/en.ts';
import { en as reports } from './reports/en.ts';
import { en as settings } from './settings/en.ts';
import { statusNames } from './statusNames.ts';
import type { Words } from './words.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  return `${rest} s`;
}

export const en: Words = {
  language: 'en',
  workbench: 'Workbench',

  signIn: {
    title: 'Sign in to the workbench',
    account: 'Account',
    accountHint: 'shop:name',
    password: 'Password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    waitToSubmit: (seconds) => `Try again in ${seconds} s`,
    accountMissing: 'Enter your account as shop:name.',
    passwordMissing: 'Enter your password.',
    badCredentials: 'Account or password is wrong. Check both; your shop’s manager can reset the password.',
    notAgent: 'This account may not serve customers. A manager can switch on online service for its role.',
    rateLimited: (seconds) => `Too many attempts. Try again in ${count(seconds, 'second', 'seconds')}.`,
    offline: 'The server cannot be reached. Check your network and try again.',
    unavailable: 'The server cannot answer at the moment. Try again shortly.',
    signedOut: 'Your session has ended. Sign in again; unsent drafts are kept on this computer.',
  },

  status: {
    label: 'My status',
    names: statusNames.en,
    means: {
      online: 'New customers are routed to you',
      away: 'Away: no new customers, open conversations stay yours',
      suspended: 'Suspended: no new customers, open conversations stay yours',
      offline: 'Offline: no new customers',
    },
    changed: (status) => `Status is now ${statusNames.en[status].toLowerCase()}`,
    failed: 'Your status was not changed. Try again.',
  },

  header: {
    receptions: 'Receptions today',
    receptionsMeans: 'Today’s conversations in which you were connected and the customer wrote',
    averageResponse: 'Average response',
    averageResponseMeans: 'Mean time from a customer’s question to your reply, human replies only',
    thirtySeconds: 'Within 30 s',
    thirtySecondsMeans:
      'Share of today’s conversations in assessed hours that you first answered within 30 seconds',
    sales: 'Sales today',
    salesMeans: 'Orders paid today that are yours by the shop’s rules; up to half an hour late',
    nothingYet: 'none yet',
    menu: 'Settings and account',
    shortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    shopSettings: 'Shop settings',
  },

  connection: {
    connecting: 'Connecting…',
    offline:
      'Connection lost, reconnecting. Drafts and unsent messages are kept and will be sent by themselves.',
    waitingToSend: (messages) => `${messages} waiting to be sent`,
    back: 'Connected again',
    closed: 'The server closed the connection. Drafts and unsent messages are kept.',
    reconnect: 'Reconnect',
    unreachable: 'The server cannot be reached; trying again by itself.',
    tryNow: 'Try now',
  },

  preferences: {
    language: 'Language',
    theme: 'Appearance',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
    sound: 'Sound for new conversations',
    staffSound: 'Sound for messages of colleagues',
  },

  list: {
    label: 'Conversations',
    tabs: { ongoing: 'Ongoing', leave: 'Messages', ended: 'Ended' },
    empty: {
      ongoing: 'No ongoing conversations',
      leave: 'No unanswered leave messages',
      ended: 'Nothing ended since you signed in',
    },
    emptyHint: {
      ongoing: 'While you are online, new customers appear here.',
      leave: 'What customers wrote while nobody was there is given to you here.',
      ended: 'Ended conversations stay here to be read again.',
    },
    waiting: (seconds) => `waiting for ${duration(seconds)}`,
    unread: (messages) => `${messages} unread`,
    mine: 'You: ',
    nothingWritten: 'Nothing written yet',
    nobodyWaits: 'Nobody is waiting',
    failed: 'A message was not sent',
    draft: 'Draft: ',
    loading: 'Loading conversations',
  },

  page: { shop: 'Shop', product: 'Product', order: 'Order', tracking: 'Parcel' },
  visitor: (tail) => `Visitor ${tail}`,

  conversation: {
    none: 'No conversation selected',
    noneHint: 'Pick a customer on the left, or press Alt+N for whoever waits longest.',
    back: 'Back to the list',
    end: 'End',
    showCustomer: 'Show customer details',
    hideCustomer: 'Hide customer details',
    messages: 'Messages',
    earlier: 'Show earlier messages',
    loadingEarlier: 'Loading earlier messages…',
    earlierFailed: 'That did not load. Try again',
    toNewest: 'To the newest',
    newBelow: (messages) => count(messages, 'new message', 'new messages'),
    typing: 'Customer is typing…',
    you: 'You',
    autoReply: 'Auto reply',
    robot: 'Robot',
    offersAgent: 'Offered a person',
    sending: 'Sending',
    waitingForConnection: 'Waiting for the network',
    sent: 'Sent',
    seen: 'Seen',
    failed: 'Not sent',
    failedTooLong: (limit) => `Not sent: longer than ${limit} characters`,
    failedEnded: 'Not sent: the conversation has ended',
    failedGone: 'Not sent: the conversation is no longer yours',
    retry: 'Retry',
    discard: 'Delete',
    recall: {
      label: 'Recall',
      message: { byYou: 'You recalled a message', by: (name) => `${name} recalled a message` },
      note: { byYou: 'You recalled a note', by: (name) => `${name} recalled a note` },
      line: 'Message recalled',
      editAgain: 'Edit again',
      done: 'Recalled',
      tooLate: (minutes) => `Not recalled: it was sent more than ${minutes} minutes ago`,
      failed: 'The message was not recalled. Try again.',
    },
    endQuestion: {
      title: 'End this conversation?',
      text: 'If the customer writes again, a new conversation begins.',
      yes: 'End conversation',
      no: 'Keep it open',
    },
    endWithoutReply: 'The customer’s last message has no reply yet.',
    endFailed: 'The conversation was not ended. Try again.',
    ended: 'This conversation has ended',
    notYours: 'This conversation is no longer yours',
    today: 'Today',
    yesterday: 'Yesterday',
  },

  notice: {
    assigned: (agent, group) => `${agent} of ${group} took over`,
    assignedToYou: (group) => `Assigned to you by ${group}`,
    contacted: (agent) => `${agent} contacted the customer`,
    contactedByYou: 'You contacted the customer',
    converted: (agent) => `The customer came back; ${agent} takes the message on`,
    reRouted: (agent, group) => `Re-routed to ${agent} of ${group}`,
    transferred: (from, agent, group) => `${from} transferred the conversation to ${agent} of ${group}`,
    transferredToYou: (from, group) => `${from} transferred the conversation to you (${group})`,
    note: 'Note, seen by colleagues only',
    robot: 'The robot answers first',
    handOver: (agent, group) => `The customer asked for a person; ${agent} of ${group} took over`,
    queued: (group) => `The customer waits in the line of ${group}`,
    fromQueue: (agent, group) => `Out of the line: ${agent} of ${group} took over`,
    fromQueueToYou: (group) => `Out of the line of ${group}, to you`,
    idleWarned: (time) => `Ends by itself at ${time} unless the customer replies`,
    leaveMessage: (group, leftLine) =>
      leftLine
        ? `The customer left the line of ${group} and leaves a message`
        : `Nobody of ${group} was online; the customer leaves a message`,
    delivered: (agent) => `Message given to ${agent}`,
    endedByCustomer: 'The customer ended the conversation',
    endedByAgent: 'Ended by the agent',
    endedByDesk: 'Ended by itself',
    endedBecause: {
      idle: 'Ended by itself after a time without the customer',
      absent: 'The customer left the page and waits no longer',
      solved: 'The customer found the answer and waits no longer',
      blocked: 'Ended: the customer was blocked',
      'signed-out': 'Ended: the agent signed out',
    },
  },

  composer: {
    label: 'Reply to the customer',
    placeholder: 'Write a reply',
    leavePlaceholder: 'Answer this message; the conversation moves to Ongoing',
    send: 'Send',
    hint: 'Enter sends, Shift+Enter starts a new line',
    left: (characters) => `${characters} characters left`,
    tooLong: (over) => `${over} characters too many to send`,
  },

  customer: {
    title: 'Customer',
    close: 'Close',
    entry: 'Came from',
    page: 'Page',
    sku: 'SKU',
    order: 'Order',
    tracking: 'Tracking no.',
    channel: 'Channel',
    channels: { web: 'Web', app: 'App', personal: 'Personal account' },
    unverified: 'Claimed by the page, unverified',
    unverifiedMeans:
      'The page states this number; nobody has checked that it is this customer’s. Verify before you reveal anything.',
    group: 'Group',
    times: 'Times',
    opened: 'Came in',
    assigned: 'Assigned',
    firstReply: 'First reply',
    endedAt: 'Ended',
    lasted: 'Lasted',
    others: 'Other conversations',
    id: 'Customer ID',
    none: 'Pick a conversation to see the customer',
    copy: 'Copy',
    copied: (what) => `${what} copied`,
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    anywhere: 'Anywhere',
    inList: 'In the list',
    inConversation: 'In the reply box',
    nextWaiting: 'Open whoever waits longest',
    toList: 'Go to the list',
    toReply: 'Go to the reply box',
    end: 'End this conversation',
    transfer: 'Transfer this conversation',
    customer: 'Show or hide the customer, or a chat’s members',
    staff: 'Between reception and chat',
    performance: 'My performance',
    search: 'Find customers and what was said',
    setStatus: (status) => `Set status to ${statusNames.en[status].toLowerCase()}`,
    sheet: 'Open this sheet',
    upDown: 'Previous, next conversation',
    open: 'Open and start replying',
    switchTab: 'Switch between the lists',
    send: 'Send',
    newLine: 'New line',
    leaveComposer: 'Leave the reply box',
    questionMark: 'Let a single ? open this sheet',
  },

  signOutQuestion: {
    title: 'Sign out?',
    text: 'No new customers will be routed to you.',
    yes: 'Sign out',
    no: 'Cancel',
  },
  signOutFailed: 'You are still signed in: the server could not be reached. Try again.',

  content,
  phrases,
  reception,
  finding,
  staff,
  customerGroups,
  password,
  erase,
  supervision,
  performance,
  reports,
  settings,

  announce: {
    newConversation: (customer, about) => `New conversation: ${customer}, ${about}`,
    newLeaveMessage: (customer, about) => `New leave message: ${customer}, ${about}`,
    newMessage: (customer, text) => `${customer}: ${text}`,
  },

  duration,
};
