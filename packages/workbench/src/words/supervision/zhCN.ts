import { statusNames } from '../statusNames.ts';
import type { SupervisionWords } from './words.ts';

const spoken = (seconds: number): string =>
  seconds < 60 ? `${String(seconds)} 秒` : `${String(Math.floor(seconds / 60))} 分钟`;

export const zhCN: SupervisionWords = {
  wall: {
    open: '实时大屏',
    title: '实时大屏',
    loading: '正在读取接待情况…',
    refused: '你的账号不能再查看实时大屏。',
    failed: '连接已断开，显示的是断开前的情况。',
    everybody: '全部',
    groups: '客服组',
    agents: '客服',
    summary: (waiting, running, present) => `${waiting} 人排队 · ${running} 个会话 · ${present} 位客服在岗`,
    inLine: (customers) => `${customers} 人排队`,
    leaveMessages: (count) => `${count} 条待分配留言`,
    people: (status, count) => `${count} ${statusNames['zh-CN'][status]}`,
    load: (conversations, capacity) =>
      capacity === null ? String(conversations) : `${conversations} / ${capacity}`,
    loadSpoken: (conversations, capacity) =>
      `${conversations} 个会话${capacity === null ? '' : `，最大接待量 ${capacity}`}`,
    waits: (time) => `已等 ${time}`,
    waitsSpoken: (seconds) => `有顾客已等 ${spoken(seconds)}`,
    noneOfGroup: '该组没有客服在岗。',
    noConversations: '没有进行中的会话',
    away: (count) => `${count} 位离线`,
    watch: (customer) => `旁观与 ${customer} 的会话`,
    own: '自己的',
  },
  mine: '正在关注的同事会话',
  with: (customer, agent) => `${customer} · ${agent} 接待`,
  watching: '你正在旁观',
  watchingMeans: '同事看得到，顾客看不到。',
  joined: '你已加入',
  joinedMeans: '顾客会看到你的名字，会话仍归同事。',
  silent: {
    watching: '你正在旁观',
    joined: '同事接待此会话后，你才能继续发言。',
  },
  isWatching: (who) => `${who} 正在旁观`,
  hasJoined: (who) => `${who} 已加入`,
  join: '加入会话',
  onlyWatch: '仅旁观',
  takeOver: '接管',
  takeOverQuestion: (agent) => ({
    title: `从 ${agent} 接管这个会话？`,
    text: '会话将归你接待，顾客和同事都会看到。',
    yes: '接管',
    no: '取消',
  }),
  stop: '停止旁观',
  over: '你已不再关注这个会话。',
  list: (all) => all.join('、'),
  line: {
    watching: (name, mine) => (mine ? '你开始旁观' : `${name} 开始旁观`),
    joined: (name, mine) => (mine ? '你加入了会话' : `${name} 加入了会话`),
    left: (name, mine) => (mine ? '你不再关注此会话' : `${name} 不再关注此会话`),
  },
  takenOver: (name, from) => `${name} 从 ${from} 接管了会话`,
  tookOver: (from) => `你从 ${from} 接管了会话`,
  done: {
    watching: '已开始旁观',
    joined: '已加入会话',
    left: '已停止关注',
    takenOver: '会话已归你接待',
  },
  problem: {
    ended: '该会话已结束。',
    gone: '该会话目前无人接待。',
    others: '该会话已被其他同事接走。',
    offline: '你处于离线状态，请先切换状态再接管。',
    forbidden: '你的账号没有此权限。',
    failed: '操作未成功，请重试。',
  },
};
