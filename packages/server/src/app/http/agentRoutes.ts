import { agentOf } from '@shopbell/engine';
import { shopbellError, type Session } from '@shopbell/sdk/model';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Services } from '../services.ts';
import { sessionLifetime, type AgentCaller } from '../signIn/agentSessions.ts';
import type { Api, Env } from './api.ts';
import { rolesAllow } from '../permissions/roles.ts';
import { routes, sessionCookie } from './routes.ts';
import { checkWorkbenchOrigin } from './workbenchOrigin.ts';

/** What the workbench asks: sign in and out, and a ticket for the socket. */
export function addAgentRoutes(api: Api, services: Services): void {
  const { sessions, signIn, shops } = services;

  api.openapi(routes.signIn, async (context) => {
    checkWorkbenchOrigin(context.req.raw, services.origins);
    const { account, password } = context.req.valid('json');
    const { shopId, agentId } = await signIn.check(account, password, context.env.address);
    const secret = await sessions.begin({ shopId, agentId });
    // Afterwards: whoever disabled the account meanwhile has ended the sessions that there were.
    const session = await sessionOf(services, { shopId, id: agentId });
    if (!session) {
      await sessions.end(secret);
      throw shopbellError('BAD_CREDENTIALS');
    }
    setCookie(context, sessionCookie, secret, { ...cookieOptions(context), maxAge: sessionLifetime / 1000 });
    return context.json(session, 200);
  });

  api.openapi(routes.session, async (context) => {
    const caller = await callerOf(context, services);
    const session = await sessionOf(services, caller);
    if (!session) throw shopbellError('UNAUTHENTICATED');
    return context.json(session, 200);
  });

  api.openapi(routes.signOut, async (context) => {
    checkWorkbenchOrigin(context.req.raw, services.origins);
    const secret = getCookie(context, sessionCookie);
    const ended = secret === undefined ? undefined : await sessions.end(secret);
    if (ended) {
      const shop = await shops.of(ended.shopId);
      await shop?.signOut(ended.id, ended.sessionHash);
    }
    deleteCookie(context, sessionCookie, cookieOptions(context));
    return context.body(null, 204);
  });

  api.openapi(routes.ticket, async (context) => {
    checkWorkbenchOrigin(context.req.raw, services.origins);
    const caller = await callerOf(context, services);
    const account = await services.admin.accounts.enabled(caller.shopId, caller.id);
    if (!account) throw shopbellError('UNAUTHENTICATED');
    if (!rolesAllow(account.roles, 'cs.online')) throw shopbellError('NOT_CS_ACCOUNT');
    return context.json(await sessions.ticket(caller), 200);
  });
}

async function callerOf(context: Context<Env>, { sessions }: Services): Promise<AgentCaller> {
  const caller = await sessions.find(getCookie(context, sessionCookie));
  if (!caller) throw shopbellError('UNAUTHENTICATED');
  return caller;
}

async function sessionOf(
  { shops, admin }: Services,
  { shopId, id }: { shopId: string; id: string },
): Promise<Session | undefined> {
  const shop = await shops.of(shopId);
  const account = shop && (await admin.accounts.enabled(shopId, id));
  if (!account) return undefined;
  return {
    shop: { id: shopId, name: shop.desk.shop.name },
    // A manager who serves nobody is no agent of the desk.
    agent: { id, name: agentOf(shop.desk.desk, id)?.name ?? account.displayName },
    roles: [...account.roles],
  };
}

function cookieOptions(context: Context<Env>): CookieOptions {
  // Behind a proxy that ends TLS only the page's own origin tells that it is https.
  const secure = [context.req.url, context.req.header('Origin')].some(
    (from) => from?.startsWith('https:') === true,
  );
  return { path: '/v1', httpOnly: true, sameSite: 'Strict', secure };
}
