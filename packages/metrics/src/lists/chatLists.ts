import type { Subject } from '../figures/tally.ts';
import { isOf, type DayOfHistory, type DetailList } from './detailList.ts';
import { firstReplyEntry, visitFirstReplies, type FirstReplyEntry } from './firstReplies.ts';
import type { RatingEntry } from './ratings.ts';
import {
  byPeople,
  byProfile,
  DayRounds,
  roundEntry,
  type HumanRoundEntry,
  type ResponseEntry,
  type RoundEntry,
} from './rounds.ts';
import { rowsOn, type RowEntry } from './rows.ts';
import { sessionsOn, type SessionEntry } from './sessions.ts';

const rowList = (where: (row: RowEntry) => boolean) => ({
  entries: (of: DayOfHistory, subject: Subject) =>
    rowsOn(of.history, of.day).filter(
      (row) => where(row) && isOf(of, subject, row.agentId, row.groupIds, row.productIds),
    ),
});

const sessionList = (where: (session: SessionEntry) => boolean) => ({
  entries: (of: DayOfHistory, subject: Subject) =>
    sessionsOn(of.history, of.day).filter(
      (session) =>
        where(session) && isOf(of, subject, session.agentId, [session.groupId], [session.productId]),
    ),
});

/** The shop has a clock of its own, agents, teams and groups have the agents' (RS-18). */
const clockOf = ({ kind }: Subject) => (kind === 'shop' ? 'shop' : 'agent');

const isOfRound = (of: DayOfHistory, subject: Subject, { agentId, groupId }: RoundEntry): boolean =>
  isOf(of, subject, agentId, [groupId]);

const responseList = (where: (entry: ResponseEntry) => boolean) => ({
  entries: (of: DayOfHistory, subject: Subject) => {
    const found: ResponseEntry[] = [];
    const clock = clockOf(subject);
    const rounds = new DayRounds(of.history, of.day, of.now);
    rounds.visit(byProfile, (clocks, round) => {
      if (clocks !== 'both' && clocks !== clock) return;
      const state = rounds.response(clocks, round);
      if (state === undefined) return;
      const entry: ResponseEntry = { ...roundEntry(of.history, clock, round), state };
      if (where(entry) && isOfRound(of, subject, entry)) found.push(entry);
    });
    return found;
  },
});

const roundList = (where: (entry: HumanRoundEntry) => boolean) => ({
  entries: (of: DayOfHistory, subject: Subject) => {
    const found: HumanRoundEntry[] = [];
    const clock = clockOf(subject);
    const { sessions } = of.history;
    const rounds = new DayRounds(of.history, of.day, of.now);
    rounds.visit(byPeople, (clocks, round) => {
      if (clocks !== 'both' && clocks !== clock) return;
      const state = rounds.human(round);
      if (state === undefined) return;
      const online = !sessions.isLeave(of.history.rounds.session(round));
      const about = { online, state, inTime: rounds.inTime(round) };
      const entry: HumanRoundEntry = { ...roundEntry(of.history, clock, round), ...about };
      if (where(entry) && isOfRound(of, subject, entry)) found.push(entry);
    });
    return found;
  },
});

const firstReplyList = {
  entries: (of: DayOfHistory, subject: Subject) => {
    const found: FirstReplyEntry[] = [];
    const subjectName = of.history.placed.told.names.find(subject.id);
    visitFirstReplies(of.history, of.day, of.now, (...first) => {
      const [kind, name] = first;
      const isTheirs = kind === 'shop' || name === subjectName;
      if (kind === subject.kind && isTheirs) found.push(firstReplyEntry(of.history, ...first));
    });
    return found;
  },
};

const ratingList = {
  entries: (of: DayOfHistory, subject: Subject): readonly RatingEntry[] =>
    of.history.ratings.on(of.day).filter(({ agentId, groupId }) => isOf(of, subject, agentId, [groupId])),
};

const visitorList = {
  entries: ({ history, day }: DayOfHistory) =>
    [...history.onlineVisitors(day)].sort().map((customerId) => ({ customerId })),
};

/** Lists of rows, rounds, sessions and ratings. */
export const chatLists = [
  {
    id: 'receptions',
    zh: '接待明细',
    en: 'Receptions',
    rules: ['SY-02', 'VM-01'],
    ...rowList((row) => row.consulted),
  },
  {
    id: 'filtered',
    zh: '过滤明细',
    en: 'Filtered rows, with reasons',
    rules: ['FL-00'],
    ...rowList((row) => row.reason !== undefined),
  },
  {
    id: 'unreplied',
    zh: '未回复明细',
    en: 'Unreplied',
    rules: ['VM-14'],
    ...rowList((row) => row.unreplied),
  },
  { id: 'slow', zh: '慢响应明细', en: 'Slow rows', rules: ['RS-06'], ...rowList((row) => row.slow) },
  { id: 'sessions', zh: '会话明细', en: 'Sessions', rules: ['VM-07'], ...sessionList(() => true) },
  {
    id: 'consultations',
    zh: '咨询明细',
    en: 'Consultations',
    rules: ['VM-07'],
    ...sessionList(({ consultation }) => consultation),
  },
  {
    id: 'leaveSessions',
    zh: '留言明细',
    en: 'Leave sessions',
    rules: ['VM-09'],
    ...sessionList(({ kind }) => kind === 'leave'),
  },
  {
    id: 'emptySessions',
    zh: '空聊天明细',
    en: 'Empty sessions',
    rules: ['FL-01'],
    ...sessionList(({ empty }) => empty),
  },
  {
    id: 'queueWaits',
    zh: '排队明细',
    en: 'Sessions that waited in a line',
    rules: ['RT-46'],
    ...sessionList(({ waits }) => waits.length > 0),
  },
  {
    id: 'responses',
    zh: '响应明细',
    en: 'Rounds of received rows, by the profile',
    rules: ['RS-01'],
    ...responseList(() => true),
  },
  {
    id: 'abandonedGaps',
    zh: '超长等待明细',
    en: 'Gaps that reached the waiting limit',
    rules: ['RS-09'],
    ...responseList(({ state }) => state === 'abandoned'),
  },
  {
    id: 'unansweredRounds',
    zh: '未回复回合明细',
    en: 'Unanswered rounds',
    rules: ['RS-18'],
    ...responseList(({ state }) => state === 'unanswered'),
  },
  {
    id: 'humanRounds',
    zh: '人工响应明细',
    en: 'Rounds of online sessions, people’s replies alone',
    rules: ['RS-02'],
    ...roundList(({ online }) => online),
  },
  {
    id: 'assessedRounds',
    zh: '3分钟考核回合明细',
    en: 'Rounds in the assessed hours',
    rules: ['RS-14'],
    ...roundList(({ inTime }) => inTime !== undefined),
  },
  {
    id: 'threeMinuteMisses',
    zh: '3分钟未响应明细',
    en: 'Rounds not answered within three minutes',
    rules: ['RS-16', 'SY-02'],
    ...roundList(({ inTime }) => inTime === 'no'),
  },
  {
    id: 'firstReplies',
    zh: '首次应答明细',
    en: 'First replies in assessed sessions',
    rules: ['RS-10'],
    ...firstReplyList,
  },
  { id: 'ratings', zh: '接待评价明细', en: 'Ratings', rules: ['SY-02', 'QS-03'], ...ratingList },
  { id: 'visitors', zh: '在线访客明细', en: 'Online visitors', rules: ['VM-10'], ...visitorList },
] as const satisfies readonly DetailList[];
