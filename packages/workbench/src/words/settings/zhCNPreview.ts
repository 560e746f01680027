import type { PreviewWords } from './previewWords.ts';

export const preview: PreviewWords = {
  title: '现在进线会分给谁',
  hint: '按此刻在线的客服试算一位新顾客，不会真的进线。修改未保存时，两种结果并排显示。',
  page: '进线页面',
  sku: '商品 SKU',
  skuHint: '可不填',
  again: '重新试算',
  saved: '已保存的设置',
  edited: '修改后（未保存）',
  same: '修改后结果不变。',
  asking: '正在试算…',
  failed: '试算没有成功。',
  refused: '这样的修改不能保存，请先改正上面标出的地方。',
  outcomes: {
    assigned: '分给客服',
    queued: '进入排队',
    choose: '由顾客选择客服组',
    'leave-message': '转为留言',
    robot: '由机器人接待',
    refused: '不接待',
  },
  options: (names) => names.join('、'),
  steps: '分流过程',
};
