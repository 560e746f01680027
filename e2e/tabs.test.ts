import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { DemoServer } from './support/demoServer.ts';
import { SdkSite, TabPage } from './support/tabPages.ts';

let browser: Browser;
let server: DemoServer;
let site: SdkSite;
let context: BrowserContext;
let tabs: TabPage[];
let id: string;
/** WebSockets that the server's address was asked for, by all tabs. */
let opened: number;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  site = await SdkSite.open();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  site.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  opened = 0;
  context.on('page', (page) => page.on('websocket', () => opened++));
  tabs = [];
  for (let n = 0; n < 3; n++) tabs.push(await TabPage.open(context, site, server.url));
  id = await first().page.evaluate(async () => (await client.open()).conversation.id);
});

afterEach(async () => {
  for (const tab of tabs) if (!tab.page.isClosed()) tab.thaw();
  await context.close();
});

const first = (): TabPage => tabs[0] as TabPage;
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `message ${String(from + n)}`);

/** All tabs given show the same texts, each once, and nothing waits. */
async function agree(some: readonly TabPage[], texts: readonly string[]): Promise<void> {
  for (const tab of some) {
    await tab.page.waitForFunction(
      ([id, count]) => {
        const items = client.conversations.get(id)?.items ?? [];
        const shown = items.filter(
          (item) => item.kind === 'message' && item.author.kind === 'customer',
        ).length;
        return shown >= count && client.outgoing(id).length === 0;
      },
      [id, texts.length] as const,
      { polling: 20 },
    );
    expect(await tab.shows(id)).toEqual({ texts, sending: [] });
  }
}

async function leadersOf(some: readonly TabPage[]): Promise<number> {
  return (await Promise.all(some.map((tab) => tab.leads()))).filter(Boolean).length;
}

