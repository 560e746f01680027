import type { SettingsWords } from './words.ts';

export const en: Pick<SettingsWords, 'statistics' | 'statisticsAgents'> = {
  statistics: {
    intro: 'How figures are counted. Days that are over keep what they had: nothing is counted anew.',
    from: 'Holds from',
    fromMeans: 'The first day that the changes below hold for: today at the earliest.',
    fromWrong: (today) => `That day is over: today, ${today}, at the earliest.`,
    holds: (day, since) => `Below: what holds on ${day}, since ${since}.`,
    holdsDefaults: (day) => `Below: what holds on ${day}. Nothing was ever changed: these are the defaults.`,
    laterHolds: (day) =>
      `From ${day} on other settings hold already. What you change here holds until then; choose that day to change those too.`,
    savedFrom: (day) => `Saved; holds from ${day} on`,

    sections: {
      figures: { name: 'Figures' },
      response: { name: 'Response' },
      replies: { name: 'Automatic replies' },
      filters: {
        name: 'Chats that do not count',
        means:
          'Always left out: chats without a message, chats among the shop’s own accounts, and chats with the vendor’s support.',
      },
      inquiry: { name: 'Inquiries and losses' },
      sales: { name: 'Whose sale it is' },
      service: { name: 'Leave messages, returning customers, inactive shop' },
    },

    choices: {
      profile: {
        name: 'Definitions',
        choices: {
          official: {
            name: 'The platform’s',
            means:
              'An automatic reply is never an answer. Consulted is everybody with a message record. Default.',
          },
          thirdParty: {
            name: 'Third-party performance software',
            means: 'An automatic reply is an answer, unless it is known by its sign.',
          },
          sycm2024: {
            name: 'The platform’s of 2024',
            means: 'Consulted is who wrote; received is where both sides wrote.',
          },
        },
      },
      judging: {
        name: 'Who confirmed an order or a payment',
        choices: {
          lastChat: { name: 'By time', means: 'The agent of the last chat before it. Default.' },
          rounds: {
            name: 'By rounds',
            means: 'The agent with the most rounds before it; of equals, whoever chatted last.',
          },
        },
      },
      ownership: {
        name: 'Whom a sale belongs to',
        choices: {
          payment: { name: 'The payment', means: 'Whoever confirmed the payment. Default.' },
          orderFirst: {
            name: 'The order first',
            means: 'Whoever confirmed the order; if nobody did, whoever confirmed the payment.',
          },
          influenced: {
            name: 'The platform’s own way',
            means:
              'The last agent who chatted before the order, about a product of it before anything else, within the time below.',
          },
        },
      },
    },

    fields: {
      currency: {
        name: 'Currency',
        means: 'Three letters, such as CNY. Counts on all days; orders in another currency are in no figure.',
      },
      'maxWait.on': {
        name: 'Leave very long waits out',
        means: 'A wait of the time below or longer is no response time. Off: every wait counts.',
      },
      'maxWait.minutes': { name: 'Longest wait', means: 'Exactly so long is left out already.' },
      'slow.seconds': { name: 'A reply is slow after', means: 'Longer than this; exactly so long is not.' },
      'slow.times': {
        name: 'A chat is slow from',
        means: 'So many slow replies of an agent to a customer on one day.',
      },
      'assessed.from': {
        name: 'Assessed from',
        means: 'The 30-second and 3-minute rates look at what begins between these times.',
      },
      'assessed.to': { name: 'Assessed until', means: 'This moment is not among them. 24:00 is midnight.' },
      resumeMinutes: {
        name: 'Back so soon goes on',
        means: 'Who comes back sooner continues the conversation, for the 30-second rate alone. 0: never.',
      },
      ignoreNoise: {
        name: 'No clock for what needs no reply',
        means: 'Closing phrases, advertising, abuse and system messages of a customer start no wait.',
      },
      'autoReply.detect': {
        name: 'Know automatic replies by a sign',
        means: 'With third-party definitions: what begins with the sign is automatic, whoever sent it.',
      },
      'autoReply.symbol': { name: 'Sign', means: 'Signs only: no letters, digits or spaces.' },
      keepAftersale: {
        name: 'Keep chats of after-sale agents',
        means: 'The filters that can be switched off do not apply to them.',
      },
      'filters.otherShops': {
        name: 'Other shops’ accounts',
        means: 'A customer who is a shop’s sub-account is no customer.',
      },
      'filters.offDuty': {
        name: 'After work',
        means: 'What a customer begins after the agent’s last message of the day does not count.',
      },
      'filters.broadcast': {
        name: 'Messages to many at once',
        means: 'They do not count, unless the customer answers.',
      },
      'filters.transfer.on': {
        name: 'Passed on at once',
        means: 'An agent who passes a customer on after few messages has not received them.',
      },
      'filters.transfer.messages': {
        name: 'At most',
        means: 'So many messages before passing on, or fewer.',
      },
      'filters.advertising.on': {
        name: 'Advertisers',
        means: 'A chat does not count if one of the first replies is the agreed phrase.',
      },
      'filters.advertising.replies': { name: 'Among the first', means: 'So many replies are looked at.' },
      'filters.advertising.phrase': { name: 'Phrase', means: 'To the letter: one sign more is another one.' },
      'filters.singleLine.on': {
        name: 'One line only',
        means: 'A customer who writes once, is answered, and never writes again.',
      },
      'filters.singleLine.replies': { name: 'Answered from', means: 'So many replies, or more.' },
      'filters.monologue.on': {
        name: 'The agent alone',
        means: 'Chats that the agent began and the customer hardly answered.',
      },
      'filters.monologue.messages': { name: 'At most', means: 'So many messages of the customer, or fewer.' },
      vendorAccounts: {
        name: 'Accounts of the vendor’s support',
        means: 'One a line. Chats with them are in no figure.',
      },
      aftersaleDays: {
        name: 'After-sale for',
        means: 'A chat within this time after a payment is after-sale, not an inquiry.',
      },
      'agentContact.noLoss': {
        name: 'No loss where the agent began',
        means: 'A customer whom the agent contacted and who did not order is not lost.',
      },
      'agentContact.replyDays': {
        name: 'Answered within',
        means: 'Who answers within this time is no loss either.',
      },
      crossDayOnce: {
        name: 'Across midnight once',
        means: 'A chat over two days is lost once, on the second day.',
      },
      payHours: { name: 'Payment lost after', means: 'An order not paid within this time is a loss.' },
      influencedHours: { name: 'Chatted within', means: 'So long before the order was placed.' },
      'followUp.byBuyer.on': {
        name: 'Silent payments: the customer writes',
        means: 'A fully silent order goes to the first agent whom the customer writes to after paying.',
      },
      'followUp.byBuyer.minutes': { name: 'Within', means: 'Both must have chatted by then.' },
      'followUp.byAgent.on': {
        name: 'Silent payments: the agent writes',
        means: 'A fully silent order goes to the first agent who writes to the customer after they paid.',
      },
      'followUp.byAgent.minutes': { name: 'Within', means: 'Both must have chatted by then.' },
      leaveDelayDays: {
        name: 'Leave figures after',
        means: 'Figures of leave messages of a day are shown so much later.',
      },
      repeatHours: {
        name: 'Consults again within',
        means: 'An after-sale customer who is back sooner counts as consulting again.',
      },
      'inactive.days': {
        name: 'Inactive after',
        means: 'So long nobody has signed in, with the points below.',
      },
      'inactive.points': { name: 'And from', means: 'So many points of the month, or more.' },
    },
    units: {
      s: 's',
      min: 'min',
      h: 'h',
      days: 'days',
      times: 'times',
      messages: 'messages',
      points: 'points',
    },
    wrong: {
      time: 'A time of the day, such as 09:00',
      order: 'It ends after it begins.',
      signs: 'One to eight signs: no letters, digits or spaces.',
      tooLong: 'At most 200 characters.',
      accounts: 'At most 1,000 accounts of 128 characters each.',
      currency: 'Three capital letters, such as CNY.',
    },
    versions: {
      title: 'Versions',
      means: 'What held, holds and will hold, and from when. Earlier days are never counted anew.',
      none: 'Nothing was ever changed: the defaults hold.',
      from: (day) => `From ${day}`,
      states: {
        now: 'Holds now',
        will: 'Will hold',
        held: 'Held',
        replaced: 'Replaced by a later change of the same day',
      },
      changedAt: (moment) => `changed ${moment}`,
      show: 'All settings',
      same: 'Nothing other than before',
      before: 'before',
    },
  },

  statisticsAgents: {
    intro: 'What agents’ work counts for. It is for figures only: who is served by whom does not change.',
    columns: {
      name: 'Name',
      type: 'Counts as',
      team: 'Team',
      group: 'Group',
      from: 'From',
      actions: 'Actions',
    },
    types: {
      presale: { name: 'Pre-sale', means: 'All figures; sales can be theirs. Default.' },
      aftersale: { name: 'After-sale', means: 'Customers and response times only; no sale is theirs.' },
      frozen: { name: 'Frozen', means: 'In no figure. There is no deleting.' },
    },
    always: 'the beginning',
    none: '–',
    empty: 'There are no agents yet',
    editTitle: (name) => `In statistics: ${name}`,
    type: 'Counts as',
    team: 'Team',
    teamMeans: 'Reports by team add up who has the same one. May be empty.',
    teamWrong: 'At most 128 characters, without spaces at the ends.',
    group: 'Group',
    groupMeans: 'A chat that tells no group, such as an imported one, counts for this one.',
    noGroup: 'None',
    from: (day) => `Counts from today, ${day}, on. Earlier days stay as they are.`,
    gone: 'This agent is not there any more.',
    saved: (name) => `Saved for ${name}`,
  },
};
