import { shopbellError } from '@shopbell/sdk/model';
import { parse as parseCookies } from 'hono/utils/cookie';
import type { AdminCaller } from '../../permissions/administration.ts';
import { takeFromAll } from '../../rates/buckets.ts';
import type { Services } from '../../services.ts';
import { sessionCookie } from '../routes.ts';
import { checkWorkbenchOrigin } from '../workbenchOrigin.ts';

/** What only somebody who administers a shop may ask. */
export function isAdminPath(path: string): boolean {
  return path.startsWith('/v1/admin/');
}

/**
 * Who asks: by an API key in `Authorization: Bearer …`, else by the session of a page of the workbench. Asked before the
 * body is read, so that strangers cannot make the server read large ones. Rejects with UNAUTHENTICATED,
 * ORIGIN_NOT_ALLOWED or RATE_LIMITED.
 */
export async function whoAdministers(request: Request, services: Services): Promise<AdminCaller> {
  const authorization = request.headers.get('Authorization');
  const caller =
    authorization === null
      ? await sessionCaller(request, services)
      : await services.admin.apiKeys.callerOf(bearer(authorization));
  const bucket = `${caller.shopId} ${caller.kind} ${caller.id}`;
  const retryAfterMs = takeFromAll([[services.adminRequests, bucket]]);
  if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
  return caller;
}

async function sessionCaller(request: Request, { origins, sessions, admin }: Services): Promise<AdminCaller> {
  const cookies = parseCookies(request.headers.get('Cookie') ?? '', sessionCookie);
  const session = await sessions.find(cookies[sessionCookie]);
  const account = session && (await admin.accounts.enabled(session.shopId, session.id));
  if (!account) throw shopbellError('UNAUTHENTICATED');
  checkWorkbenchOrigin(request, origins);
  const { shopId, agentId: id, displayName: name, roles } = account;
  return { kind: 'account', shopId, id, name, roles };
}

/** The key in an `Authorization: Bearer …`; empty for anything else, which is nobody's. */
export function bearer(authorization: string): string {
  const [, key = ''] = /^Bearer +([\w-]{1,256})$/i.exec(authorization) ?? [];
  return key;
}
