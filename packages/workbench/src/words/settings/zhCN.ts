import { zhCN as answers } from './zhCNAnswers.ts';
import { changes } from './zhCNChanges.ts';
import { preview } from './zhCNPreview.ts';
import { simulator } from './zhCNSimulator.ts';
import { zhCN as groups } from './zhCNGroups.ts';
import { zhCN as rules } from './zhCNRules.ts';
import { zhCN as shop } from './zhCNShop.ts';
import { zhCN as statistics } from './zhCNStatistics.ts';
import type { SettingsWords } from './words.ts';

export const zhCN: SettingsWords = {
  title: '店铺设置',
  back: '返回接待',
  pages: {
    groups: '客服组',
    agents: '客服',
    accounts: '账号与角色',
    hours: '营业时间',
    rules: '分流规则',
    simulator: '增员模拟',
    leave: '留言分配',
    replies: '自动回复',
    robot: '机器人',
    knowledge: '问答与推荐',
    blocked: '黑名单',
    statistics: '统计规则',
    statisticsAgents: '统计账号',
    changes: '操作日志',
  },

  form: {
    save: '保存',
    saving: '正在保存…',
    saved: '已保存，下一位顾客起生效',
    discard: '放弃修改',
    cancel: '取消',
    unsaved: '有未保存的修改',
    leaveQuestion: {
      title: '放弃未保存的修改？',
      text: '离开后，这里的修改不会保留。',
      yes: '放弃修改',
      no: '继续编辑',
    },
    changedMeanwhile: '别人刚刚改过这里。先载入最新内容，再保存；你的修改会保留。',
    deletedMeanwhile: '刚才有人删除了它，保存会重新写入。',
    takeTheirs: '载入最新，保留我的修改',
    theirs: '别人也改了这一项，保存后以你的为准',
    loading: '正在载入',
    loadFailed: '没有载入成功。',
    retry: '重试',
    forbidden: '这个账号没有管理权限。',
    failed: '没有保存成功，请重试。',
    lost: '连不上服务器，没有保存。修改还在，恢复后再试。',
    refused: '没有保存，请修正标出的内容。',
    add: '添加',
    edit: '编辑',
    remove: '删除',
    search: '搜索',
    nothingFound: '没有匹配的结果',
    previous: '上一页',
    next: '下一页',
    shown: (from, to, of) => `第 ${from}–${to} 个，共 ${of} 个`,
    on: '开',
    off: '关',
    range: (least, most) => `${least} 到 ${most}`,
    normally: (value) => `默认 ${value}`,
    units: { s: '秒', min: '分钟', h: '小时' },
    characters: (used, limit) => `${used}/${limit} 字`,
    required: '请填写这一项。',
    tooLong: (limit) => `最多 ${limit} 字。`,
  },

  ...groups,
  ...rules,
  ...shop,
  ...answers,
  ...statistics,
  changes,
  preview,
  simulator,
};
