import type { SettingsWords } from './words.ts';

/** Words of the rules. */
export const en: Pick<SettingsWords, 'rules'> = {
  rules: {
    intro: 'Changes hold from the next customer on; assigned conversations are not touched.',
    sections: {
      routing: 'Routing',
      line: 'Line and capacity',
      lifetimes: 'Lifetimes of conversations',
      delivery: 'Delivery',
    },
    profile: {
      name: 'How conversations are dealt out',
      choices: {
        weighted: {
          name: 'By weight',
          means: 'By weight within a group, to agents who are online. Default.',
        },
        rotation: {
          name: 'In rotation',
          means:
            'One after another; returning customers go back to their agent; agents online or away take part.',
        },
      },
    },
    capMode: {
      name: 'Whom capacity holds back',
      choices: {
        capped: {
          name: 'Every channel',
          means: 'When agents are full, customers of every channel wait in line.',
        },
        'exempt-app': {
          name: 'All but app and personal account',
          means: 'Customers from the app and personal accounts are not held back. Default.',
        },
        uncapped: { name: 'Nobody', means: 'Capacity has no effect, nobody waits in line.' },
      },
    },
    leaveMessageMode: {
      name: 'Who gets leave messages',
      choices: {
        default: {
          name: 'The group',
          means:
            'Given to agents of the group when online, or of the default group where it stands in. Default.',
        },
        specified: {
          name: 'Named agents',
          means: 'Given only to the agents named below, when they are online.',
        },
        manual: { name: 'By hand', means: 'Supervisors and group leaders assign them in the workbench.' },
      },
    },
    robot: {
      name: 'Where the robot stands',
      choices: {
        off: { name: 'Off', means: 'Customers go to people at once. Default.' },
        first: {
          name: 'Before everybody',
          means: 'The robot answers first; a person is one tap away at any time.',
        },
        'nobody-free': {
          name: 'When nobody is free',
          means: 'The robot answers while everybody is busy or away.',
        },
      },
    },
    timed: {
      leaveMessageTickMs: { name: 'Delivery every', means: 'Time between two deliveries of leave messages.' },
      chooserTimeoutMs: {
        name: 'Time to choose a group',
        means: 'Who has not chosen by then and writes goes to the group of the product.',
      },
      stickyWindowMs: {
        name: 'Returning customers',
        means: 'Within this time a customer goes back to the agent of last time. 0: never.',
        none: 'As routing has it: 48 h in rotation, never by weight',
      },
      queueAbsenceMs: {
        name: 'Place in line kept',
        means: 'So long a customer who closed the page keeps their place.',
      },
      orphanGraceMs: {
        name: 'Grace for agents who drop out',
        means: 'Offline for longer than this, and customers who are owed a reply go to a colleague.',
      },
      idleEndMs: {
        name: 'End when idle',
        means: 'After so long without the customer, and nothing owed to them, a conversation ends.',
      },
      idleWarningMs: {
        name: 'Warn before the end',
        means: 'So long before that the customer is warned. 0: not at all; less than the time to the end.',
      },
    },
    counted: {
      customersPerDelivery: {
        name: 'Customers per delivery',
        means: 'For each agent online; all that one customer left goes together.',
      },
      queueMax: {
        name: 'Longest line',
        means: 'So many wait in one group; who comes then may leave a message. 0: nobody waits.',
        none: 'No limit',
      },
    },
    warningBeforeEnd: 'The warning must be shorter than the time to the end.',
    given: 'Set a value',
    named: 'Named agents',
    namedMeans: 'They need not belong to the message’s group.',
    namedRequired: 'Name at least one agent.',
  },
};
