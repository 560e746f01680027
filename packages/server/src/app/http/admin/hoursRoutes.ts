import { createRoute } from '@hono/zod-openapi';
import { BusinessHours, Id, StoredHours } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, etagOf, IfMatch, versionIn } from './describe.ts';

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
    responses: answers(StoredHours, 'The hours.'),
  }),
  writeShop: createRoute({
    ...allows('hours.write'),
    method: 'put',
    path: shopPath,
    summary: 'Set the shop’s business hours and holidays',
    description: 'Only at the version named by If-Match, "0" the first time, else CHANGED_MEANWHILE.',
    request: { headers: IfMatch, body: body(HoursChange) },
    responses: answers(StoredHours, 'The hours.'),
  }),
  readGroup: createRoute({
    ...allows('hours.read'),
    method: 'get',
    path: groupPath,
    summary: 'A group’s own business hours',
    description: 'Without any the shop’s hold.',
    request: { params },
    responses: answers(StoredHours, 'The hours.'),
  }),
  writeGroup: createRoute({
    ...allows('hours.write'),
    method: 'put',
    path: groupPath,
    summary: 'Set a group’s own business hours',
    description: 'As for the shop; null lets the shop’s hold again.',
    request: { params, headers: IfMatch, body: body(HoursChange) },
    responses: answers(StoredHours, 'The hours.'),
  }),
} as const;

export function addHoursRoutes(api: Api, { admin }: Services): void {
  api.openapi(routes.readShop, async (context) => {
    const stored = await admin.hours.read(callerOf(context).shopId);
    return context.json(stored, 200, etagOf(stored));
  });
  api.openapi(routes.writeShop, async (context) => {
    const version = versionIn(context.req.valid('header'));
    const { hours } = context.req.valid('json');
    const stored = await admin.hours.write(callerOf(context).shopId, undefined, hours, version);
    return context.json(stored, 200, etagOf(stored));
  });
  api.openapi(routes.readGroup, async (context) => {
    const stored = await admin.hours.read(callerOf(context).shopId, context.req.valid('param').groupId);
    return context.json(stored, 200, etagOf(stored));
  });
  api.openapi(routes.writeGroup, async (context) => {
    const { groupId } = context.req.valid('param');
    const version = versionIn(context.req.valid('header'));
    const { hours } = context.req.valid('json');
    const stored = await admin.hours.write(callerOf(context).shopId, groupId, hours, version);
    return context.json(stored, 200, etagOf(stored));
  });
}
