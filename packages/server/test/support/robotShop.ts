import { portHost, type Host } from './host.ts';
import { openShop } from './shop.ts';

const answers = {
  robotEntries: [
    { kind: 'after-sale', question: '尺码怎么选', keywords: '尺码,大小', answer: '请看尺码表。' },
    {
      kind: 'after-sale',
      question: '订单到哪了',
      keywords: '物流',
      answer: '请把单号发给客服。',
      needsAgent: true,
    },
  ],
  intentAnswers: [{ intent: 'shipping-fee', answer: '满 99 包邮。' }],
} as const;

/** The shop of `openShop` with a robot that knows a little. */
export async function shopWithRobot(robot: 'first' | 'nobody-free', host?: Host): Promise<Host> {
  const shop = host ?? (await portHost());
  await openShop(shop);
  const { routing, knowledge } = shop.app.admin;
  await routing.configure(shop.shopId, { robot });
  await knowledge.replace(shop.shopId, {
    ...answers,
    robotEntries: [...answers.robotEntries],
    intentAnswers: [...answers.intentAnswers],
  });
  return shop;
}

/** So many of this kind of author have written. */
export const wrote =
  (kind: string, count: number) =>
  ({ items }: { items: readonly { kind: string; author?: { kind: string } }[] }) =>
    items.filter((item) => item.author?.kind === kind).length === count;
