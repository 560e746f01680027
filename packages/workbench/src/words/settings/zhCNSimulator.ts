import type { SimulatorWords } from './simulatorWords.ts';

const span = (seconds: number): string =>
  seconds < 60 ? `${String(seconds)} 秒` : `${String(Math.round(seconds / 6) / 10)} 分钟`;

export const simulator: SimulatorWords = {
  intro:
    '让那几天真实进线的顾客再来一次，看看多安排几位客服会怎样。顾客的耐心和每次接待的时长都按记录来，不影响正在进行的接待。',
  agents: '增加客服数',
  group: '加入客服组',
  from: '记录从',
  to: '到',
  fromHour: '每天从',
  toHour: '到',
  capacity: '每人最大接待量',
  noCapacity: '不限',
  run: '开始模拟',
  running: '正在模拟，数据多时需要几秒…',
  failed: '模拟没有成功，请稍后再试。',
  hoursBackwards: '结束时间要晚于开始时间。',
  daysBackwards: '结束日期不能早于开始日期。',
  tooManyDays: (days) => `一次最多模拟 ${String(days)} 天。`,
  agentsWrong: (most) => `请填 1 到 ${String(most)}。`,
  capacityWrong: (most) => `请填 1 到 ${String(most)}，或留空。`,
  before: '当时的安排',
  after: (agents) => `增加 ${String(agents)} 位客服`,
  figures: {
    entries: '进线',
    received: '接待',
    queued: '排过队',
    abandoned: '放弃等待',
    leaveMessages: '转为留言',
  },
  waits: { p50: '半数等待不超过', p90: '九成等待不超过', longest: '最长等待' },
  what: '指标',
  byHour: '各时段等待时长（九成不超过）',
  queuedByHour: '各时段排队人数',
  spread: '等待时长分布（人数）',
  hour: '时段',
  wait: '等待',
  within: (seconds) => `≤ ${span(seconds)}`,
  longer: (seconds) => `> ${span(seconds)}`,
  seconds: (ms) => span(Math.round(ms / 1000)),
  nobody: '那几天没有客服在线，「当时的安排」里没人接待。',
  nobodyCame: '那几天没有顾客进线，换个日期试试。',
  says: (before, after) => `九成等待不超过：之前 ${before}，之后 ${after}`,
  values: '数值',
};
