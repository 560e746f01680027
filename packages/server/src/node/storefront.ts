import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { securityHeaders } from './securityHeaders.ts';
import { staticFiles } from './staticFiles.ts';

/** Stands in the pages for the address of the Shopbell server. */
const placeholder = '%SHOPBELL_URL%';
/** A page of the folder, and nothing that leads elsewhere. */
const pageName = /^\/(?:[\w.-]+\.html)?$/;

/** The demo shop's own web server: another origin than Shopbell's, as in real life. */
export function storefront(folder: string, shopbellUrl: string): Hono {
  const site = new Hono();
  site.use(securityHeaders());
  site.get('*', async (context, next) => {
    const { path } = context.req;
    if (!pageName.test(path)) return next();
    const file = join(folder, path === '/' ? 'index.html' : path);
    const page = await readFile(file, 'utf8').catch(() => undefined);
    if (page === undefined) return next();
    context.header('Cache-Control', 'no-cache');
    return context.html(page.replaceAll(placeholder, shopbellUrl));
  });
  site.route('/', staticFiles(folder));
  site.notFound((context) => context.text('There is no such page.', 404));
  return site;
}
