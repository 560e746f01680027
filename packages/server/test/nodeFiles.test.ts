import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../src/node.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

let server: RunningServer;

beforeEach(async () => {
  const folder = await temporaryFolder();
  const put = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await put('widget/shopbell.js', 'loader()');
  await put('widget/widget/panel.js', 'panel()');
  await put('widget/widget/chunk-B3xk91Qa.js', 'chunk()');
  await put('workbench/index.html', '<!doctype html><title>desk</title>');
  await put('workbench/assets/main-B3xk91Qa.js', 'desk()');
  await put('shop/index.html', '<script src="%SHOPBELL_URL%/shopbell.js"></script>');
  await put('shop/product-1001.en.html', '<a href="%SHOPBELL_URL%">%SHOPBELL_URL%</a>');
  await put('shop/assets/shop-B3xk91Qa.css', 'p {}');
  await put('secret.txt', 'secret');
  server = await startServer({
    storage: memoryStorage(),
    port: 0,
    storefrontPort: 0,
    assets: {
      widget: join(folder, 'widget'),
      workbench: join(folder, 'workbench'),
      storefront: join(folder, 'shop'),
    },
  });
  onTestFinished(() => server.close());
});

describe('files of the server', () => {
  it('the loader and what it fetches may be loaded by any page, without credentials', async () => {
    for (const [path, text] of [
      ['/shopbell.js', 'loader()'],
      ['/widget/panel.js', 'panel()'],
    ]) {
      const response = await fetch(`${server.url}${path ?? ''}`);
      expect(await response.text()).toBe(text);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
      expect(response.headers.get('Content-Type')).toContain('text/javascript');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
    }
  });

  it('what is named by its content is kept for ever, the rest is asked for by its tag', async () => {
    const hashed = await fetch(`${server.url}/widget/chunk-B3xk91Qa.js`);
    expect(hashed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    const tag = (await fetch(`${server.url}/shopbell.js`)).headers.get('ETag') ?? '';
    const again = await fetch(`${server.url}/shopbell.js`, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('the workbench is served under a policy that allows its own files and its own server', async () => {
    const page = await fetch(`${server.url}/workbench/`);
    expect(await page.text()).toContain('<title>desk</title>');
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    // Pictures of products are where the shop has them; nothing else comes from elsewhere.
    expect(policy.replace("img-src 'self' data: blob: https:", '')).not.toMatch(/unsafe|\*|http/);
    expect(page.headers.has('Access-Control-Allow-Origin')).toBe(false);
    const script = await fetch(`${server.url}/workbench/assets/main-B3xk91Qa.js`);
    expect(script.headers.get('Cache-Control')).toContain('immutable');
    for (const path of ['/', '/workbench']) {
      const response = await fetch(`${server.url}${path}`, { redirect: 'manual' });
      expect(response.headers.get('Location')).toBe('/workbench/');
    }
  });

  it.each([
    '/../secret.txt',
    '/widget/..%2f..%2fsecret.txt',
    '/workbench/%2e%2e/%2e%2e/secret.txt',
    '/widget/none.js',
    '/none',
  ])('%s leads nowhere', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('the demo storefront', () => {
  it('is another origin, and its pages know where Shopbell is', async () => {
    const shop = server.storefrontUrl ?? '';
    expect(shop).not.toBe(server.url);
    expect(await (await fetch(`${shop}/`)).text()).toBe(`<script src="${server.url}/shopbell.js"></script>`);
    const page = await fetch(`${shop}/product-1001.en.html`);
    expect(await page.text()).toBe(`<a href="${server.url}">${server.url}</a>`);
    expect(page.headers.get('Content-Type')).toContain('text/html');
    expect((await fetch(`${shop}/assets/shop-B3xk91Qa.css`)).headers.get('Content-Type')).toContain(
      'text/css',
    );
    expect((await fetch(`${shop}/none.html`)).status).toBe(404);
    expect((await fetch(`${shop}/v1/health`)).status).toBe(404);
  });
});
