import { createRoute } from '@hono/zod-openapi';
import { ShopChange, ShopSettings } from '@shopbell/sdk/model';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, changerIn, etagOf, IfMatch, versionIn } from './describe.ts';

const path = '/v1/admin/shop';

const routes = {
  read: createRoute({
    ...allows('settings.read'),
    method: 'get',
    path,
    summary: 'The shop’s settings',
    description: 'The ETag is the version, for the next change.',
    responses: answers(ShopSettings, 'The settings.'),
  }),
  change: createRoute({
    ...allows('settings.write'),
    method: 'patch',
    path,
    summary: 'Change the shop’s settings',
    description:
      'Only at the version named by If-Match, else CHANGED_MEANWHILE. Takes effect at once: customers’ sockets from origins that are not allowed any more are closed.',
    request: { headers: IfMatch, body: body(ShopChange) },
    responses: answers(ShopSettings, 'The settings after the change.'),
  }),
} as const;

export function addSettingsRoutes(api: Api, { admin }: Services): void {
  api.openapi(routes.read, async (context) => {
    const settings = await admin.settings.read(callerOf(context).shopId);
    return context.json(settings, 200, etagOf(settings));
  });

  api.openapi(routes.change, async (context) => {
    const version = versionIn(context.req.valid('header'));
    const { shopId } = callerOf(context);
    const settings = await admin.settings.change(
      shopId,
      context.req.valid('json'),
      version,
      changerIn(context),
    );
    return context.json(settings, 200, etagOf(settings));
  });
}
