import * as z from 'zod';

/** How figures are defined that the sources define differently; every report names its own (AR-11). */
export const profiles = ['official', 'thirdParty', 'sycm2024'] as const;
export const Profile = z.enum(profiles).meta({ id: 'MetricsProfile' });
export type Profile = z.infer<typeof Profile>;

/** `09:00`; `24:00` is the end of the day. */
const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of the day such as 09:00');

const toggle = (byDefault: boolean) => z.boolean().default(byDefault);
const whole = (min: number, max: number, byDefault: number) => z.int().min(min).max(max).default(byDefault);

/**
 * How a shop wants its figures counted. In force from a day on; days before keep the settings they had (CF-06). Leaving
 * something out means its default.
 */
export const MetricsSettings = z
  .object({
    profile: Profile.default('official'),
    /** AR-07, AR-10: under `thirdParty`, what begins with the symbol is an auto reply, whoever sent it. */
    autoReply: z
      .object({ detect: toggle(false), symbol: z.string().min(1).max(8).default('^') })
      .prefault({}),
    /** RS-04, RS-05: a wait this long or longer is left out of the response figures. */
    maxWait: z.object({ on: toggle(true), minutes: whole(1, 60, 10) }).prefault({}),
    /** RS-06: a row is slow once this many of its gaps are longer than that. */
    slow: z.object({ seconds: whole(1, 3600, 120), times: whole(1, 100, 3) }).prefault({}),
    /** RS-20: closing phrases, advertising, abuse and system messages under the buyer's name start no clock. */
    ignoreNoise: toggle(false),
    /** RS-10, RS-14: which sessions (by their start) and rounds (by their question) the two rates look at; half open. */
    assessed: z
      .object({ from: ClockTime.default('09:00'), to: ClockTime.default('23:00') })
      .refine(({ from, to }) => from < to, 'ends after it begins')
      .prefault({}),
    /** RS-11: who comes back sooner after the end continues the session, for the 30 s rate alone. */
    resumeMinutes: whole(0, 60, 10),
    /** LM-22: leave figures of a day show this many days later. */
    leaveDelayDays: whole(0, 7, 2),
    /** CF-10: the filters that can be switched off do not apply to after-sale accounts (D12). */
    keepAftersale: toggle(false),
    filters: z
      .object({
        /** FL-04 buyers that are some other shop's sub-account. */
        otherShops: toggle(false),
        /** FL-05 what begins after the agent's last message of the day. */
        offDuty: toggle(true),
        /** FL-07 messages sent to many at once. */
        broadcast: toggle(true),
        /** FL-09 passed on after at most so many messages. */
        transfer: z.object({ on: toggle(true), messages: whole(0, 20, 1) }).prefault({}),
        /** FL-12 one of the first replies is the agreed phrase, to the letter. */
        advertising: z
          .object({
            on: toggle(false),
            replies: whole(1, 20, 1),
            phrase: z.string().max(200).default(''),
          })
          .prefault({}),
        /** FL-14 one message of the buyer, at least so many replies, and nothing more from the buyer. */
        singleLine: z.object({ on: toggle(false), replies: whole(1, 20, 1) }).prefault({}),
        /** FL-16 the agent wrote first, and the buyer at most so many messages. */
        monologue: z.object({ on: toggle(true), messages: whole(0, 20, 0) }).prefault({}),
      })
      .prefault({}),
    /** FL-03: accounts of the vendor's own support. */
    vendorAccounts: z.array(z.string().min(1).max(128)).max(1000).default([]),
    /** IQ-04: a chat within so many days after a payment is after-sale. */
    aftersaleDays: whole(1, 90, 21),
    /** IQ-08, IQ-11: who was contacted by the agent and did not order is no loss; nor who answered within so many days. */
    agentContact: z.object({ noLoss: toggle(false), replyDays: whole(1, 30, 1) }).prefault({}),
    /** IQ-12: a chat across midnight is lost once, on its second day. */
    crossDayOnce: toggle(false),
    /** IQ-14: an order not paid within so many hours is a payment loss. */
    payHours: whole(1, 72, 24),
    /** AT-03: whom an order and a payment are confirmed by. */
    judging: z.enum(['lastChat', 'rounds']).default('lastChat'),
    /**
     * AT-09: whom a sale belongs to. `influenced` (促成) is the platform's own way: the last agent who chatted, about a
     * product of the order before anything else, within so many hours before it was placed.
     */
    ownership: z.enum(['payment', 'orderFirst', 'influenced']).default('payment'),
    influencedHours: whole(1, 168, 24),
    /** AT-14 … AT-18: fully silent orders may go to the first agent in touch after payment. */
    followUp: z
      .object({
        byBuyer: z.object({ on: toggle(false), minutes: whole(1, 1440, 10) }).prefault({}),
        byAgent: z.object({ on: toggle(false), minutes: whole(1, 1440, 10) }).prefault({}),
      })
      .prefault({}),
    /** SY-08: an after-sale customer who is back sooner consults again. */
    repeatHours: whole(1, 168, 24),
    /** PN-09: not signed in for so many days, with so many points or more, is an inactive shop. */
    inactive: z.object({ days: whole(1, 365, 30), points: whole(1, 8, 8) }).prefault({}),
  })
  .meta({ id: 'MetricsSettings' });
export type MetricsSettings = z.infer<typeof MetricsSettings>;
/** Settings as they are told: everything may be left out. */
export type MetricsSettingsInput = z.input<typeof MetricsSettings>;

/** What holds where nothing was set. */
export const defaultSettings: MetricsSettings = MetricsSettings.parse({});

/** `09:30` in ms since 00:00. */
export function clockTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
