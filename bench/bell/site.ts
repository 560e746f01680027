import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Pages that differ in nothing but their bell. */
export interface Site {
  /** The one tag of the README. */
  readonly shopbell: string;
  /** A bare Lit element, there from the start. */
  readonly lit: string;
  /** A plain button which, tapped, loads the bare Lit element and opens it, as the bell does. */
  readonly litLater: string;
  close(): void;
}

/** Serves them on a port of their own, as another origin than Shopbell's. */
export async function serveSite(shopbellUrl: string): Promise<Site> {
  const bare = await bundled('bareBell.ts');
  const pages: Readonly<Record<string, string>> = {
    shopbell: `<script src="${shopbellUrl}/shopbell.js" data-shop="demo" data-page="product" data-sku="2002" async></script>`,
    lit: '<script src="/bare.js" type="module" async></script><bare-bell></bare-bell>',
    litLater: `<bare-bell><button class="bell" style="position:fixed;inset:auto 20px 20px auto;width:56px;height:56px"></button></bare-bell>
      <script>document.querySelector('.bell').addEventListener('click', async ({ target }) => {
        await import('/bare.js');
        target.remove();
        document.querySelector('bare-bell').opened = true;
      })</script>`,
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const isScript = name === 'bare.js';
    const body = isScript ? bare : page(pages[name] ?? '');
    // As Shopbell's server says it: kept, but asked about each time.
    const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    response.setHeader('etag', tag);
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
    else response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = (name: string) => `http://localhost:${String((server.address() as AddressInfo).port)}/${name}`;
  return {
    shopbell: at('shopbell'),
    lit: at('lit'),
    litLater: at('litLater'),
    close: () => server.close(),
  };
}

const page = (bell: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,"></head>
  <body><h1>Shop</h1><p>A product.</p>${bell}</body></html>`;

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
