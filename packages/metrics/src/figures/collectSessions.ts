import type { DayNumber } from '../calendar.ts';
import type { Chat } from '../chat/conversations.ts';
import type { Session } from '../chat/session.ts';
import type { History } from '../history.ts';
import { satisfiedFrom } from '../lists/ratings.ts';
import { visitSessions } from '../lists/sessions.ts';
import { noName } from '../names.ts';
import { talliesOf, talliesOfAgent } from './collectChats.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the sessions that began on a day, and the ratings and visits of the day. */
export function collectSessions(history: History, day: DayNumber, tallies: Tallies): void {
  collectOpened(history, day, tallies);
  for (const { agentId, groupId, grade } of history.ratings.on(day))
    for (const tally of [tallies.shop, ...talliesOfAgent(history, day, tallies, agentId, groupId)]) {
      tally.add(C.ratings);
      tally.add(C.gradeSum, grade);
      if (grade >= satisfiedFrom) tally.add(C.satisfied);
    }
  tallies.shop.add(C.onlineVisitors, history.onlineVisitors(day).size);
}

/** Adds the sessions that began on a day. @param chats all of the day, or some */
export function collectOpened(
  history: History,
  day: DayNumber,
  tallies: Tallies,
  chats?: readonly Chat[],
): void {
  const add = (session: Session, empty: boolean, consultation: boolean): void => {
    addSession(tallies.shop, session, empty, consultation);
    for (const tally of talliesOf(history, day, tallies, session.owner, session.group))
      addSession(tally, session, empty, consultation);
  };
  visitSessions(history, day, add, chats);
}

function addSession(
  tally: Tally,
  { kind, owner, waits }: Session,
  empty: boolean,
  consultation: boolean,
): void {
  if (empty) tally.add(C.emptySessions);
  if (kind === 'leave') {
    tally.add(C.leaveConsultations);
    if (owner === noName) tally.add(C.leaveUnassigned);
  }
  if (consultation) tally.add(C.consultations);
  for (const { since, until, served } of waits) {
    tally.add(C.queued);
    if (until === undefined) continue;
    tally.add(served ? C.queueServed : C.queueAbandoned);
    if (served) tally.add(C.queueSeconds, Math.max(0, Math.floor((until - since) / 1000)));
  }
}
