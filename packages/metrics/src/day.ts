/** A calendar day of the shop, `2026-11-21`. Days compare as strings. */
export type Day = string;

/** The day an instant (ms since 1970 UTC) falls on. */
export type DayOf = (at: number) => Day;

const known = new Map<string, DayOf>();

/**
 * Days in a time zone given by its IANA name, daylight saving included (VM-12).
 * @throws RangeError if there is no such zone
 */
export function daysIn(timeZone: string): DayOf {
  const found = known.get(timeZone);
  if (found) return found;
  // Making a formatter costs a thousand times what using it does: one for each zone, for ever.
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayOf: DayOf = (at) => {
    let year = '';
    let month = '';
    let day = '';
    for (const { type, value } of format.formatToParts(at)) {
      if (type === 'year') year = value;
      else if (type === 'month') month = value;
      else if (type === 'day') day = value;
    }
    return `${year}-${month}-${day}`;
  };
  known.set(timeZone, dayOf);
  return dayOf;
}
