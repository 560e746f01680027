import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';

/** Names that a build gives by content never mean anything else: `panel-B3xk91Qa.js`. */
const hashedName = /-[\w-]{8}\.\w+$/;
const forEver = 'public, max-age=31536000, immutable';
/** Kept, but asked about each time: a new version is there at once. */
const askEachTime = 'no-cache';

/** Files of a folder under the path they are asked for, or under the rest of it behind `strip`. */
export function staticFiles(folder: string, { strip = '' }: { strip?: string } = {}): Hono {
  const files = new Hono();
  files.use(compress(), etag({ weak: true }), cacheByName);
  files.use(serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(strip.length) }));
  return files;
}

const cacheByName: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cache-Control', hashedName.test(context.req.path) ? forEver : askEachTime);
};
