import { OpenAPIHono } from '@hono/zod-openapi';
import { shopbellError } from '@shopbell/sdk/model';
import { issuesOf } from '../json/readJson.ts';
import type { Services } from '../services.ts';
import type { AdminCaller } from '../permissions/administration.ts';
import { addAdminRoutes } from './admin/adminRoutes.ts';
import { isAdminPath, whoAdministers } from './admin/whoAdministers.ts';
import { addAgentRoutes } from './agentRoutes.ts';
import { bodyLimitOf } from './bodyLimits.ts';
import { addCustomerRoutes, openToPages } from './customerRoutes.ts';
import { addFileRoutes, uploadPath } from './fileRoutes.ts';
import { addStreamRoutes, streamPaths } from '../stream/streamRoutes.ts';
import { docsPage } from './docs/docsPage.ts';
import { docsStyle } from './docs/docsStyle.ts';
import { problemOf, problemResponse } from './problems.ts';
import { withCheckedBody } from './readBody.ts';
import { routes, sessionCookie } from './routes.ts';

/** What a handler knows of the host. */
export interface Env {
  Bindings: { readonly address: string; readonly caller?: AdminCaller };
}

export type Api = OpenAPIHono<Env>;

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Shopbell',
    version: '1',
    description:
      'HTTP of a Shopbell server. Conversations travel over the socket at /v1/socket; /v1/docs tells of both.',
  },
};

/** Answers HTTP under `/v1`. The returned function never rejects. */
export function httpApi(services: Services): (request: Request, address: string) => Promise<Response> {
  const api: Api = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(result.error) });
    },
  });
  api.onError((error) => problemResponse(problemOf(error, services.log)));
  api.notFound((context) => {
    const { path } = context.req;
    const known = api.routes.filter(
      (route) => covers(route.path, path) && !['ALL', 'OPTIONS'].includes(route.method),
    );
    if (known.length === 0) return problemResponse(shopbellError('NOT_FOUND', { what: 'route' }));
    const response = problemResponse(shopbellError('METHOD_NOT_ALLOWED'));
    response.headers.set('Allow', [...new Set(known.map(({ method }) => method))].join(', '));
    return response;
  });

  addCustomerRoutes(api, services);
  addAgentRoutes(api, services);
  addAdminRoutes(api, services);
  addFileRoutes(api, services);
  addStreamRoutes(api, services);
  api.openapi(routes.health, async (context) => {
    // Both ways into storage: reading, and what may write.
    await Promise.all([services.storage.findShop(''), services.storage.signingKey()]);
    return context.json({ status: 'ok' as const }, 200);
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'customer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that `POST /v1/customer/token` gave.',
  });

  const document = api.getOpenAPI31Document(description);
  api.get('/v1/openapi.json', (context) => context.json(document));
  api.get('/v1/docs', (context) => {
    context.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    return context.html(docsPage(document));
  });
  api.get('/v1/docs.css', (context) =>
    context.body(docsStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );

  return async (request, address) => {
    const response = await answer(api, request, address, services);
    openToPages(request, response);
    response.headers.set('X-Content-Type-Options', 'nosniff');
    response.headers.set('Referrer-Policy', 'no-referrer');
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store');
    return response;
  };
}

async function answer(api: Api, request: Request, address: string, services: Services): Promise<Response> {
  try {
    const { pathname } = new URL(request.url);
    const caller = isAdminPath(pathname) ? { caller: await whoAdministers(request, services) } : {};
    // Their bodies are files, or frames that are refused as frames.
    const readsItself = [uploadPath, ...streamPaths].includes(pathname) && request.method === 'POST';
    const checked = readsItself
      ? request
      : await withCheckedBody(request, bodyLimitOf(pathname), services.clock);
    return await api.fetch(checked, { address, ...caller });
  } catch (error) {
    return problemResponse(problemOf(error, services.log));
  }
}

/** Whether a route's path, with a name such as `:id` for any one part, covers a path. */
function covers(route: string, path: string): boolean {
  const parts = route.split('/');
  const asked = path.split('/');
  return (
    parts.length === asked.length && parts.every((part, at) => part.startsWith(':') || part === asked[at])
  );
}
