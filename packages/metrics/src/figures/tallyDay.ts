import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { inquiriesOn, type Inquiry } from '../trade/inquiry.ts';
import { collectFirstReplies, collectRounds } from './collectChats.ts';
import { collectInquiries } from './collectInquiries.ts';
import { collectPeaks, collectRows } from './collectRows.ts';
import { collectSales } from './collectSales.ts';
import { collectService } from './collectService.ts';
import { collectSessions } from './collectSessions.ts';
import type { Part } from './counters.ts';
import type { Tallies } from './tally.ts';

/** Adds parts of the sums of one day, as of an instant, to those that are counted already. */
export function tallyDay(
  history: History,
  day: DayNumber,
  now: number,
  parts: readonly Part[],
  tallies: Tallies,
): void {
  let judged: readonly Inquiry[] | undefined;
  const inquiries = (): readonly Inquiry[] => (judged ??= inquiriesOn(history, day, now));
  tallies.count(parts, () => {
    for (const part of parts) {
      tallies.begin(part);
      addPart(history, day, now, part, tallies, inquiries);
    }
  });
}

function addPart(
  history: History,
  day: DayNumber,
  now: number,
  part: Part,
  tallies: Tallies,
  inquiries: () => readonly Inquiry[],
): void {
  switch (part) {
    case 'sessions':
      collectSessions(history, day, tallies);
      return;
    case 'people':
      collectRows(history, day, tallies);
      return;
    case 'peaks':
      collectPeaks(history, day, tallies);
      return;
    case 'rounds':
      collectRounds(history, day, now, tallies);
      return;
    case 'firstReplies':
      collectFirstReplies(history, day, now, tallies);
      return;
    case 'inquiries':
      collectInquiries(history.rows, inquiries(), tallies);
      return;
    case 'sales':
      collectSales(history, day, now, tallies);
      return;
    case 'service':
      collectService(history, inquiries(), day, now, tallies);
      return;
  }
}
