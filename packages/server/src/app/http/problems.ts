import { errorCodes, isShopbellError, shopbellError, type ShopbellError } from '@shopbell/sdk/model';
import { HTTPException } from 'hono/http-exception';
import { tellable } from '../errors.ts';
import type { Log } from '../options.ts';

/** The response that tells an error. */
export function problemResponse(error: ShopbellError): Response {
  const headers = new Headers();
  if (isShopbellError(error, 'RATE_LIMITED')) {
    headers.set('Retry-After', String(Math.ceil(error.details.retryAfterMs / 1000)));
  }
  return Response.json({ error: error.toWire() }, { status: errorCodes[error.code].http || 500, headers });
}

/** The error to tell of whatever a handler or Hono itself threw. */
export function problemOf(error: unknown, log: Log): ShopbellError {
  if (error instanceof HTTPException) {
    // Hono's own: the body was read before, so what is left is its kind.
    return shopbellError('INVALID_ARGUMENT', {
      issues: [{ path: '', message: 'The body must be application/json.' }],
    });
  }
  return tellable(error, 'an HTTP request', log);
}
