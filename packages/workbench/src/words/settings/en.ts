import { en as answers } from './enAnswers.ts';
import { changes } from './enChanges.ts';
import { preview } from './enPreview.ts';
import { simulator } from './enSimulator.ts';
import { en as groups } from './enGroups.ts';
import { en as rules } from './enRules.ts';
import { en as shop } from './enShop.ts';
import { en as statistics } from './enStatistics.ts';
import type { SettingsWords } from './words.ts';

export const en: SettingsWords = {
  title: 'Shop settings',
  back: 'Back to reception',
  pages: {
    groups: 'Groups',
    agents: 'Agents',
    accounts: 'Accounts',
    hours: 'Business hours',
    rules: 'Routing rules',
    simulator: 'Staffing simulator',
    leave: 'Leave messages',
    replies: 'Auto replies',
    robot: 'Robot',
    knowledge: 'Answers',
    blocked: 'Blocked',
    statistics: 'Statistics rules',
    statisticsAgents: 'Statistics agents',
    changes: 'Log of changes',
  },

  form: {
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved; holds from the next customer on',
    discard: 'Discard changes',
    cancel: 'Cancel',
    unsaved: 'There are unsaved changes',
    leaveQuestion: {
      title: 'Discard unsaved changes?',
      text: 'What you changed here is not kept.',
      yes: 'Discard changes',
      no: 'Keep editing',
    },
    changedMeanwhile:
      'Somebody else has changed this meanwhile. Load the latest first, then save; your changes stay.',
    deletedMeanwhile: 'Somebody has deleted this meanwhile. Saving writes it anew.',
    takeTheirs: 'Load the latest, keep my changes',
    theirs: 'Somebody else changed this too; saving makes it yours',
    loading: 'Loading',
    loadFailed: 'That did not load.',
    retry: 'Try again',
    forbidden: 'This account may not administer the shop.',
    failed: 'It was not saved. Try again.',
    lost: 'The server cannot be reached, so nothing was saved. Your changes are still here.',
    refused: 'Not saved: correct what is marked.',
    add: 'Add',
    edit: 'Edit',
    remove: 'Delete',
    search: 'Search',
    nothingFound: 'Nothing matches',
    previous: 'Previous',
    next: 'Next',
    shown: (from, to, of) => `${from}–${to} of ${of}`,
    on: 'On',
    off: 'Off',
    range: (least, most) => `${least} to ${most}`,
    normally: (value) => `default ${value}`,
    units: { s: 's', min: 'min', h: 'h' },
    characters: (used, limit) => `${used}/${limit} characters`,
    required: 'Fill this in.',
    tooLong: (limit) => `At most ${limit} characters.`,
  },

  ...groups,
  ...rules,
  ...shop,
  ...answers,
  ...statistics,
  changes,
  preview,
  simulator,
};
