/** Whom and what the tests of the widget talk about. */
export const groups = {
  presale: { id: 'presale', name: '售前咨询' },
  tents: { id: 'tents', name: '帐篷专家' },
} as const;
export const amy = { id: 'amy', name: 'Amy' } as const;
export const waiting = {
  state: 'queued',
  group: groups.presale,
  queue: { place: 3, expectedWaitMs: 120_000 },
} as const;
export const startedAt = new Date(2026, 10, 21, 10, 30).getTime();

/** What a product page offers that two groups and a resting one match. */
export const options = [
  { ...groups.tents, online: true, waiting: 0 },
  { ...groups.presale, online: true, waiting: 3, full: true as const, expectedWaitMs: 120_000 },
  { id: 'custom', name: '  Custom & <b>bulk</b> ', online: false, waiting: 0 },
];

export const faq = [
  {
    id: 'f1',
    question: '这顶帐篷防雨吗？',
    answer: '外帐防水 3000 mm，中雨没有问题。\n大风大雨请另加风绳。',
  },
  { id: 'f2', question: 'How long does delivery take?', answer: 'Two days inside the city.' },
  { id: 'f3', question: '多少天内可以退货？', answer: '签收后七天内。' },
  { id: 'f4', question: 'Is there a <b>warranty</b>?', answer: 'Yes: <i>two years</i>.' },
  { id: 'f5', question: '能开发票吗？', answer: '可以，下单时填写抬头。' },
];
export const recommendations = [
  { id: 'r1', title: '三季帐篷 · 双人', url: 'https://shop.example/p/1001', note: '今年卖得最好' },
  { id: 'r2', title: '<b>Ultralight</b> sleeping mat', sku: '2002' },
  { id: 'r3', title: 'Not a link', url: 'javascript:alert(1)' },
];
