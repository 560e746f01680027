import { zhCN as staff } from '../staff/zhCN.ts';
import type { CustomerGroupWords } from './words.ts';

export const zhCN: CustomerGroupWords = {
  tab: '顾客群',
  empty: { title: '还没有顾客群', hint: '新建顾客群，把顾客和同事拉进来。' },
  none: '还没有打开顾客群',
  noneHint: '在左侧选择一个群，或者新建一个。',
  placeholder: '发到群里，群里的顾客都能看到',
  customer: '顾客',
  nobodyToChoose: '输入顾客的称呼、账号或访客编号来查找。',
  startWith: '拉进新群',
  blocked: '已拉黑的顾客不能进群。',
  unknown: '没有找到这位顾客。',
  announce: (group, from, text) => `${group}：${from} 发来消息：${text}`,
  group: {
    ...staff.group,
    new: '新建顾客群',
    choose: '选择顾客和同事',
    search: '查找顾客或同事',
    chooseMissing: '请至少选择一位顾客。',
    leaveQuestion: {
      title: '退出顾客群？',
      text: '退出后看不到群里的消息。如果群里没有其他客服，这个群会解散，顾客也看不到了。',
      yes: '退出',
      no: '留下',
    },
  },
};
