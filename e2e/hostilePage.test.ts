import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentClient } from '@shopbell/sdk/agent';
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
let bo: AgentClient;
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
  'Prototype 1.7, as shops on Magento 1 load it': {
    // With what else stands in the head of such shops: calendar.js, and jQuery beside it.
    head: `<script>
      const listOf = (some) => some?.toArray?.() ?? Array.prototype.slice.call({ length: 0, ...some });
      Array.from = window.$A = listOf;
      Object.assign(Array.prototype, {
        each: Array.prototype.forEach, first() { return this[0]; }, last() { return this[this.length - 1]; },
        clear() { this.length = 0; return this; }, toArray() { return [].concat(this); },
        entries() { return [].concat(this); },
        map(how, on) { const all = []; this.each((one, at) => all.push(how ? how.call(on, one, at) : one)); return all; },
        find(how, on) { for (let at = 0; at < this.length; at += 1) if (how.call(on, this[at], at)) return this[at]; },
      });
      String.prototype.toArray = function () { return this.split(''); };
      Function.prototype.bind = function (on, ...given) { return (...more) => this.apply(on, given.concat(more)); };
      Object.assign(Element.prototype, {
        remove() { this.parentNode.removeChild(this); return this; },
        scrollTo() { window.scrollTo(0, 0); return this; },
        toggle() { return this.hide(); }, hide() { this.style.display = 'none'; return this; }, show() { return this; },
        update() { return this; }, insert() { return this; }, replace() { return this; }, wrap() { return this; },
      });
      const { setFullYear } = Date.prototype;
      Date.prototype.setFullYear = function (year) { setFullYear.call(this, year); };
      Date.prototype.print = function () { return ''; };
      window.$ = (id) => document.getElementById(id);
    </script>`,
  },
  'MooTools 1.3, as shops on Joomla load it': {
    head: `<script>
      Array.from = (some) => some == null ? []
        : typeof some.length === 'number' && typeof some !== 'string' ? Array.prototype.slice.call(some) : [some];
      Object.assign(Array.prototype, {
        append(more) { this.push(...more); return this; }, contains(one) { return this.includes(one); },
        erase(one) { return this.splice(this.indexOf(one), 1); }, empty() { this.length = 0; return this; },
      });
      Object.values = (all) => Object.keys(all).map((name) => all[name]);
      Function.prototype.bind = function (on, ...given) { return (...more) => this.apply(on, given.concat(more)); };
      Object.assign(Element.prototype, {
        position() { return this; }, getPosition() { return { x: 0, y: 0 }; }, match() { return false; },
        get() {}, set() { return this; }, erase() { return this; }, toggle() { return this; }, dispose() { return this; },
      });
      for (const name of ['Event', 'Element', 'Document', 'Window', 'Request', 'Class', 'Type', 'Group', 'Hash', 'Color'])
        window[name] = function () { return {}; };
    </script>`,
  },
  'what shop themes put above all, and reset': {
    // Of Bootstrap 3 and 4, OpenCart, Magento's responsive theme, jQuery scrollUp and Facebook's chat.
    html: 'class="no-js js flexbox" xmlns:fb="http://ogp.me/ns/fb#"',
    head: `<base href="/elsewhere/"><meta name="viewport" content="initial-scale=1, maximum-scale=1, user-scalable=no">
      <style>
        *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; outline: none !important; transition: none !important }
        html { font-size: 10px; overflow-x: hidden } body { position: relative; height: 100%; min-width: 1200px; line-height: 1.1 }
        [hidden], template { display: none !important } [role=button], button { cursor: pointer; text-transform: uppercase }
        button, input, textarea { -webkit-appearance: none; border-radius: 0 !important; font: 700 12px/1 serif !important }
        ul, ol { list-style: none } a { pointer-events: none } svg, canvas, img { max-width: 100%; height: auto !important }
        .modal-backdrop { position: fixed; inset: 0; z-index: 1040; background: #0002 }
        #scrollUp { position: fixed; right: 10px; bottom: 0; width: 40px; height: 40px; z-index: 2147483647; background: #fe980f }
        .fb_dialog { position: fixed !important; right: 0 !important; bottom: 0; width: 90px; height: 90px; z-index: 2147483647 !important; pointer-events: none }
        @media print { * { color: #000 !important } }
      </style>`,
    body: `<div style="height:3000px">Shop</div><div class="modal-backdrop" style="pointer-events:none"></div>
      <a id="scrollUp" href="#top" style="right:auto;left:10px">top</a><div class="fb_dialog"></div>`,
  },
};

/** Frames: what the page says to the browser about what stands in them. */
const frames = {
  'a frame': '',
  'a frame that may do nothing but run, and be of its shop': 'sandbox="allow-scripts allow-same-origin"',
  'a frame without an origin': 'sandbox="allow-scripts"',
};
const isFrame = (name: string): name is keyof typeof frames => name in frames;

beforeAll(async () => {
  browser = await launchChromium();
  server = await DemoServer.start();
  cast = new Cast(server.url);
  bo = await cast.agent('bo');
  host = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '', 'http://page').searchParams.get('page') ?? '');
    const { html = '', head = '', body = '' } = pages[name] ?? {};
    response.setHeader('content-type', 'text/html');
    if (isFrame(name)) {
      response.end(`<iframe ${frames[name]} src="/" style="width:400px;height:600px;border:0"></iframe>`);
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
  cast.leave();
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
    const font = (panel: Element) => getComputedStyle(panel).font;
    expect(await customer.page.getByRole('dialog').evaluate(font)).toMatch(
      /^15px.* system-ui, .*sans-serif$/,
    );
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

  test.for(['an old framework that changes what is built in', ...Object.keys(pages).slice(-3)])(
    '%s: a whole visit, and nothing is complained of',
    async (name) => {
      await bo.setStatus('online');
      const customer = await CustomerPage.visit(browser, `${address}?page=${encodeURIComponent(name)}`);
      await wholeVisit(customer.page, customer.page, bo);
      expect(customer.complaints).toEqual([]);
      await customer.close();
      await bo.setStatus('offline');
    },
  );

  test.for(Object.keys(frames).slice(0, 2))('in %s: it opens within the frame', async (name) => {
    const customer = await CustomerPage.visit(browser, `${address}?page=${encodeURIComponent(name)}`);
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

  test('in a frame without an origin: it says that the chat is not open here, and nothing is thrown', async () => {
    const customer = await CustomerPage.visit(
      browser,
      `${address}?page=${encodeURIComponent('a frame without an origin')}`,
    );
    const frame = customer.page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Contact us' }).click();
    await frame.getByRole('heading', { name: 'The chat is not open here yet' }).waitFor();
    // The browser itself notes the refusal of the server.
    expect(customer.complaints.filter((said) => !said.includes('403'))).toEqual([]);
    await customer.close();
  });
});
