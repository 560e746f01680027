import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cast } from './support/cast.ts';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';
import { wholeVisit } from './support/wholeVisit.ts';

let browser: Browser;
let server: DemoServer;
let cast: Cast;
let host: Server;
let address: string;

declare global {
  interface Window {
    /** What a policy forbade. */
    violations: string[];
  }
}

/** A page of one's own as the README says: the one tag, and a policy that allows next to nothing. */
const page = (shopbell: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>My own page</title></head>
<body><h1>My own page</h1>
<script nonce="own" src="${shopbell}/shopbell.js" data-shop="demo" data-page="product" data-sku="1001" async></script>
</body></html>`;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  cast = new Cast(server.url);
  host = createServer((_request, response) => {
    const connect = `${server.url} ${server.url.replace('http', 'ws')}`;
    response.setHeader('content-type', 'text/html');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'nonce-own' 'strict-dynamic'; connect-src ${connect}; ` +
        `require-trusted-types-for 'script'; trusted-types lit-html`,
    );
    response.end(page(server.url));
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  address = `http://localhost:${(host.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  cast.leave();
  await browser.close();
  await server.stop();
  host.close();
});

describe('the bell on a page of one’s own', () => {
  test('by the one tag of the README, under a strict policy: a whole visit, and no violation of it', async () => {
    const bo = await cast.agent('bo');
    await bo.setStatus('online');
    const customer = await CustomerPage.visit(browser, 'about:blank');
    await customer.page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.violations.push(`${violatedDirective} ${blockedURI}`);
      });
    });
    await customer.page.goto(address);
    await wholeVisit(customer.page, customer.page, bo);
    expect(await customer.page.evaluate(() => window.violations)).toEqual([]);
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });

  test('before the first tap: no request but the loader, nothing stored, no cookie, frame, worker or socket', async () => {
    const context = await browser.newContext();
    const fresh = await context.newPage();
    const requests: string[] = [];
    const opened: string[] = [];
    fresh.on('request', (request) => requests.push(request.url()));
    fresh.on('websocket', (socket) => opened.push(socket.url()));
    fresh.on('frameattached', () => opened.push('a frame'));
    fresh.on('worker', (worker) => opened.push(worker.url()));
    context.on('serviceworker', (worker) => opened.push(worker.url()));
    await fresh.goto(address);
    await fresh.getByRole('button', { name: 'Contact us' }).waitFor();
    await fresh.getByRole('button', { name: 'Contact us' }).hover();
    // Whatever hovering had set off would have left before this, which has been to the server and back.
    const later = `${server.url}/v1/health`;
    await fresh.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => undefined), later);
    const own = requests.filter((url) => !url.startsWith(address));
    expect(own).toEqual([`${server.url}/shopbell.js`, later]);
    expect(await fresh.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await fresh.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
    expect(opened).toEqual([]);
    await context.close();
  });
});
