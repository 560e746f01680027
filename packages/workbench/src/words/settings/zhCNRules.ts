import type { SettingsWords } from './words.ts';

/** Words of the rules. */
export const zhCN: Pick<SettingsWords, 'rules'> = {
  rules: {
    intro: '修改从下一位顾客起生效，不影响已分配的会话。',
    sections: { routing: '分流', line: '排队与接待上限', lifetimes: '会话时限', delivery: '投递' },
    profile: {
      name: '分流方式',
      choices: {
        weighted: { name: '按权重', means: '按组内权重分配，只分给在线客服。默认。' },
        rotation: { name: '轮流', means: '按顺序轮流，熟客回到上次的客服；在线和离开的客服都参与。' },
      },
    },
    capMode: {
      name: '接待上限的作用范围',
      choices: {
        capped: { name: '所有渠道', means: '客服接满后，所有渠道的新顾客都排队。' },
        'exempt-app': { name: 'App 和个人号除外', means: '来自 App 和个人号的顾客不受上限限制。默认。' },
        uncapped: { name: '不限制', means: '上限不起作用，不排队。' },
      },
    },
    leaveMessageMode: {
      name: '分配方式',
      choices: {
        default: {
          name: '默认分配',
          means: '本组有客服在线时自动投递；允许兜底的组全员离线时交给默认组。默认。',
        },
        specified: { name: '指定客服', means: '只投递给下面指定的客服，在线时生效。' },
        manual: { name: '手动分配', means: '不自动投递，由主管或组长在工作台分配。' },
      },
    },
    robot: {
      name: '机器人位置',
      choices: {
        off: { name: '关闭', means: '顾客直接进入人工分流。默认。' },
        first: { name: '先由机器人接待', means: '机器人先回答，顾客随时可以转人工。' },
        'nobody-free': { name: '没有空闲客服时', means: '客服都在忙或不在时，由机器人先回答。' },
      },
    },
    timed: {
      leaveMessageTickMs: { name: '投递间隔', means: '每隔这么久投递一次待分配的留言。' },
      chooserTimeoutMs: {
        name: '选择客服组的时限',
        means: '超过时限没有选择就发消息的顾客，自动进入匹配商品的组。',
      },
      stickyWindowMs: {
        name: '熟客有效期',
        means: '在这段时间内再次进线的顾客，回到上次接待的客服。0 表示不启用。',
        none: '跟随分流方式：轮流 48 小时，按权重不启用',
      },
      queueAbsenceMs: { name: '离开后保留位置', means: '排队的顾客关掉页面后，位置保留这么久。' },
      orphanGraceMs: {
        name: '掉线宽限期',
        means: '客服离线超过这段时间后，等回复的顾客重新分配。',
      },
      idleEndMs: { name: '空闲结束', means: '顾客这么久没有动静且不欠回复，会话自动结束。' },
      idleWarningMs: {
        name: '结束前提醒',
        means: '自动结束前这么久提醒顾客。0 表示不提醒，须短于空闲结束。',
      },
    },
    counted: {
      customersPerDelivery: {
        name: '每次投递',
        means: '每次投递给每位在线客服的顾客数，同一顾客的留言一并投递。',
      },
      queueMax: {
        name: '排队人数上限',
        means: '每个组的队伍最多这么多人，再来的顾客可以留言。0 表示不排队。',
        none: '不限',
      },
    },
    warningBeforeEnd: '提醒时间须短于空闲结束的时间。',
    given: '自己设定',
    named: '指定的客服',
    namedMeans: '不必属于留言所在的组。',
    namedRequired: '至少指定一名客服。',
  },
};