describe('three tabs of one customer', () => {
  test('hold one socket; what one sends, all show, and it is stored once', async () => {
    expect(opened).toBe(1);
    expect(await leadersOf(tabs)).toBe(1);
    const texts = numbered(0, 9);
    for (const [n, text] of texts.entries()) {
      const tab = tabs[n % 3] as TabPage;
      await tab.send(id, text);
      await tab.until((id) => client.outgoing(id).length === 0, id);
    }
    await agree(tabs, texts);
    for (const tab of tabs) expect(await tab.told()).toEqual(texts);
    expect(opened).toBe(1);
  });

  test('the leader crashes while messages of all are under way: another takes over, none lost, doubled or out of order', async () => {
    const [leader, second, third] = tabs as [TabPage, TabPage, TabPage];
    const others = [second, third].filter(({ pid }) => pid !== leader.pid);
    expect(others.length).toBeGreaterThan(0);
    const texts = numbered(0, 30);
    const writing = (async () => {
      for (const [n, text] of texts.entries()) await (others[n % others.length] as TabPage).send(id, text);
    })();
    await leader.crash();
    await writing;
    // Other tabs' clocks are the same clock, but two tabs may write in the same millisecond: each keeps its own order.
    const mine = (n: number) => texts.filter((_, at) => at % others.length === n);
    for (const tab of others) {
      // What is not its own it may hear of later than that its own has arrived.
      await tab.page.waitForFunction(
        ([id, count]) =>
          client.connection === 'online' &&
          client.outgoing(id).length === 0 &&
          (client.conversations.get(id)?.items ?? []).filter(
            (item) => item.kind === 'message' && item.author.kind === 'customer',
          ).length >= count,
        [id, texts.length] as const,
        { polling: 20 },
      );
      const { texts: shown } = await tab.shows(id);
      expect([...shown].sort()).toEqual([...texts].sort());
      others.forEach((_, n) => {
        expect(shown.filter((text) => mine(n).includes(text))).toEqual(mine(n));
      });
      const told = await tab.told();
      expect(told).toEqual(shown);
    }
    expect(await leadersOf(others)).toBe(1);
    // Whoever comes later is shown the same, by a fresh snapshot.
    const late = await TabPage.open(context, site, server.url);
    tabs.push(late);
    expect((await late.shows(id)).texts).toEqual((await (others[0] as TabPage).shows(id)).texts);
  });

  test('the leader is closed: another leads at once', async () => {
    const [leader, ...others] = tabs as [TabPage, TabPage, TabPage];
    await leader.page.close();
    await Promise.race(others.map((tab) => tab.until(() => client.leads && client.connection === 'online')));
    await others[1].send(id, 'still here');
    await agree(others, ['still here']);
    expect(opened).toBe(2);
  });

  test('the leader freezes: another answers for it within moments; thawed, it follows and shows all', async () => {
    const [leader, ...rest] = tabs as [TabPage, TabPage, TabPage];
    const others = rest.filter(({ pid }) => pid !== leader.pid);
    await leader.send(id, 'before');
    await agree(tabs, ['before']);
    leader.freeze();
    await Promise.race(others.map((tab) => tab.until(() => client.leads && client.connection === 'online')));
    for (const [n, tab] of others.entries()) {
      await tab.send(id, `while ${String(n)}`);
      await tab.until((id) => client.outgoing(id).length === 0, id);
    }
    const texts = ['before', ...others.map((_, n) => `while ${String(n)}`)];
    await agree(others, texts);
    leader.thaw();
    await leader.until(() => !client.leads && client.connection === 'online');
    await agree([leader, ...others], texts);
    await leader.send(id, 'back');
    await agree([leader, ...others], [...texts, 'back']);
    expect(await leadersOf([leader, ...others])).toBe(1);
    expect(await leader.told()).toEqual([...texts, 'back']);
  });

  test('the server is killed and comes back: all tabs do, on one socket, with what they wrote meanwhile', async () => {
    await server.kill();
    for (const tab of tabs) await tab.until(() => client.connection === 'offline');
    for (const [n, tab] of tabs.entries()) {
      await tab.send(id, `offline ${String(n)}`);
      for (const other of tabs)
        await other.page.waitForFunction(
          ([id, count]) => client.outgoing(id).length === count,
          [id, n + 1] as const,
          { polling: 20 },
        );
    }
    await server.restart();
    await agree(tabs, ['offline 0', 'offline 1', 'offline 2']);
    expect(await leadersOf(tabs)).toBe(1);
  });

  test('two copies of the SDK on one page are as two tabs', async () => {
    const shown = await first().page.evaluate(
      async ([server, id]) => {
        const other = shopbell.createCustomerClient({ server, shopId: 'demo' });
        await other.connect();
        const arrived = new Promise<string | undefined>((resolve) => {
          client.on('message', ({ message }) => {
            resolve(message.text);
          });
        });
        other.send(id, 'from the other copy');
        const state = {
          text: await arrived,
          leads: other.leads,
          same: other.customerId === client.customerId,
        };
        other.destroy();
        return state;
      },
      [server.url, id] as const,
    );
    expect(shown).toEqual({ text: 'from the other copy', leads: false, same: true });
    expect(opened).toBe(1);
    await agree(tabs, ['from the other copy']);
  });

  test('a draft is one draft, and survives a reload', async () => {
    await first().page.evaluate((id) => {
      client.setDraft(id, '在吗');
    }, id);
    const last = tabs[2] as TabPage;
    await last.until((id) => client.draft(id) === '在吗', id);
    await last.page.close();
    const again = await TabPage.open(context, site, server.url);
    expect(await again.page.evaluate((id) => client.draft(id), id)).toBe('在吗');
  });
});

describe('where WebSockets are blocked', () => {
  test('a page talks over a stream, and so do its other tabs', async () => {
    const blocked = await browser.newContext();
    await blocked.addInitScript(() => {
      // As a proxy that cuts every upgrade: the socket ends before it opens.
      globalThis.WebSocket = class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 })));
        }
        close(): void {
          return;
        }
      } as never;
    });
    const streams: string[] = [];
    blocked.on('request', (request) => {
      if (request.url().includes('/v1/stream')) streams.push(new URL(request.url()).pathname);
    });
    const [one, two] = [
      await TabPage.open(blocked, site, server.url),
      await TabPage.open(blocked, site, server.url),
    ];
    const talk = await two.page.evaluate(async () => (await client.open()).conversation.id);
    for (const text of ['over', 'a', 'stream']) await two.send(talk, text);
    for (const tab of [one, two]) {
      await tab.until(() => told.length >= 3);
      await tab.until((id) => client.outgoing(id).length === 0, talk);
      expect((await tab.shows(talk)).texts).toEqual(['over', 'a', 'stream']);
    }
    expect(streams.filter((path) => path === '/v1/stream')).toHaveLength(1);
    expect(streams).toContain('/v1/stream/frames');
    await blocked.close();
  });
});
