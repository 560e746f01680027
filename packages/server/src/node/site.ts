import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { ShopbellApp } from '../app/options.ts';
import type { Assets } from './assets.ts';
import { clientAddress } from './clientAddress.ts';
import { securityHeaders, workbenchPolicy } from './securityHeaders.ts';
import { staticFiles } from './staticFiles.ts';

/** Everything on the server's port but the socket: the API, the loader and what it fetches, the workbench. */
export function site(
  app: Pick<ShopbellApp, 'fetch'>,
  assets: Assets,
  trustedProxies: number,
): Hono<{ Bindings: HttpBindings }> {
  const pages = new Hono<{ Bindings: HttpBindings }>();
  pages.all('/v1/*', ({ req, env }) =>
    app.fetch(req.raw, { address: clientAddress(env.incoming, trustedProxies) }),
  );

  // Any shop's page may load these: modules need the header, and no credential plays a part.
  for (const path of ['/shopbell.js', '/widget/*']) {
    pages.use(path, securityHeaders(), async (context, next) => {
      await next();
      context.header('Access-Control-Allow-Origin', '*');
      context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    });
  }
  if (assets.widget !== undefined) {
    const files = staticFiles(assets.widget);
    pages.get('/shopbell.js', ({ req }) => files.fetch(req.raw));
    pages.get('/widget/*', ({ req }) => files.fetch(req.raw));
  }

  pages.use('/workbench/*', securityHeaders(workbenchPolicy));
  if (assets.workbench !== undefined) {
    const files = staticFiles(assets.workbench, { strip: '/workbench' });
    pages.get('/workbench', (context) => context.redirect('/workbench/'));
    pages.get('/workbench/*', ({ req }) => files.fetch(req.raw));
    pages.get('/', (context) => context.redirect('/workbench/'));
  }
  pages.notFound((context) => context.text('There is nothing here. The API is described at /v1/docs.', 404));
  return pages;
}
