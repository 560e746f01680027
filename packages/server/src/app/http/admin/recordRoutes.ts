import { createRoute } from '@hono/zod-openapi';
import {
  adminLimits,
  BatchResult,
  Order,
  OrderList,
  Parcel,
  ParcelList,
  Product,
  RowBatch,
  ScopeValue,
  type RecordKind,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import { invalid } from '../../admin/parse.ts';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf } from './describe.ts';

const paths = {
  product: '/v1/admin/products',
  order: '/v1/admin/orders',
  parcel: '/v1/admin/parcels',
} as const;

/** The only routes whose body may be larger than a frame. */
export const batchPaths: readonly string[] = Object.values(paths);

const params = z.object({ id: ScopeValue });
const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number<string>().int().min(1).max(adminLimits.page).optional(),
};

const take = <K extends RecordKind>(kind: K, schema: string) =>
  createRoute({
    ...allows('records.write'),
    method: 'post',
    path: paths[kind],
    summary: `Tell of ${kind}s`,
    description: `Up to 1,000 rows, each a ${schema}. A row is known by its id: a repeat is harmless, and an older version never overwrites a newer one. Bad rows are named with index and reason; the good ones are stored.`,
    request: { body: body(RowBatch) },
    responses: answers(BatchResult, 'What became of the rows.'),
  });

const find = <K extends RecordKind, S extends z.ZodType>(kind: K, schema: S) =>
  createRoute({
    ...allows('records.read'),
    method: 'get',
    path: `${paths[kind]}/{id}` as const,
    summary: `The ${kind} of an id`,
    request: { params },
    responses: answers(schema, 'As it was last told.'),
  });

const routes = {
  takeProducts: take('product', 'Product'),
  takeOrders: take('order', 'Order'),
  takeParcels: take('parcel', 'Parcel'),
  findProduct: find('product', Product),
  findOrder: find('order', Order),
  findParcel: find('parcel', Parcel),
  listOrders: createRoute({
    ...allows('records.read'),
    method: 'get',
    path: paths.order,
    summary: 'The orders of a customer',
    description: 'By the `sub` of the customer’s JWT, the latest first.',
    request: { query: z.object({ customerId: ScopeValue, ...page }) },
    responses: answers(OrderList, 'A page; `next` is the `after` of the one that follows.'),
  }),
  listParcels: createRoute({
    ...allows('records.read'),
    method: 'get',
    path: paths.parcel,
    summary: 'The parcels of a customer or of an order',
    request: {
      query: z.object({ customerId: ScopeValue.optional(), orderId: ScopeValue.optional(), ...page }),
    },
    responses: answers(ParcelList, 'A page; `next` is the `after` of the one that follows.'),
  }),
} as const;

export function addRecordRoutes(api: Api, { admin: { backOffice } }: Services): void {
  api.openapi(routes.takeProducts, async (context) =>
    context.json(await backOffice.take(callerOf(context).shopId, 'product', context.req.valid('json')), 200),
  );
  api.openapi(routes.takeOrders, async (context) =>
    context.json(await backOffice.take(callerOf(context).shopId, 'order', context.req.valid('json')), 200),
  );
  api.openapi(routes.takeParcels, async (context) =>
    context.json(await backOffice.take(callerOf(context).shopId, 'parcel', context.req.valid('json')), 200),
  );
  api.openapi(routes.findProduct, async (context) => {
    const { id } = context.req.valid('param');
    return context.json(await backOffice.find(callerOf(context).shopId, 'product', id), 200);
  });
  api.openapi(routes.findOrder, async (context) => {
    const { id } = context.req.valid('param');
    return context.json(await backOffice.find(callerOf(context).shopId, 'order', id), 200);
  });
  api.openapi(routes.findParcel, async (context) => {
    const { id } = context.req.valid('param');
    return context.json(await backOffice.find(callerOf(context).shopId, 'parcel', id), 200);
  });
  api.openapi(routes.listOrders, async (context) => {
    const { customerId, after, limit } = context.req.valid('query');
    const query = { of: { customerId }, ...pageOf({ after, limit }) };
    const { rows, ...more } = await backOffice.list(callerOf(context).shopId, 'order', query);
    return context.json({ orders: rows, ...more }, 200);
  });
  api.openapi(routes.listParcels, async (context) => {
    const { customerId, orderId, after, limit } = context.req.valid('query');
    if ((customerId === undefined) === (orderId === undefined))
      throw invalid('', 'Give either customerId or orderId.');
    const of = orderId === undefined ? { customerId: customerId ?? '' } : { orderId };
    const query = { of, ...pageOf({ after, limit }) };
    const { rows, ...more } = await backOffice.list(callerOf(context).shopId, 'parcel', query);
    return context.json({ parcels: rows, ...more }, 200);
  });
}

function pageOf({ after, limit }: { after: string | undefined; limit: number | undefined }) {
  return { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
}
