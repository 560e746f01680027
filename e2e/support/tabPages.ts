import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type * as Sdk from '@shopbell/sdk';

declare global {
  var shopbell: typeof Sdk;
  var client: Sdk.CustomerClient;
  /** Texts of the customer's messages that this tab was told of, in order. */
  var told: string[];
}

/** A site whose pages carry the SDK and nothing else, as an integrator bundles it. */
export class SdkSite {
  readonly address: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.address = `http://localhost:${String((server.address() as AddressInfo).port)}/`;
  }

  static async open(): Promise<SdkSite> {
    const { outputFiles } = await build({
      stdin: {
        contents: `export * from '@shopbell/sdk'`,
        resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'shopbell',
      logLevel: 'error',
    });
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><script src="/sdk.js"></script></html>`;
    const server = createServer(({ url }, response) => {
      const script = url === '/sdk.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? outputFiles[0]?.text : page);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SdkSite(server);
  }

  close(): void {
    this.#server.close();
  }
}

/** A tab with a client in it, in a renderer process that can be stopped and killed. */
export class TabPage {
  readonly page: Page;
  /** Of the renderer. Several tabs may share one. */
  readonly pid: number;
  #crashed = false;

  private constructor(page: Page, pid: number) {
    this.page = page;
    this.pid = pid;
  }

  static async open(context: BrowserContext, site: SdkSite, server: string): Promise<TabPage> {
    const page = await context.newPage();
    await page.goto(site.address);
    const pid = await rendererOf(page);
    await page.evaluate((server) => {
      globalThis.client = shopbell.createCustomerClient({ server, shopId: 'demo' });
      globalThis.told = [];
      client.on('message', ({ message }) => {
        if (message.author.kind === 'customer') told.push(message.text);
      });
      return client.connect();
    }, server);
    return new TabPage(page, pid);
  }

  leads(): Promise<boolean> {
    return this.page.evaluate(() => client.leads);
  }

  send(id: string, text: string): Promise<void> {
    return this.page.evaluate(([id, text]) => void client.send(id, text), [id, text] as const);
  }

  /** What it shows that the customer wrote: what arrived, and what is on its way. The robot answers in between. */
  shows(id: string): Promise<{ texts: string[]; sending: string[] }> {
    return this.page.evaluate((id) => {
      const items = client.conversations.get(id)?.items ?? [];
      return {
        texts: items.flatMap((item) =>
          item.kind === 'message' && item.author.kind === 'customer' ? item.text : [],
        ),
        sending: client.outgoing(id).map(({ text }) => text),
      };
    }, id);
  }

  told(): Promise<string[]> {
    return this.page.evaluate(() => told);
  }

  /** Resolves once something holds in the page. */
  async until(holds: (id: string) => boolean, id = ''): Promise<void> {
    await this.page.waitForFunction(holds, id, { polling: 20 });
  }

  /** Nothing happens in it any more, as in a tab that the browser froze, or on a laptop that sleeps. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  thaw(): void {
    if (!this.#crashed) process.kill(this.pid, 'SIGCONT');
  }

  /** The renderer dies in mid-sentence. */
  async crash(): Promise<void> {
    const crashed = this.page.waitForEvent('crash');
    this.#crashed = true;
    process.kill(this.pid, 'SIGKILL');
    await crashed;
  }
}

/** The process of a page: the one that works when the page does. */
async function rendererOf(page: Page): Promise<number> {
  const session = await (page.context().browser() as Browser).newBrowserCDPSession();
  const worked = async (): Promise<Map<number, number>> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new Map(
      processInfo.flatMap(({ type, id, cpuTime }) => (type === 'renderer' ? [[id, cpuTime]] : [])),
    );
  };
  const before = await worked();
  await page.evaluate(() => {
    let sum = 0;
    for (let n = 0; n < 3e8; n += 1) sum = (sum + n) % 7;
    return sum;
  });
  const after = await worked();
  await session.detach();
  const [busiest] = [...after]
    .map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) }))
    .sort((one, other) => other.time - one.time);
  if (!busiest) throw new Error('no renderer');
  return busiest.id;
}
