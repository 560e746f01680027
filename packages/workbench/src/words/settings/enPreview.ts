import type { PreviewWords } from './previewWords.ts';

export const preview: PreviewWords = {
  title: 'Where an entry would go now',
  hint: 'Tried with a new customer and the agents of this moment; nobody enters. While changes are not saved, both answers stand side by side.',
  page: 'Page',
  sku: 'SKU',
  skuHint: 'if any',
  again: 'Try again',
  saved: 'As saved',
  edited: 'As edited, not saved',
  same: 'The changes make no difference.',
  asking: 'Trying…',
  failed: 'That could not be tried.',
  refused: 'These changes cannot be saved: mend what is marked above first.',
  outcomes: {
    assigned: 'Goes to an agent',
    queued: 'Waits in line',
    choose: 'The customer chooses a group',
    'leave-message': 'Becomes a leave message',
    robot: 'Goes to the robot',
    refused: 'Is refused',
  },
  options: (names) => names.join(' or '),
  steps: 'How it is routed',
};
