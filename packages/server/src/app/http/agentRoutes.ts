import { agentOf } from '@shopbell/engine';
import { shopbellError, type Session } from '@shopbell/sdk/model';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Services } from '../services.ts';
import { takeFromAll } from '../rates/buckets.ts';
import { sessionLifetime, type AgentCaller } from '../signIn/agentSessions.ts';
import { bearer } from './admin/whoAdministers.ts';
import type { Api, Env } from './api.ts';
import { maySignIn, rolesAllow } from '../permissions/roles.ts';
import { routes, sessionCookie } from './routes.ts';
import { checkWorkbenchOrigin } from './workbenchOrigin.ts';

/** What the workbench asks: sign in and out, and a ticket for the socket; bots the latter, by their API key. */
export function addAgentRoutes(api: Api, services: Services): void {
  const { sessions, signIn, shops, tickets } = services;

  api.openapi(routes.signIn, async (context) => {
    checkWorkbenchOrigin(context.req.raw, services.origins);
    const { account, password } = context.req.valid('json');
    const checked = await signIn.check(account, password, context.env.address);
    const { shopId, agentId } = checked;
    const secret = await sessions.begin({ shopId, agentId });
    // Afterwards: whoever disabled the account or set another password meanwhile has ended the sessions that there were.
    const now = await services.storage.findAccountOfAgent(shopId, agentId);
    const session = await sessionOf(services, { shopId, id: agentId });
    if (!session || now?.passwordHash !== checked.passwordHash) {
      await sessions.end(secret);
      throw shopbellError('BAD_CREDENTIALS');
    }
    await noteSignIn(services, shopId, agentId);
    setCookie(context, sessionCookie, secret, { ...cookieOptions(context), maxAge: sessionLifetime / 1000 });
    return context.json(session, 200);
  });

  api.openapi(routes.session, async (context) => {
    const caller = (await botOf(context, services)) ?? (await ownerOf(context, services));
    const session = await sessionOf(services, caller);
    if (!session) throw shopbellError('UNAUTHENTICATED');
    return context.json(session, 200);
  });

  api.openapi(routes.signOut, async (context) => {
    const bot = await botOf(context, services);
    if (!bot) checkWorkbenchOrigin(context.req.raw, services.origins);
    const secret = getCookie(context, sessionCookie);
    const ended = bot ?? (secret === undefined ? undefined : await sessions.end(secret));
    if (ended) {
      const shop = await shops.of(ended.shopId);
      await shop?.signOut(ended.id, (credential) => credential === ended.credential);
    }
    if (bot) return context.body(null, 204);
    deleteCookie(context, sessionCookie, cookieOptions(context));
    return context.body(null, 204);
  });

  api.openapi(routes.password, async (context) => {
    const caller = await ownerAsking(context, services);
    const change = context.req.valid('json');
    const confirmed = await signIn.confirm(caller, change.current, context.env.address);
    await services.admin.accounts.changeOwnPassword(caller, confirmed, change);
    const session = await sessionOf(services, caller);
    if (!session) throw shopbellError('UNAUTHENTICATED');
    return context.json(session, 200);
  });

  api.openapi(routes.signOutEverywhere, async (context) => {
    await services.admin.accounts.signOutEverywhere(await ownerAsking(context, services));
    deleteCookie(context, sessionCookie, cookieOptions(context));
    return context.body(null, 204);
  });

  api.openapi(routes.ticket, async (context) => {
    const caller = await agentAsking(context, services, { fromWorkbench: true });
    const account = await services.admin.accounts.enabled(caller.shopId, caller.id);
    if (!account) throw shopbellError('UNAUTHENTICATED');
    // A bot works as the agent whom its key names; whoever signed in may look at what their roles show.
    const mayConnect = caller.apiKey ? rolesAllow(account.roles, 'cs.online') : maySignIn(account.roles);
    if (!mayConnect) throw shopbellError('NOT_CS_ACCOUNT');
    return context.json(await tickets.make(caller), 200);
  });
}

/** PN-09. What is only counted keeps nobody out. */
async function noteSignIn({ admin, log }: Services, shopId: string, agentId: string): Promise<void> {
  try {
    await admin.facts.signedIn(shopId, agentId);
  } catch (error) {
    log({ level: 'warn', shopId, message: 'A sign-in was not counted.', error });
  }
}

/** Whoever asks as an agent; a session, where it changes something, only from the workbench's pages. */
export async function agentAsking(
  context: Context<Env>,
  services: Services,
  { fromWorkbench = false } = {},
): Promise<AgentCaller> {
  const bot = await botOf(context, services);
  if (bot) return bot;
  if (fromWorkbench) checkWorkbenchOrigin(context.req.raw, services.origins);
  const caller = await services.sessions.find(getCookie(context, sessionCookie));
  if (!caller) throw shopbellError('UNAUTHENTICATED');
  return caller;
}

/** Whose session it is, whatever their password: for what everybody may do with theirs. */
async function ownerOf(context: Context<Env>, { sessions }: Services): Promise<AgentCaller> {
  const caller = await sessions.owner(getCookie(context, sessionCookie));
  if (!caller) throw shopbellError('UNAUTHENTICATED');
  return caller;
}

/** As `ownerOf`, of a page of the workbench that changes something; there is nothing of it that a bot could mean. */
async function ownerAsking(context: Context<Env>, services: Services): Promise<AgentCaller> {
  if (await botOf(context, services)) throw shopbellError('FORBIDDEN');
  checkWorkbenchOrigin(context.req.raw, services.origins);
  return ownerOf(context, services);
}

/** Whoever shows an API key is a bot, whatever cookie is beside it. */
async function botOf(
  context: Context<Env>,
  { admin, adminRequests }: Services,
): Promise<AgentCaller | undefined> {
  const authorization = context.req.header('Authorization');
  if (authorization === undefined) return undefined;
  const bot = await admin.apiKeys.agentCallerOf(bearer(authorization));
  const retryAfterMs = takeFromAll([[adminRequests, `${bot.shopId} ${bot.credential}`]]);
  if (retryAfterMs > 0) throw shopbellError('RATE_LIMITED', { retryAfterMs });
  return bot;
}

async function sessionOf(
  { shops, admin, sessions }: Services,
  { shopId, id, apiKey }: Pick<AgentCaller, 'shopId' | 'id' | 'apiKey'>,
): Promise<Session | undefined> {
  const shop = await shops.of(shopId);
  const account = shop && (await admin.accounts.enabled(shopId, id));
  if (!account) return undefined;
  return {
    shop: { id: shopId, name: shop.desk.shop.name },
    // A manager who serves nobody is no agent of the desk.
    agent: { id, name: agentOf(shop.desk.desk, id)?.name ?? account.displayName },
    roles: [...account.roles],
    // A key is its own secret.
    ...(!apiKey && sessions.mustChangePassword(account) ? { mustChangePassword: true } : {}),
  };
}

function cookieOptions(context: Context<Env>): CookieOptions {
  // Behind a proxy that ends TLS only the page's own origin tells that it is https.
  const secure = [context.req.url, context.req.header('Origin')].some(
    (from) => from?.startsWith('https:') === true,
  );
  return { path: '/v1', httpOnly: true, sameSite: 'Strict', secure };
}
