import { randomUUID } from 'node:crypto';
import { demoShopId } from '@shopbell/server/node';
import type { BrowserContext, Page } from 'playwright-core';
import { line, ms } from './figures.ts';
import type { Desk } from './server.ts';
import type { Site } from './site.ts';
import { Trace } from './trace.ts';

const messages = 5000;
const agentId = 'chen';
declare global {
  interface Window {
    longTasks: number[];
    longTaskObserver: PerformanceObserver;
  }
}

/** Pixels that the wheel goes at a time: a brisk hand. */
const notch = 600;
const long = 50;

/**
 * Scrolls up to the first of 5,000 messages, which the server hands out page by page, down again, and up once more. Beside it
 * the same lines in a bare Lit element, which has all of them on the page.
 */
export async function measureLongConversation(
  context: BrowserContext,
  { server }: Desk,
  site: Site,
): Promise<void> {
  const { admin } = server.app;
  await admin.submit(demoShopId, { type: 'agent.set-status', agentId, status: 'online' });
  const page = await context.newPage();
  const shop = `${server.storefrontUrl ?? ''}/order.html`;
  await page.goto(shop);
  const told = page.evaluate(
    () =>
      new Promise<{ conversationId: string }>((done) => {
        document.addEventListener('shopbell-outcome', (event) => {
          done((event as CustomEvent<{ conversationId: string }>).detail);
        });
      }),
  );
  await page.locator('shop-bell .bell').click();
  const { conversationId } = await told;
  await page.goto('about:blank');
  for (let at = 0; at < messages; at += 100)
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        admin.submit(demoShopId, {
          type: 'message.send',
          conversationId,
          by: { kind: 'agent', id: agentId },
          messageId: randomUUID(),
          clientId: randomUUID(),
          text: textOf(at + n),
        }),
      ),
    );
  await page.goto(shop);
  await page.locator('shop-bell .bell').click();
  const log = page.getByRole('log');
  await log.getByText(textOf(messages - 1), { exact: true }).waitFor();

  console.log(
    `\nA conversation of ${messages.toLocaleString('en')} messages (to reach: no task longer than ${String(long)} ms)`,
  );
  let most = await elementsOf(page);
  line('elements of the widget, at the end', String(most));
  for (const [name, step] of [
    ['up, history comes from the server', -notch],
    ['down', notch],
    ['up again', -notch],
  ] as const) {
    const session = await context.newCDPSession(page);
    let seen: readonly number[] = [];
    const trace = await Trace.of(session, 'tasks', async () => {
      seen = await longTasks(page, () => scrollToEnd(page, step));
    });
    await session.detach();
    const tasks = trace.tasks();
    const [longest = { wall: 0, cpu: 0 }] = tasks;
    const cpu = Math.max(...tasks.map((task) => task.cpu));
    const over = tasks.filter(({ wall }) => wall > long).length;
    const overCpu = tasks.filter((task) => task.cpu > long).length;
    line(
      name,
      `longest task ${ms(longest.wall)} (${String(over)} over ${String(long)}), of the processor ${ms(cpu)} (${String(overCpu)})`,
    );
    line('  as the page sees it', longText(seen));
    most = Math.max(most, await elementsOf(page));
  }
  for (let eighth = 0; eighth <= 8; eighth++) {
    await log.evaluate((element, part) => {
      element.scrollTop = (element.scrollHeight - element.clientHeight) * part;
    }, eighth / 8);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    most = Math.max(most, await elementsOf(page));
  }
  line('elements of the widget, at most', String(most));
  await page.goto(site.lit);
  await page.evaluate(
    (lines) => {
      Object.assign(document.querySelector('bare-bell') ?? {}, { lines, opened: true });
    },
    Array.from({ length: messages }, (_, n) => textOf(n)),
  );
  await log.getByText(textOf(0), { exact: true }).waitFor();
  for (const [name, step] of [
    ['a bare Lit element: down', notch],
    ['  up', -notch],
  ] as const)
    line(name, longText(await longTasks(page, () => scrollToEnd(page, step))));
  await page.close();
}

/** Durations in milliseconds of what the page's own clock calls long (50 ms and more) meanwhile, the longest first. */
async function longTasks(page: Page, run: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    window.longTasks = [];
    window.longTaskObserver = new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    window.longTaskObserver.observe({ type: 'longtask' });
  });
  await run();
  return page.evaluate(() => {
    window.longTasks.push(...window.longTaskObserver.takeRecords().map(({ duration }) => duration));
    window.longTaskObserver.disconnect();
    return window.longTasks.toSorted((a, b) => b - a);
  });
}

const longText = ([longest, ...more]: readonly number[]): string =>
  longest === undefined
    ? `no task of ${String(long)} ms`
    : `${String(more.length + 1)} of ${String(long)} ms and more, the longest ${ms(longest)}`;

const textOf = (n: number): string =>
  n % 7 === 0 ? `第 ${String(n)} 条 ${'这款帐篷的外帐防水三千毫米。'.repeat(n % 4)}` : `line ${String(n)}`;

/** With the wheel, a notch in each frame, until nothing moves any more and nothing is on its way. */
async function scrollToEnd(page: Page, step: number): Promise<void> {
  const log = page.getByRole('log');
  await log.hover();
  const first = log.getByText(textOf(0), { exact: true });
  const last = log.getByText(textOf(messages - 1), { exact: true });
  const goal = step < 0 ? first : last;
  for (let frames = 0; frames < 20_000; frames++) {
    await page.mouse.wheel(0, step);
    if (frames % 25 === 0 && (await isInView(goal))) return;
  }
  throw new Error('The end was never reached.');
}

async function isInView(line: ReturnType<Page['locator']>): Promise<boolean> {
  if ((await line.count()) === 0) return false;
  return line.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}

function elementsOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const count = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0),
        0,
      );
    const bell = document.querySelector('shop-bell')?.shadowRoot;
    return bell ? count(bell) : 0;
  });
}
