import type { LaterWords } from './laterWords.ts';

const count = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`;
const items = { product: 'item', order: 'order', parcel: 'parcel' } as const;
const about = (minutes: number | undefined) => (minutes ? `, about ${count(minutes, 'minute')}` : '');

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

export const later: LaterWords = {
  notices: {
    robotFirst: 'The assistant answers first',
    queuedAt: (group) => `You are in line: ${group}`,
    transferred: (from, agent) => `${from} passed you on to ${agent}`,
    asksAboutNow: 'From here on it is about this',
    asksAbout: (number) => `From here on it is about ${number ?? 'the shop'}`,
    recalled: 'A message was recalled',
    idleWarned: (time) => `Are you still there? Without a word from you this ends at ${time}`,
    becameMessage: (leftLine) => (leftLine ? 'You left the line for a message' : 'Nobody was online'),
    delivered: (agent) => `${agent} has your message`,
    endedBy: (whom) => endings[whom],
  },
  more: {
    retry: 'Send again',
    discard: 'Delete',
    refusedBlocked: 'The shop takes no messages from you now',
    refusedEnded: 'The conversation has ended. Please ask again',

    pick: 'Who would you like to ask?',
    pickText: (someoneOnline) =>
      someoneOnline
        ? 'Tap one and we will connect you.'
        : 'Everybody is away. Pick one to leave a message; the answer comes to this same place.',
    onlineNow: 'Online, ready for you now',
    ahead: (people, minutes) =>
      `Online, ${people ? `${people} ahead of you` : 'you are next'}${about(minutes)}`,
    nobodyNow: 'Away, you can leave a message',
    gone: 'Takes nobody any more',

    queueNext: 'We will tell you here when it is your turn. You can write already.',
    solved: 'Solved',
    leaveInstead: 'Leave a message instead',

    at: (day, time) => `${day} at ${time}`,
    onDay: (day) => `on ${day}`,
    yourTime: (moment) => ` (${moment}, your time)`,
    nobodyUntil: (moment) => `Back ${moment}. You can leave a message`,
    peopleFrom: (moment) => `Our team is back ${moment}. Until then the assistant answers.`,

    leave: 'Nobody is here now. Leave a message',
    leaveClosed: 'We are closed now. Leave a message',
    leaveInsteadNow: 'You are out of the line. Leave a message',
    left: 'We have your message',
    answerLater: 'Once somebody is back, the answer comes to this same place, and the bell will tell you.',
    answerFrom: (moment) =>
      `We’re back ${moment}. The answer comes to this same place, and the bell will tell you.`,
    answerSoon: 'Once somebody is free, the answer comes to this same place, and the bell will tell you.',
    answerHere: 'The answer will appear here, and the bell will tell you.',

    stillThere: 'Are you still there?',
    endsIn: (time) => `This ends in ${time}`,
    stillHere: 'I am still here',

    faq: 'Frequent questions',
    faqWhileWaiting: 'While you wait',
    recommendations: 'The shop recommends',
    showAll: (count) => `Show all ${count}`,
    dismiss: (card) => `Do not show again: ${card}`,
    noAnswers: 'The frequent questions did not come',
    newWindow: 'opens in a new window',
    askAbout: (title) => `Ask about: ${title}`,
    draftAbout: (title) => `About “${title}”: `,

    pause: '. ',
    endQuestion: 'End this conversation?',
    endYes: 'End it',
    endNo: 'Keep chatting',
    ended: 'Conversation ended',
    gladly: 'Glad that is solved',
    again: 'Ask again',

    askAboutIt: (kind) => `Ask about this ${items[kind]} instead?`,
    yes: 'Yes',
    servedBy: (group) => `${group} can help you with this`,
    connectThere: 'Connect me',
    stay: 'Stay here',
    no: 'No',
    otherConversation: 'You have another conversation',
    goThere: 'Go there',
  },

  problems: {
    network: {
      title: 'We cannot be reached right now',
      text: 'Check your connection and try again in a moment. What you wrote is kept.',
    },
    closed: { title: 'The chat is not open here yet', text: 'Please reach the shop in another way.' },
    group: { title: 'This team cannot take you right now', text: 'Please choose again.' },
    blocked: { title: 'The shop cannot serve you here', text: 'Please reach it in another way.' },
    tooMany: {
      title: 'Too many conversations at once',
      text: 'Please end one before you begin another.',
    },
    notQueued: { title: 'You are no longer in line', text: 'See below what came of it.' },
    unforeseen: {
      title: 'Something went wrong here',
      text: 'Please try again. If it does not help, reload the page.',
    },
  },

  rating: {
    rate: 'Rate the service',
    question: 'How was the service?',
    thanks: 'Thank you. You can still change it',
    grades: { 1: 'Very dissatisfied', 2: 'Dissatisfied', 3: 'Neutral', 4: 'Satisfied', 5: 'Very satisfied' },
    comment: 'Anything to add? (optional)',
    sendComment: 'Submit',
    commentSent: 'We have it, thank you',
    close: 'Close the rating',
    nobody: 'Nobody has been with you yet, so there is nothing to rate',
    tooLate: 'This ended too long ago to be rated',
    failed: 'Your rating did not go through. Tap again',
  },

  send: {
    attach: 'Add pictures or files',
    attached: 'Goes with the next message',
    drop: 'Let go to add them',
    remove: (name) => `Remove ${name}`,
    count: (files) => (files ? `${files} ${files === 1 ? 'file' : 'files'} added` : 'No files left to send'),

    wrongType: (name) => `“${name}” cannot be sent. Pictures, PDF, TXT and MP4 can`,
    tooLarge: (name, megabytes) => `“${name}” is over ${megabytes} MB. Make it smaller to send it`,
    empty: (name) => `“${name}” is empty`,
    tooMany: (most) => `At most ${most} files go at once. Send the others with the next message`,

    refusedType: 'The content is not what its name says. Please send another file',
    refusedSize: 'The file is too large. Make it smaller to send it',
    refusedQuota: 'That is as many files as go in one day. Please send it tomorrow',

    cancel: 'Cancel',
    uploading: 'Uploading',
  },

  files: {
    open: (name) => `Look at ${name}`,
    save: (name) => `Save ${name}`,
    saveIt: 'Save',
    close: 'Close',
    fetching: 'Fetching…',
    missing: 'It did not come',
    fetchAgain: (name) => `Fetch ${name} again`,
  },

  contact: {
    offer: 'Add a phone or e-mail (optional)',
    label: 'Phone or e-mail, in case we should reach you elsewhere',
    send: 'Submit',
    wrong: 'Please write a phone number or an e-mail address',
    given: 'Also reachable at',
    change: 'Change',
  },

  cards: {
    kinds: { product: 'Item', order: 'Order', parcel: 'Parcel', contact: 'Contact' },
    orderStates: {
      placed: 'Not paid yet',
      paid: 'Paid',
      shipped: 'Shipped',
      received: 'Received',
      cancelled: 'Cancelled',
    },
    parcelStates: {
      announced: 'Not picked up yet',
      'in-transit': 'On its way',
      'out-for-delivery': 'Out for delivery',
      delivered: 'Delivered',
      returned: 'Returned',
      lost: 'Lost',
    },
    more: (lines) => `and ${lines} more`,
    total: 'Total',
    ofOrder: (id) => `Order ${id}`,
    newWindow: 'opens in a new window',
  },

  tools: {
    open: 'Emoji, items and alerts',
    emoji: 'Emoji',
    shelves: { orders: 'My orders', parcels: 'My parcels', cart: 'Cart', viewed: 'Viewed' },
    looking: 'Looking…',
    missing: 'Your orders and items did not come',
    send: (name) => `Send ${name}`,
    sound: 'Sound and title alerts',
    notify: 'Notifications',

    save: 'Save transcript',
    saving: 'Preparing…',
    saveFailed: 'It was not saved. Please try again',
    fileName: (day) => `Chat ${day}`,
    picture: 'Picture',
  },
};
