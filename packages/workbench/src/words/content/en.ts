import type { ContentWords } from './words.ts';

const kinds = { product: 'Item', order: 'Order', parcel: 'Parcel', contact: 'Contact' } as const;

export const en: ContentWords = {
  files: {
    attach: 'Send pictures or files',
    attached: 'Goes with the next message',
    drop: 'Let go to add them',
    remove: (name) => `Remove ${name}`,
    count: (files) =>
      files > 0 ? `${files} ${files === 1 ? 'file' : 'files'} added` : 'No files left to send',

    wrongType: (name) => `“${name}” cannot be sent. Pictures, PDF, TXT and MP4 can`,
    tooLarge: (name, megabytes) => `“${name}” is over ${megabytes} MB. Make it smaller to send it`,
    empty: (name) => `“${name}” is empty`,
    tooMany: (most) => `At most ${most} files go at once. Send the others with the next message`,

    refusedType: 'Not sent: the content is not what its name says. Send another file',
    refusedSize: 'Not sent: the file is too large. Make it smaller',
    refusedQuota: 'Not sent: that is as many files as go in 24 hours. Send it tomorrow',

    uploading: 'Uploading',
    cancel: 'Cancel',

    open: (name) => `Look at ${name}`,
    save: (name) => `Save ${name}`,
    saveIt: 'Save',
    close: 'Close',
    fetching: 'Fetching…',
    missing: 'It could not be fetched',
    fetchAgain: (name) => `Fetch ${name} again`,

    short: { image: '[Picture]', video: '[Video]', file: '[File]' },
  },

  cards: {
    kinds,
    short: (kind, name) => `[${kinds[kind]}] ${name}`,
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
    ofOrder: (id) => `Order ${id}`,
    more: (lines) => `and ${lines} more`,
    total: 'Total',
    newWindow: 'opens in a new window',
    copyNumber: 'Copy the number',
    verified: {
      product: 'From the shop’s records',
      order: 'This customer’s order',
      parcel: 'This customer’s parcel',
      contact: 'From the customer',
    },
    unverified: 'Not verified',
    unverifiedMeans: {
      product: 'The shop’s records do not know this number. Make sure of the item first.',
      order: 'Nothing shows that it is this customer’s. Check before telling anything of it.',
      parcel: 'Nothing shows that it is this customer’s. Check before telling anything of it.',
      contact: 'What the customer wrote. Nobody has checked that it is theirs.',
    },

    send: 'Send an item or order',
    sendTitle: 'Send a card',
    kindLabel: 'Kind',
    numbers: { product: 'SKU', order: 'Order number', parcel: 'Tracking number', contact: 'Phone or e-mail' },
    hint: 'The shop’s records fill the card in; an order or parcel only if it is this customer’s.',
    suggested: 'Spoken of here',
    missing: 'Enter a number',
    tooLong: (most) => `At most ${most} characters, in one line`,
    submit: 'Send',
    cancel: 'Cancel',
  },

  rating: {
    grades: { 5: 'Very satisfied', 4: 'Satisfied', 3: 'Neutral', 2: 'Dissatisfied', 1: 'Very dissatisfied' },
    rated: (grade, points) => `The customer’s rating: ${grade} (${points} of 5)`,
    comment: 'In their words',
  },

  about: {
    known: 'Signed in',
    visitor: 'Not signed in',
    subject: 'Member',
    viewing: 'In view now',
    orders: 'Orders',
    noOrders: 'No orders',
    ordersUnknown: 'Not signed in: nobody can tell whose orders',
    moreOrders: (count) => `${count} more ${count === 1 ? 'order' : 'orders'}`,
    onlyLatest: 'The latest only',
    earlier: 'Earlier conversations',
    noEarlier: 'Here for the first time',
    goesOn: 'going on',
    rating: 'Rating',
    loading: 'Loading…',
    failed: 'It could not be loaded',
    retry: 'Try again',
  },

  asksAbout: (what) => `From here on about: ${what}`,
};
