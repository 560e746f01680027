import { agentOf } from '@shopbell/engine';
import { shopbellError, type Session } from '@shopbell/sdk/model';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Services } from '../services.ts';
import { sessionLifetime, type AgentCaller } from '../signIn/agentSessions.ts';
import type { Api, Env } from './api.ts';
import { routes, sessionCookie } from './routes.ts';

/** What the workbench asks: sign in and out, and a ticket for the socket. */
export function addAgentRoutes(api: Api, services: Services): void {
  const { sessions, signIn, shops } = services;

  api.openapi(routes.signIn, async (context) => {
    checkOrigin(context, services);
    const { account, password } = context.req.valid('json');
    const { shopId, agentId } = await signIn.check(account, password, context.env.address);
    const session = await sessionOf(services, { shopId, id: agentId });
    if (!session) throw shopbellError('BAD_CREDENTIALS');
    const secret = await sessions.begin({ shopId, agentId });
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
    checkOrigin(context, services);
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
    checkOrigin(context, services);
    const caller = await callerOf(context, services);
    return context.json(await sessions.ticket(caller), 200);
  });
}

/**
 * A session may be used from the workbench's own pages only. Browsers send an Origin with everything but plain reads;
 * one that hides it still says by Sec-Fetch-Site that another site asks.
 */
function checkOrigin(context: Context<Env>, { origins }: Services): void {
  const origin = context.req.header('Origin');
  const site = context.req.header('Sec-Fetch-Site');
  const foreign = origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || !origins.allowsAgent(origin)) throw shopbellError('ORIGIN_NOT_ALLOWED');
}

async function callerOf(context: Context<Env>, { sessions }: Services): Promise<AgentCaller> {
  const caller = await sessions.find(getCookie(context, sessionCookie));
  if (!caller) throw shopbellError('UNAUTHENTICATED');
  return caller;
}

async function sessionOf(
  { shops, storage }: Services,
  { shopId, id }: { shopId: string; id: string },
): Promise<Session | undefined> {
  const shop = await shops.of(shopId);
  const account = await storage.findAccountOfAgent(shopId, id);
  const agent = shop && agentOf(shop.desk.desk, id);
  if (!agent || !account) return undefined;
  return {
    shop: { id: shopId, name: shop.desk.shop.name },
    agent: { id, name: agent.name },
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
