/** Settings of a shop's desk. Each stays within its range, or the command that brings it is refused whole. */
export interface DeskSettings {
  /** LM-05: time between two deliveries of leave messages, 60,000–120,000 ms. */
  readonly leaveMessageTickMs: number;
  /** RT-23: how long a customer may choose a group before a text chooses for them, 5,000–300,000 ms. */
  readonly chooserTimeoutMs: number;
}

export const defaultSettings: DeskSettings = { leaveMessageTickMs: 90_000, chooserTimeoutMs: 30_000 };

/** Lowest and highest value of each setting. */
export const settingRanges: Readonly<Record<keyof DeskSettings, readonly [number, number]>> = {
  leaveMessageTickMs: [60_000, 120_000],
  chooserTimeoutMs: [5_000, 300_000],
};

/** How long an agent whose last connection closed still counts as present: a reload or a lift ride fits, an end of shift does not. */
export const presenceLeaseMs = 60_000;

/** LM-06: customers whose leave messages one agent gets in one delivery. */
export const customersPerDelivery = 3;

/** RT-13, AC-08: the weight of a member for whom none was given. */
export const defaultWeight = 6;

/** RT-14. */
export const maximumWeight = 10;

/**
 * How many ended conversations the desk can still tell from unknown ones. Older ones are answered as not found: storage
 * knows them for ever, the desk must not grow with them.
 */
export const rememberedEndings = 10_000;
