import type { DayNumber } from '../calendar.ts';
import type { History } from '../history.ts';
import { satisfiedFrom } from '../lists/ratings.ts';
import { sessionsOn, type SessionEntry } from '../lists/sessions.ts';
import { talliesOf } from './collectChats.ts';
import { C, type Tallies, type Tally } from './tally.ts';

/** Adds the sessions that began on a day, and the ratings and visits of the day. */
export function collectSessions(history: History, day: DayNumber, tallies: Tallies): void {
  for (const entry of sessionsOn(history, day))
    for (const tally of [tallies.shop, ...talliesOf(history, day, tallies, entry.agentId, entry.groupId)])
      addSession(tally, entry);
  for (const { agentId, groupId, grade } of history.ratings.on(day))
    for (const tally of [tallies.shop, ...talliesOf(history, day, tallies, agentId, groupId)]) {
      tally.add(C.ratings);
      tally.add(C.gradeSum, grade);
      if (grade >= satisfiedFrom) tally.add(C.satisfied);
    }
  tallies.shop.add(C.onlineVisitors, history.onlineVisitors(day).size);
}

function addSession(tally: Tally, { kind, consultation, empty, agentId, waits }: SessionEntry): void {
  if (empty) tally.add(C.emptySessions);
  if (kind === 'leave') {
    tally.add(C.leaveConsultations);
    if (agentId === undefined) tally.add(C.leaveUnassigned);
  }
  if (consultation) tally.add(C.consultations);
  for (const { since, until, served } of waits) {
    tally.add(C.queued);
    if (until === undefined) continue;
    tally.add(served ? C.queueServed : C.queueAbandoned);
    if (served) tally.add(C.queueSeconds, Math.max(0, Math.floor((until - since) / 1000)));
  }
}
