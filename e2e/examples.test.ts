import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AgentPage } from './support/agentPage.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';

const run = promisify(execFile);
const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

let browser: Browser;
let server: DemoServer;
let agent: AgentPage;
let host: Server;
/** What was built, a folder for each. */
let built: string;

/** As somebody does who has installed the package: with the example's own tools, from what is shipped. */
async function buildWith(name: 'react' | 'vue'): Promise<void> {
  await run('pnpm', ['exec', 'vite', 'build', '--base', './', '--outDir', join(built, name)], {
    cwd: join(examples, name),
    env: { ...process.env, VITE_SHOPBELL_URL: server.url, NODE_ENV: 'production' },
  });
}

/** It needs no build: what it says of the server is all that changes. */
async function copyPlain(): Promise<void> {
  await cp(join(examples, 'plain'), join(built, 'plain'), { recursive: true });
  const file = join(built, 'plain/index.html');
  await writeFile(file, (await readFile(file, 'utf8')).replace('http://localhost:4300', server.url));
}

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'shopbell-examples-'));
  [browser, server] = await Promise.all([launchChromium(), DemoServer.start()]);
  await Promise.all([buildWith('react'), buildWith('vue'), copyPlain()]);
  agent = await AgentPage.signIn(browser, server.url, 'demo:amy');
  await agent.setStatus('online');
  host = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = join(built, path.endsWith('/') ? `${path}index.html` : path);
    readFile(file).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
});

afterAll(async () => {
  host.close();
  await browser.close();
  await server.stop();
  await rm(built, { recursive: true });
});

describe.each(['plain', 'react', 'vue'])('the example in %s', (name) => {
  test('opens by a button of its own, is answered, counts what is unread, and says of what it is', async () => {
    const address = `http://localhost:${String((host.address() as AddressInfo).port)}/${name}/`;
    const customer = await CustomerPage.visit(browser, address);
    const { page } = customer;
    await page.getByRole('heading', { name: 'Backpack' }).waitFor();
    await page.getByRole('button', { name: 'Ask about this' }).click();
    await customer.write(`A question by ${name}`);
    await customer.log.getByText(`A question by ${name}`, { exact: true }).waitFor();
    await agent.openWaiting(`A question by ${name}`);

    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await agent.reply(`An answer to ${name}`);
    await page.getByRole('button', { name: 'Ask about this (1 new)' }).click();
    await customer.log.getByText(`An answer to ${name}`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ask about this', exact: true }).waitFor();

    await page.getByRole('button', { name: 'Tent', exact: true }).click();
    await page.getByRole('heading', { name: 'Tent' }).waitFor();
    await expect
      .poll(() => page.locator('shop-bell').evaluate((bell) => (bell as HTMLElement & { sku: string }).sku))
      .toBe('1001');
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });
});
