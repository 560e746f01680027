import type { ShopAdmin } from '../app/admin/shopAdmin.ts';
import { demoAgents, demoShopId } from './seedDemo.ts';

/** What the pages of the storefront show; the robot looks at a product's category (RB-04). */
const products = [
  {
    id: '1001',
    version: 1,
    title: '双峰 2 人轻量帐篷',
    category: '帐篷',
    price: { amount: 129_900, currency: 'CNY' },
  },
  {
    id: '2002',
    version: 1,
    title: '雾谷 38L 徒步背包',
    category: '背包',
    price: { amount: 69_900, currency: 'CNY' },
  },
] as const;

const knowledge = {
  faq: [
    {
      id: 'demo-rain',
      sku: '1001',
      question: '下大雨会漏吗？ Does it hold in heavy rain?',
      answer: '外帐 3000 mm，底 5000 mm，接缝全压胶。\nFly 3000 mm, floor 5000 mm, all seams taped.',
    },
    {
      id: 'demo-one-person',
      sku: '1001',
      question: '一个人能搭吗？ Can one person pitch it?',
      answer: '能，自立式，约五分钟。\nYes, it stands by itself: about five minutes.',
    },
    {
      id: 'demo-shipping',
      question: '运费怎么算？ What is shipping?',
      answer: '满 299 元包邮，不满收 10 元。\nFree from ¥299, else ¥10.',
    },
    {
      id: 'demo-returns',
      question: '可以退换吗？ Can I return it?',
      answer: '七天无理由退换，吊牌要在。\nWithin seven days, with its tags.',
    },
  ],
  recommendations: [
    {
      id: 'demo-tent',
      title: '双峰 2 人轻量帐篷',
      sku: '1001',
      note: '本周店长推荐：1.68 kg，风里雨里都站得稳。',
    },
    { id: 'demo-pack', title: '雾谷 38L 徒步背包', sku: '2002', note: '和帐篷一起背，刚好。' },
  ],
  robotEntries: [
    {
      id: 'demo-size',
      kind: 'pre-sale' as const,
      sku: '2002',
      question: '背包尺码怎么选',
      keywords: '尺码,大小,背长,身高,size,fit',
      answer:
        '背长 43–51 cm 可调，身高 160–185 cm 都合适。\nThe back adjusts from 43 to 51 cm: it fits from 160 to 185 cm.',
    },
    {
      id: 'demo-fee',
      kind: 'pre-sale' as const,
      question: '运费多少',
      keywords: '运费,邮费,包邮,shipping,postage',
      answer: '满 299 元包邮，不满收 10 元。\nFree from ¥299, else ¥10.',
    },
  ],
};

const settings = {
  autoReplies: {
    first: '您好，消息收到了，这就来。\nHello, we have your message and will be right with you.',
  },
  robot: 'nobody-free',
} as const;

/** Agents have room for three at once, so that a fourth visitor sees the line. */
const capacity = 3;

/**
 * Gives the demo shop what a visitor sees at once: places that run out, a greeting, answers on the pages, a robot where
 * nobody is free. Once only: what a manager changes afterwards is the manager's. The settings come last, so that a start
 * that was broken off is made up for by the next.
 */
export async function furnishDemo({ routing, knowledge: written, backOffice }: ShopAdmin): Promise<void> {
  const { version } = await routing.settings(demoShopId);
  // The shop's opening is the first event of its journal.
  if (version > 1) return;
  for (const { agentId } of demoAgents) await routing.configureAgent(demoShopId, agentId, { capacity });
  await backOffice.take(demoShopId, 'product', { rows: [...products] });
  await written.replace(demoShopId, knowledge);
  await written.setRobotSettings(demoShopId, { categories: ['背包'] });
  await routing.configure(demoShopId, settings);
}
