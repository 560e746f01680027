import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './support/chromium.ts';
import { CustomerPage } from './support/customerPage.ts';
import { DemoServer } from './support/demoServer.ts';

let browser: Browser;
let server: DemoServer;
let host: Server;
let address: string;

/** What pages that nobody here wrote do to whatever stands on them. */
const pages: Readonly<
  Record<string, { readonly html?: string; readonly head?: string; readonly body?: string }>
> = {
  'styles that reach for everything': {
    head: `<style>
      * { all: unset !important; display: none !important; z-index: 2147483647 !important; font: 3px serif !important;
          transform: scale(.1) !important; color: red !important; letter-spacing: 2em !important; }
      html, body, h1 { display: block !important; transform: none !important }
      button, textarea, dialog { width: 900px !important; background: lime !important }
    </style>`,
  },
  'a layer above all others': {
    body: `<div style="position:fixed;inset:0;z-index:2147483000;background:#fffc;pointer-events:none"></div>`,
  },
  'lines from right to left': { html: 'dir="rtl"' },
  'a transformed page that hides what leaves it': {
    head: '<style>html { font-size: 62.5%; line-height: 3 } body { overflow: hidden; height: 100vh; filter: none }</style>',
  },
  'an old framework that changes what is built in': {
    // As Prototype 1.6 and friends did: everything in here can be met by whoever loops with "for in" or writes JSON.
    head: `<script>
      Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join() + ']'; };
      Array.prototype.each = Array.prototype.forEach;
      Object.prototype.extend = function () {};
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Element.prototype.hide = Element.prototype.show = function () {};
      window.$ = window.jQuery = function () {};
      window.define = Object.assign(function () { throw new Error('no module was asked for'); }, { amd: {} });
      window.module = window.exports = {};
    </script>`,
  },
};

const inFrame = 'a frame';

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  host = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://page').searchParams.get('page') ?? '');
    const { html = '', head = '', body = '' } = pages[name] ?? {};
    response.setHeader('content-type', 'text/html');
    if (name === inFrame) {
      response.end('<iframe src="/" style="width:400px;height:600px;border:0"></iframe>');
      return;
    }
    response.end(`<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>${name}</title>${head}
      </head><body><h1>${name}</h1>${body}
      <script src="${server.url}/shopbell.js" data-shop="demo" data-page="product" data-sku="1001" async></script>
      </body></html>`);
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  address = `http://localhost:${(host.address() as AddressInfo).port}/`;
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  host.close();
});

describe('the bell on a page that nobody here wrote', () => {
  test.for(Object.keys(pages))('%s: it looks the same and works', async (name) => {
    const customer = await CustomerPage.visit(browser, `${address}?page=${encodeURIComponent(name)}`);
    const bell = await customer.bell.boundingBox();
    expect(bell).toMatchObject({ width: 56, height: 56 });
    await customer.ring();
    await customer.pick('帐篷专家');
    await customer.write('Is it waterproof?');
    await customer.log.getByText('Is it waterproof?', { exact: true }).waitFor();
    const panel = await customer.page.getByRole('dialog').boundingBox();
    expect(panel?.width).toBe(376);
    // What it keeps on the device, and what it resumes with, is told rightly too.
    await customer.page.reload();
    await customer.ring();
    await customer.log.getByText('Is it waterproof?', { exact: true }).waitFor();
    await customer.write('It looks light.');
    await customer.log.getByText('It looks light.', { exact: true }).waitFor();
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });

  test('in a frame of another page: it opens within the frame', async () => {
    const customer = await CustomerPage.visit(browser, `${address}?page=${encodeURIComponent(inFrame)}`);
    const frame = customer.page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Contact us' }).click();
    await frame.getByRole('button', { name: '帐篷专家' }).click();
    await frame.getByRole('textbox').fill('From within');
    await frame.getByRole('textbox').press('Enter');
    await frame.getByRole('log').getByText('From within', { exact: true }).waitFor();
    const panel = await frame.getByRole('dialog').boundingBox();
    // As on a phone: it takes all of what little there is.
    expect(panel).toMatchObject({ width: 400, height: 600 });
    expect(customer.complaints).toEqual([]);
    await customer.close();
  });
});
