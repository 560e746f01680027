import type { DayNumber } from '../calendar.ts';
import type { Session, Sessions } from '../chat/sessions.ts';
import type { History } from '../history.ts';
import { satisfiedFrom } from '../lists/ratings.ts';
import { visitSessions } from '../lists/sessions.ts';
import { noName } from '../names.ts';
import { AgentTallies } from './agentTallies.ts';
import { C } from './counters.ts';
import type { Tallies, Tally } from './tally.ts';

/** Adds the sessions that began on a day, and the ratings and visits of the day. */
export function collectSessions(history: History, day: DayNumber, tallies: Tallies): void {
  collectOpened(history, day, tallies);
  const agents = new AgentTallies(history, day, tallies);
  for (const { agentId, groupId, grade } of history.ratings.on(day))
    for (const tally of [tallies.shop, ...agents.named(agentId, groupId)]) {
      tally.add(C.ratings);
      tally.add(C.gradeSum, grade);
      if (grade >= satisfiedFrom) tally.add(C.satisfied);
    }
  tallies.shop.add(C.onlineVisitors, history.onlineVisitors(day).size);
}

/** Adds the sessions that began on a day. @param all of the day, or some */
export function collectOpened(
  history: History,
  day: DayNumber,
  tallies: Tallies,
  all?: readonly Session[],
): void {
  const { sessions } = history;
  const agents = new AgentTallies(history, day, tallies);
  const add = (session: Session, empty: boolean, consultation: boolean): void => {
    addSession(tallies.shop, sessions, session, empty, consultation);
    for (const tally of agents.of(sessions.owner(session), sessions.group(session)))
      addSession(tally, sessions, session, empty, consultation);
  };
  visitSessions(history, day, add, all);
}

function addSession(
  tally: Tally,
  sessions: Sessions,
  session: Session,
  empty: boolean,
  consultation: boolean,
): void {
  if (empty) tally.add(C.emptySessions);
  if (sessions.isLeave(session)) {
    tally.add(C.leaveConsultations);
    if (sessions.owner(session) === noName) tally.add(C.leaveUnassigned);
  }
  if (consultation) tally.add(C.consultations);
  for (const { since, until, served } of sessions.waits(session)) {
    tally.add(C.queued);
    if (until === undefined) continue;
    tally.add(served ? C.queueServed : C.queueAbandoned);
    if (served) tally.add(C.queueSeconds, Math.max(0, Math.floor((until - since) / 1000)));
  }
}
