import type { AgentClient } from '@shopbell/sdk/agent';
import type { Page } from 'playwright-core';
import type { DemoServer } from '../support/demoServer.ts';
import type { Album, Look } from './album.ts';
import type { Cast } from '../support/cast.ts';

const words = {
  'zh-CN': {
    page: 'product-1001.html',
    question: '这款帐篷防水吗？',
    answer: '防水的，外帐 3000 毫米。',
    groups: '群聊',
    regulars: '露营老友',
    trial: '新品试用',
    said: ['大家好，欢迎进群', '周六上新，群里先看'],
  },
  en: {
    page: 'product-1001.en.html',
    question: 'Is this tent waterproof?',
    answer: 'It is: the fly is rated 3,000 mm.',
    groups: 'Groups',
    regulars: 'Old camping friends',
    trial: 'Trying what is new',
    said: ['Welcome, everybody', 'New tents on Saturday, you see them first'],
  },
  ar: {
    page: 'product-1001.en.html',
    question: 'هل هذه الخيمة مقاومة للماء؟',
    answer: 'نعم، الغطاء الخارجي 3000 مم.',
    groups: 'المجموعات',
    regulars: 'أصدقاء التخييم',
    trial: 'تجربة الجديد',
    said: ['أهلًا بالجميع', 'خيام جديدة يوم السبت (3 persons, NEMO)، ترونها أولًا'],
  },
} as const;
const longLink = 'https://example.com/a/very/long/link/that/goes/on/and/on?and=on';
const code =
  'const dry = tent.fly >= 3000;\nif (dry) { console.log("一段很长的代码 that has to wrap somewhere"); }';

/** Every view of the widget on the demo shop's product page. */
export async function tourWidget(
  album: Album,
  server: DemoServer,
  cast: Cast,
  bo: AgentClient,
  looks: readonly Look[],
): Promise<void> {
  for (const look of looks) {
    const { page: file, question, answer } = words[look.locale];
    const address = `${server.storefrontUrl}/${file}`;
    const bell = (page: Page) => page.getByRole('button', { name: /^(联系客服|Contact us|تواصل معنا)/ });
    const tents = (page: Page) => page.getByRole('button', { name: '帐篷专家' });
    const write = async (page: Page, text: string) => {
      await page.locator('shop-bell textarea').first().fill(text);
      await page.keyboard.press('Enter');
    };

    await bo.setStatus('offline');
    await album.visit(look, address, async (page) => {
      await album.draw(page, look, 'widget-bell', () => bell(page).waitFor());
      await album.draw(page, look, 'widget-nobody', async () => {
        await bell(page).click();
        await tents(page).waitFor();
      });
      await album.draw(page, look, 'widget-leave-message', () => tents(page).click());
      await album.draw(page, look, 'widget-left', () => write(page, question));
    });

    await bo.setStatus('online');
    await album.visit(look, address, async (page) => {
      await album.draw(page, look, 'widget-picker', async () => {
        await bell(page).click();
        await tents(page).waitFor();
      });
      const assigned = new Promise<string>((resolve) => {
        const stop = bo.on('message', ({ conversationId }) => {
          stop();
          resolve(conversationId);
        });
      });
      await tents(page).click();
      await write(page, `${question} ${longLink}`);
      const id = await assigned;
      await album.draw(page, look, 'widget-conversation', async () => {
        bo.send(id, answer);
        bo.send(id, code);
      });
      await tourGroups(album, page, look, bo, id);
      await album.draw(page, look, 'widget-rating', () =>
        page.getByRole('button', { name: /评价|Rate|تقييم/ }).click(),
      );
      await album.draw(page, look, 'widget-ended', () => bo.end(id));
    });

    const guests = [];
    for (let n = 0; n < 4; n++) guests.push(await cast.guest({ page: 'product', sku: '1001' }, question));
    await album.visit(look, address, async (page) => {
      await album.draw(page, look, 'widget-queue', async () => {
        await bell(page).click();
        await tents(page).click();
      });
      await album.draw(page, look, 'widget-queue-bell', () => page.keyboard.press('Escape'));
    });
    for (const { client, conversationId } of guests) await client.end(conversationId);
  }
}

/** The customer of this page in two groups, and back in the conversation. */
async function tourGroups(album: Album, page: Page, look: Look, bo: AgentClient, conversationId: string) {
  const customerId = bo.conversations.get(conversationId)?.customer.id;
  if (customerId === undefined) return;
  const { groups, regulars, trial, said } = words[look.locale];
  const agentIds = bo.agents.map(({ id }) => id).filter((id) => id !== bo.me?.id);
  const made: string[] = [];
  for (const name of [trial, regulars]) {
    const group = await bo.customerGroups.create({ name, customerIds: [customerId], agentIds });
    for (const text of said) bo.send(group.id, text);
    made.push(group.id);
  }
  const row = page.getByRole('button', { name: new RegExp(`^${regulars}`) });
  await album.draw(page, look, 'widget-in-groups', () =>
    page.getByRole('button', { name: new RegExp(`^${groups}`) }).waitFor(),
  );
  await album.draw(page, look, 'widget-groups', () =>
    page.getByRole('button', { name: new RegExp(`^${groups}`) }).click(),
  );
  await album.draw(page, look, 'widget-group', async () => {
    await row.click();
    await page.locator('shop-bell textarea').first().fill(code);
    await page.keyboard.press('Enter');
  });
  await album.draw(page, look, 'widget-group-members', () =>
    page.getByRole('button', { name: /^(群成员|Members|الأعضاء)$/ }).click(),
  );
  await album.draw(page, look, 'widget-group-leave', () =>
    page.getByRole('button', { name: /^(退出群聊|Leave the group|مغادرة المجموعة)$/ }).click(),
  );
  await page.getByRole('button', { name: /^(返回|Back|رجوع)/ }).click();
  await page.locator('shop-bell textarea').first().fill(said[0]);
  await album.draw(page, look, 'widget-group-gone', async () => {
    for (const id of made) await bo.customerGroups.takeOut(id, { kind: 'customer', id: customerId });
    await page.getByRole('heading', { name: /^(您已不在|You are no longer|لم تعد)/ }).waitFor();
  });
  await page.getByRole('button', { name: /^(返回|Back|رجوع)/ }).click();
}
