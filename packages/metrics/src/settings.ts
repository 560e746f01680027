import * as z from 'zod';

/** How figures are defined that the sources define differently; every report names its own (AR-11). */
export const profiles = ['official', 'thirdParty', 'sycm2024'] as const;
export const Profile = z.enum(profiles).meta({ id: 'MetricsProfile' });
export type Profile = z.infer<typeof Profile>;

/** `09:00`; `24:00` is the end of the day. */
const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of the day such as 09:00');

const toggle = (byDefault: boolean) => z.boolean().default(byDefault);
const whole = (min: number, max: number, byDefault: number) => z.int().min(min).max(max).default(byDefault);

/** A part of the settings: whoever names one that there is not is told so, since what is left out means its default. */
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);
const on = toggle(true).describe('Whether it is on.');
const off = toggle(false).describe('Whether it is on.');

/**
 * How a shop wants its figures counted. In force from a day on; days before keep the settings they had (CF-06). Leaving
 * something out means its default; what no setting is called is refused.
 */
export const MetricsSettings = part({
  profile: Profile.default('official').describe(
    'How figures are defined that the sources define differently (AR-11): as the platform does (`official`), as third-party software does, or as in the Sycm handbook of 2024.',
  ),
  autoReply: part({
    detect: toggle(false).describe(
      'Under `thirdParty`, whatever begins with the symbol is an automatic reply, whoever sent it (AR-07).',
    ),
    symbol: z
      .string()
      .min(1)
      .max(8)
      .refine((text) => !/[\p{L}\p{N}\s]/u.test(text), 'is made of signs: no letters, digits or spaces')
      .default('^')
      .describe('What automatic replies begin with: signs, no letters, digits or spaces (AR-10).'),
  }).prefault({}),
  maxWait: part({
    on,
    minutes: whole(1, 60, 10).describe(
      'A wait this long or longer is left out of the response figures (RS-04, RS-05).',
    ),
  }).prefault({}),
  slow: part({
    seconds: whole(1, 3600, 120).describe('A gap is long if it is longer than this (RS-06).'),
    times: whole(1, 100, 3).describe('A row is slow once so many of its gaps are long (RS-06).'),
  }).prefault({}),
  ignoreNoise: toggle(false).describe(
    'Closing phrases, advertising, abuse and system messages under the buyer’s name (`noise`) start no clock (RS-20).',
  ),
  assessed: part({
    from: ClockTime.default('09:00').describe(
      'Sessions that began, and rounds asked, at this time of the day or later are looked at by the two rates (RS-10, RS-14).',
    ),
    to: ClockTime.default('23:00').describe(
      'Half open: what is of this very time is not looked at. After `from`; `24:00` is the end of the day.',
    ),
  })
    .refine(({ from, to }) => from < to, 'ends after it begins')
    .prefault({}),
  resumeMinutes: whole(0, 60, 10).describe(
    'Minutes: who comes back sooner after the end continues the session, for the 30 s rate alone (RS-11).',
  ),
  leaveDelayDays: whole(0, 7, 2).describe('Leave figures of a day show so many days later (LM-22).'),
  keepAftersale: toggle(false).describe(
    'The filters that can be switched off do not apply to after-sale accounts (CF-10).',
  ),
  filters: part({
    otherShops: toggle(false).describe('Filters buyers that are some other shop’s account (FL-04).'),
    offDuty: toggle(true).describe('Filters what begins after the agent’s last message of the day (FL-05).'),
    broadcast: toggle(true).describe('Filters messages sent to many at once (FL-07).'),
    transfer: part({
      on,
      messages: whole(0, 20, 1).describe(
        'Filters what was passed on after at most so many messages (FL-09).',
      ),
    }).prefault({}),
    advertising: part({
      on: off,
      replies: whole(1, 20, 1).describe('So many first replies are compared with the phrase (FL-12).'),
      phrase: z.string().max(200).default('').describe('The agreed phrase, to the letter (FL-12).'),
    }).prefault({}),
    singleLine: part({
      on: off,
      replies: whole(1, 20, 1).describe(
        'Filters one message of the buyer, so many replies or more, and nothing more from the buyer (FL-14).',
      ),
    }).prefault({}),
    monologue: part({
      on,
      messages: whole(0, 20, 0).describe(
        'Filters what the agent began and where the buyer wrote at most so many messages (FL-16).',
      ),
    }).prefault({}),
  }).prefault({}),
  vendorAccounts: z
    .array(z.string().min(1).max(128))
    .max(1000)
    .default([])
    .describe('Customers that are accounts of the vendor’s own support, by their ids (FL-03).'),
  aftersaleDays: whole(1, 90, 21).describe(
    'A chat within so many days after a payment is after-sale (IQ-04).',
  ),
  agentContact: part({
    noLoss: toggle(false).describe('Who was contacted by the agent and did not order is no loss (IQ-08).'),
    replyDays: whole(1, 30, 1).describe(
      '… nor is one who answered within so many days and did not order (IQ-11).',
    ),
  }).prefault({}),
  crossDayOnce: toggle(false).describe('A chat across midnight is lost once, on its second day (IQ-12).'),
  payHours: whole(1, 72, 24).describe('An order not paid within so many hours is a payment loss (IQ-14).'),
  judging: z
    .enum(['lastChat', 'rounds'])
    .default('lastChat')
    .describe(
      'Whom an order and a payment are confirmed by: who chatted last before it, or who had most rounds (AT-03).',
    ),
  ownership: z
    .enum(['payment', 'orderFirst', 'influenced'])
    .default('payment')
    .describe(
      'Whom a sale belongs to (AT-09): the agent of the payment; that of the order, if there is one; or `influenced` (促成), the platform’s own way: the last agent who chatted, about a product of the order before anything else, within `influencedHours` before it was placed.',
    ),
  influencedHours: whole(1, 168, 24).describe('The hours of `influenced` (促成).'),
  followUp: part({
    byBuyer: part({
      on: off,
      minutes: whole(1, 1440, 10).describe(
        'A fully silent order goes to the first agent whom the buyer writes to within so many minutes after the payment (AT-15).',
      ),
    }).prefault({}),
    byAgent: part({
      on: off,
      minutes: whole(1, 1440, 10).describe(
        '… to the first agent who writes to the buyer within so many minutes after the payment (AT-16).',
      ),
    }).prefault({}),
  }).prefault({}),
  repeatHours: whole(1, 168, 24).describe(
    'An after-sale customer who is back within so many hours consults again (SY-08).',
  ),
  inactive: part({
    days: whole(1, 365, 30).describe(
      'A shop is inactive to which nobody signed in for so many days … (PN-09)',
    ),
    points: whole(1, 8, 8).describe('… and which has so many points or more (PN-09).'),
  }).prefault({}),
}).meta({ id: 'MetricsSettings' });
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
