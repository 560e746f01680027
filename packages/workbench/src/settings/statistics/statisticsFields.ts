/** A number among the settings of the statistics: as the server has it, and what holds where nothing was set. */
export interface CountedField {
  readonly least: number;
  readonly most: number;
  readonly normally: number;
  readonly unit: StatisticsUnit;
}

export type StatisticsUnit = 's' | 'min' | 'h' | 'days' | 'times' | 'messages' | 'points';

const counted = (least: number, most: number, normally: number, unit: StatisticsUnit): CountedField => {
  return { least, most, normally, unit };
};

/** Switches, by their path, and whether they are on where nothing was set. */
export const flagFields = {
  'maxWait.on': true,
  ignoreNoise: false,
  'autoReply.detect': false,
  keepAftersale: false,
  'filters.otherShops': false,
  'filters.offDuty': true,
  'filters.broadcast': true,
  'filters.transfer.on': true,
  'filters.advertising.on': false,
  'filters.singleLine.on': false,
  'filters.monologue.on': true,
  'agentContact.noLoss': false,
  crossDayOnce: false,
  'followUp.byBuyer.on': false,
  'followUp.byAgent.on': false,
} as const satisfies Readonly<Record<string, boolean>>;
export type FlagField = keyof typeof flagFields;

export const numberFields = {
  'maxWait.minutes': counted(1, 60, 10, 'min'),
  'slow.seconds': counted(1, 3600, 120, 's'),
  'slow.times': counted(1, 100, 3, 'times'),
  resumeMinutes: counted(0, 60, 10, 'min'),
  leaveDelayDays: counted(0, 7, 2, 'days'),
  'filters.transfer.messages': counted(0, 20, 1, 'messages'),
  'filters.advertising.replies': counted(1, 20, 1, 'messages'),
  'filters.singleLine.replies': counted(1, 20, 1, 'messages'),
  'filters.monologue.messages': counted(0, 20, 0, 'messages'),
  aftersaleDays: counted(1, 90, 21, 'days'),
  'agentContact.replyDays': counted(1, 30, 1, 'days'),
  payHours: counted(1, 72, 24, 'h'),
  influencedHours: counted(1, 168, 24, 'h'),
  'followUp.byBuyer.minutes': counted(1, 1440, 10, 'min'),
  'followUp.byAgent.minutes': counted(1, 1440, 10, 'min'),
  repeatHours: counted(1, 168, 24, 'h'),
  'inactive.days': counted(1, 365, 30, 'days'),
  'inactive.points': counted(1, 8, 8, 'points'),
} as const satisfies Readonly<Record<string, CountedField>>;
export type NumberField = keyof typeof numberFields;

/** Times of the day, `09:00`; `24:00` is its end. */
export const timeFields = { 'assessed.from': '09:00', 'assessed.to': '23:00' } as const;
export type TimeField = keyof typeof timeFields;

export const textFields = {
  'autoReply.symbol': { normally: '^', longest: 8 },
  'filters.advertising.phrase': { normally: '', longest: 200 },
} as const;
export type TextField = keyof typeof textFields;

/** One of few: the first holds where nothing was set. */
export const choiceFields = {
  profile: ['official', 'thirdParty', 'sycm2024'],
  judging: ['lastChat', 'rounds'],
  ownership: ['payment', 'orderFirst', 'influenced'],
} as const;
export type ChoiceField = keyof typeof choiceFields;

export type StatisticsField =
  FlagField | NumberField | TimeField | TextField | ChoiceField | 'vendorAccounts' | 'currency';

/** A setting, and those that mean something only while it is on, or has that value. */
export type FieldPlace =
  | StatisticsField
  | { readonly of: FlagField; readonly then: readonly StatisticsField[] }
  | { readonly of: ChoiceField; readonly is: string; readonly then: readonly StatisticsField[] };

/** Every setting once, in the order of the page. */
export const statisticsSections = {
  figures: ['profile', 'currency'],
  response: [
    { of: 'maxWait.on', then: ['maxWait.minutes'] },
    'slow.seconds',
    'slow.times',
    'assessed.from',
    'assessed.to',
    'resumeMinutes',
    'ignoreNoise',
  ],
  replies: [{ of: 'autoReply.detect', then: ['autoReply.symbol'] }],
  filters: [
    'keepAftersale',
    'filters.otherShops',
    'filters.offDuty',
    'filters.broadcast',
    { of: 'filters.transfer.on', then: ['filters.transfer.messages'] },
    {
      of: 'filters.advertising.on',
      then: ['filters.advertising.replies', 'filters.advertising.phrase'],
    },
    { of: 'filters.singleLine.on', then: ['filters.singleLine.replies'] },
    { of: 'filters.monologue.on', then: ['filters.monologue.messages'] },
    'vendorAccounts',
  ],
  inquiry: [
    'aftersaleDays',
    { of: 'agentContact.noLoss', then: ['agentContact.replyDays'] },
    'crossDayOnce',
    'payHours',
  ],
  sales: [
    'judging',
    { of: 'ownership', is: 'influenced', then: ['influencedHours'] },
    { of: 'followUp.byBuyer.on', then: ['followUp.byBuyer.minutes'] },
    { of: 'followUp.byAgent.on', then: ['followUp.byAgent.minutes'] },
  ],
  service: ['leaveDelayDays', 'repeatHours', 'inactive.days', 'inactive.points'],
} as const satisfies Readonly<Record<string, readonly FieldPlace[]>>;
export type StatisticsSection = keyof typeof statisticsSections;

export const isFlag = (field: string): field is FlagField => Object.hasOwn(flagFields, field);
export const isNumber = (field: string): field is NumberField => Object.hasOwn(numberFields, field);
const isTime = (field: string): field is TimeField => Object.hasOwn(timeFields, field);
const isText = (field: string): field is TextField => Object.hasOwn(textFields, field);
export const isChoice = (field: string): field is ChoiceField => Object.hasOwn(choiceFields, field);

export const isStatisticsField = (field: string): field is StatisticsField =>
  [isFlag, isNumber, isTime, isText, isChoice].some((is) => is(field)) ||
  field === 'vendorAccounts' ||
  field === 'currency';

/** Every setting, as they stand on the page. */
export const statisticsFields: readonly StatisticsField[] = Object.values(statisticsSections)
  .flat<readonly (readonly FieldPlace[])[]>()
  .flatMap((place) => (typeof place === 'string' ? [place] : [place.of, ...place.then]));
