/** Settings of a shop's desk. Each stays within its range, or the command that brings it is refused whole. */
export interface DeskSettings {
  /** How conversations are dealt out: by weight (RT-15) or in rotation with returning customers (RT-30 … RT-42). */
  readonly profile: 'weighted' | 'rotation';
  /** LM-05: time between two deliveries of leave messages, 60,000–120,000 ms. */
  readonly leaveMessageTickMs: number;
  /** LM-06: customers whose leave messages one agent gets in one delivery, 1–20. */
  readonly customersPerDelivery: number;
  /** LM-04, LM-11, LM-15: who gets leave messages: the group's agents, named agents, or whom a supervisor says. */
  readonly leaveMessageMode: 'default' | 'specified' | 'manual';
  /** LM-11: who gets them in mode `specified`; at least one then (LM-12). */
  readonly leaveMessageAgentIds: readonly string[];
  /** RT-23: how long a customer may choose a group before a text chooses for them, 5,000–300,000 ms. */
  readonly chooserTimeoutMs: number;
  /**
   * RT-33: for how long a customer returns to the agent who served them in the same group, 0 (never) to 720 h.
   * Null: by profile, 48 h in rotation, never by weight.
   */
  readonly stickyWindowMs: number | null;
  /** RT-43 … RT-45: whom the agents' capacity holds back: every channel, every one but app and personal edition, none. */
  readonly capMode: 'capped' | 'exempt-app' | 'uncapped';
  /** RT-46: how many may wait in one group's line, 0–100,000; who comes then may leave a message. Null: any number. */
  readonly queueMax: number | null;
  /** A place in a line is given up after so long without a live page, 10,000–3,600,000 ms. */
  readonly queueAbsenceMs: number;
  /** RT-52: how long an owner may be gone before what is owed to the customer goes to somebody else, 0–600,000 ms. */
  readonly orphanGraceMs: number;
  /** A conversation ends after so long without the customer while nothing is owed to them, 60,000–86,400,000 ms. */
  readonly idleEndMs: number;
  /** So long before that end the customer is warned, 0 (not at all) to 3,600,000 ms. */
  readonly idleWarningMs: number;
  /** Where the robot stands: nowhere, before anybody else, or only where nobody is free. */
  readonly robot: 'off' | 'first' | 'nobody-free';
  /** AR-01: what is answered by itself, per occasion; null is off. */
  readonly autoReplies: {
    readonly first: string | null;
    readonly away: string | null;
    readonly suspended: string | null;
  };
}

const minute = 60_000;
const hour = 60 * minute;

export const defaultSettings: DeskSettings = {
  profile: 'weighted',
  leaveMessageTickMs: 90_000,
  customersPerDelivery: 3,
  leaveMessageMode: 'default',
  leaveMessageAgentIds: [],
  chooserTimeoutMs: 30_000,
  stickyWindowMs: null,
  capMode: 'exempt-app',
  queueMax: null,
  queueAbsenceMs: 2 * minute,
  orphanGraceMs: minute,
  idleEndMs: 10 * minute,
  idleWarningMs: 2 * minute,
  robot: 'off',
  autoReplies: { first: null, away: null, suspended: null },
};

type Numbered = {
  [K in keyof DeskSettings]: NonNullable<DeskSettings[K]> extends number ? K : never;
}[keyof DeskSettings];

/** Lowest and highest value of each number among the settings. */
export const settingRanges: Readonly<Record<Numbered, readonly [number, number]>> = {
  leaveMessageTickMs: [minute, 2 * minute],
  customersPerDelivery: [1, 20],
  chooserTimeoutMs: [5_000, 300_000],
  stickyWindowMs: [0, 720 * hour],
  queueMax: [0, 100_000],
  queueAbsenceMs: [10_000, hour],
  orphanGraceMs: [0, 10 * minute],
  idleEndMs: [minute, 24 * hour],
  idleWarningMs: [0, hour],
};

/** The settings that may be null. */
export const nullableSettings: ReadonlySet<string> = new Set<keyof DeskSettings>([
  'stickyWindowMs',
  'queueMax',
]);

/** What each named setting may be. */
export const settingChoices = {
  profile: ['weighted', 'rotation'],
  leaveMessageMode: ['default', 'specified', 'manual'],
  capMode: ['capped', 'exempt-app', 'uncapped'],
  robot: ['off', 'first', 'nobody-free'],
} as const satisfies Partial<Record<keyof DeskSettings, readonly string[]>>;

/** RT-33: the window in force. */
export function stickyWindowOf({ stickyWindowMs, profile }: DeskSettings): number {
  return stickyWindowMs ?? (profile === 'rotation' ? 48 * hour : 0);
}

/** How long an agent whose last connection closed still counts as present: a reload or a lift ride fits, an end of shift does not. */
export const presenceLeaseMs = 60_000;

/** RT-13, AC-08: the weight of a member for whom none was given. */
export const defaultWeight = 6;

/** RT-14. */
export const maximumWeight = 10;

/** RT-43: the highest capacity that can be set. */
export const maximumCapacity = 10_000;

/** Code units of one automatic reply. */
export const autoReplyLength = 1_000;

/**
 * How many ended conversations the desk can still tell from unknown ones. Older ones are answered as not found: storage
 * knows them for ever, the desk must not grow with them.
 */
export const rememberedEndings = 10_000;

/** For how long what has ended waits for a customer who has not seen the answer in it. */
export const unseenForMs = 30 * 24 * hour;

/** How many ended conversations, the latest, wait so for one customer. */
export const unseenEndings = 5;

/** For how many customers of a shop something waits so; who has been away longest is forgotten first. */
export const unseenCustomers = 20_000;
