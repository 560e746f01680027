import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { collectRounds } from './collectChats.ts';
import { inquiriesOn } from '../trade/inquiry.ts';
import { collectInquiries } from './collectInquiries.ts';
import { collectRows } from './collectRows.ts';
import { collectSales } from './collectSales.ts';
import { collectService } from './collectService.ts';
import { collectSessions } from './collectSessions.ts';
import { Tallies } from './tally.ts';

/** All sums of one day, as of an instant. */
export function tallyDay(history: History, day: DayNumber, now: number): Tallies {
  const tallies = new Tallies();
  collectSessions(history, day, tallies);
  collectRows(history, day, tallies);
  collectRounds(history, day, now, tallies);
  const inquiries = inquiriesOn(history, day, now);
  collectInquiries(inquiries, tallies);
  collectSales(history, day, now, tallies);
  collectService(history, inquiries, day, now, tallies);
  return tallies;
}
