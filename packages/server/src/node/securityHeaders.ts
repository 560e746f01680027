import type { MiddlewareHandler } from 'hono';

/** What every page and file is served with; `policy` is the Content-Security-Policy of pages. */
export function securityHeaders(policy?: string): MiddlewareHandler {
  return async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    context.header('X-Frame-Options', 'DENY');
    if (policy !== undefined) context.header('Content-Security-Policy', policy);
  };
}

/**
 * The workbench loads its own files and talks to its own server, that is all. Markup from text is refused by the
 * browser itself: only Lit's templates may make any.
 */
export const workbenchPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Pictures of products are where the shop has them.
  "img-src 'self' data: blob: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
