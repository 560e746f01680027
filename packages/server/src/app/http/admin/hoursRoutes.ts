import { createRoute } from '@hono/zod-openapi';
import { BusinessHours, HoursNow, Id, type StoredHours } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, changerIn, etagOf, IfMatch, versionIn } from './describe.ts';

const shopPath = '/v1/admin/hours';
const groupPath = '/v1/admin/groups/{groupId}/hours';
const params = z.object({ groupId: Id });
const HoursChange = z.object({ hours: BusinessHours.nullable() }).meta({ id: 'HoursChange' });

const routes = {
  readShop: createRoute({
    ...allows('hours.read'),
    method: 'get',
    path: shopPath,
    summary: 'The shop’s business hours',
    description: 'Without any the shop is always open. The ETag is the version, for the next change.',
    responses: answers(HoursNow, 'The hours, and whether it is open now.'),
  }),
  writeShop: createRoute({
    ...allows('hours.write'),
    method: 'put',
    path: shopPath,
    summary: 'Set the shop’s business hours and holidays',
    description: 'Only at the version named by If-Match, "0" the first time, else CHANGED_MEANWHILE.',
    request: { headers: IfMatch, body: body(HoursChange) },
    responses: answers(HoursNow, 'The hours, and whether it is open now.'),
  }),
  readGroup: createRoute({
    ...allows('hours.read'),
    method: 'get',
    path: groupPath,
    summary: 'A group’s own business hours',
    description: 'Without any the shop’s hold.',
    request: { params },
    responses: answers(HoursNow, 'The hours, and whether it is open now.'),
  }),
  writeGroup: createRoute({
    ...allows('hours.write'),
    method: 'put',
    path: groupPath,
    summary: 'Set a group’s own business hours',
    description: 'As for the shop; null lets the shop’s hold again.',
    request: { params, headers: IfMatch, body: body(HoursChange) },
    responses: answers(HoursNow, 'The hours, and whether it is open now.'),
  }),
} as const;

export function addHoursRoutes(api: Api, { admin, clock }: Services): void {
  const now = async (stored: StoredHours, shopId: string, groupId?: string): Promise<HoursNow> => {
    const { open, nextOpening } = await admin.hours.opening(shopId, clock.now(), groupId);
    return { ...stored, open, ...(nextOpening === undefined ? {} : { nextOpening }) };
  };
  api.openapi(routes.readShop, async (context) => {
    const stored = await admin.hours.read(callerOf(context).shopId);
    return context.json(await now(stored, callerOf(context).shopId), 200, etagOf(stored));
  });
  api.openapi(routes.writeShop, async (context) => {
    const version = versionIn(context.req.valid('header'));
    const { hours } = context.req.valid('json');
    const stored = await admin.hours.write(
      callerOf(context).shopId,
      undefined,
      hours,
      version,
      changerIn(context),
    );
    return context.json(await now(stored, callerOf(context).shopId), 200, etagOf(stored));
  });
  api.openapi(routes.readGroup, async (context) => {
    const { groupId } = context.req.valid('param');
    const stored = await admin.hours.read(callerOf(context).shopId, groupId);
    return context.json(await now(stored, callerOf(context).shopId, groupId), 200, etagOf(stored));
  });
  api.openapi(routes.writeGroup, async (context) => {
    const { groupId } = context.req.valid('param');
    const version = versionIn(context.req.valid('header'));
    const { hours } = context.req.valid('json');
    const stored = await admin.hours.write(
      callerOf(context).shopId,
      groupId,
      hours,
      version,
      changerIn(context),
    );
    return context.json(await now(stored, callerOf(context).shopId, groupId), 200, etagOf(stored));
  });
}
