import * as z from 'zod';
import { ParcelStatus } from '../cards.ts';
import { WireErrorSchema } from '../frames.ts';
import { Money } from '../money.ts';
import { Instant, ScopeValue } from '../scope.ts';
import { adminLimits } from './limits.ts';
import { webUrlOf } from '../webUrl.ts';

/** What a shop's back end tells of: each is known by the shop's own id and kept as it was last told. */
export const recordKinds = ['product', 'order', 'parcel'] as const;
export type RecordKind = (typeof recordKinds)[number];

const WebAddress = z
  .string()
  .max(2048)
  .refine((text) => webUrlOf(text) !== undefined, 'must be a web address');

const Line = z.string().min(1).max(200);

/**
 * Which of two tellings of one id is the newer: the greater `version`, or the later `updatedAt`. A row carries one of the
 * two, the same one for an id every time. An older row never overwrites a newer one.
 */
const revision = { version: z.int().min(0).optional(), updatedAt: Instant.optional() };

const one = 'give either version or updatedAt';
const hasOneRevision = (row: { version?: number | undefined; updatedAt?: number | undefined }): boolean =>
  (row.version === undefined) !== (row.updatedAt === undefined);

export const Product = z
  .object({
    /** The SKU, as pages name it in their scope. */
    id: ScopeValue,
    ...revision,
    title: Line,
    url: WebAddress.optional(),
    imageUrl: WebAddress.optional(),
    price: Money.optional(),
    /** Where it stands in the shop; the robot is switched on by category (RB-04). */
    category: Line.optional(),
    onSale: z.boolean().default(true),
  })
  .refine(hasOneRevision, one)
  .meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;

/** Moments say how far an order is; one that has not come is left out. Amounts include shipping (AT-25). */
export const Order = z
  .object({
    id: ScopeValue,
    ...revision,
    /** The `sub` of the customer's JWT. */
    customerId: ScopeValue,
    placedAt: Instant,
    paidAt: Instant.optional(),
    shippedAt: Instant.optional(),
    receivedAt: Instant.optional(),
    cancelledAt: Instant.optional(),
    total: Money,
    items: z
      .array(
        z.object({ productId: ScopeValue, title: Line.optional(), quantity: z.int().min(1), amount: Money }),
      )
      .max(200),
    /** AT-29: applied and completed refunds are dated each by their own moment. */
    refunds: z
      .array(
        z.object({
          id: ScopeValue,
          amount: Money,
          appliedAt: Instant,
          completedAt: Instant.optional(),
          /** Taken back or refused: it counts no more. So does one that a newer telling of the order leaves out. */
          withdrawnAt: Instant.optional(),
        }),
      )
      .max(100)
      .default([]),
  })
  .refine(hasOneRevision, one)
  .meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;

export const Parcel = z
  .object({
    /** The tracking number, as pages name it in their scope. */
    id: ScopeValue,
    ...revision,
    orderId: ScopeValue,
    customerId: ScopeValue.optional(),
    carrier: Line,
    status: ParcelStatus,
    steps: z
      .array(z.object({ at: Instant, text: Line, place: Line.optional() }))
      .max(100)
      .default([]),
  })
  .refine(hasOneRevision, one)
  .meta({ id: 'Parcel' });
export type Parcel = z.infer<typeof Parcel>;

/** A row of each kind as a back end tells it: what has a default may be left out. */
export interface RecordRows {
  product: z.input<typeof Product>;
  order: z.input<typeof Order>;
  parcel: z.input<typeof Parcel>;
}

/** The rows are looked at one by one: a bad one keeps none of the others out. */
const batchOf = (id: string) =>
  z.object({ rows: z.array(z.unknown()).min(1).max(adminLimits.batchRows) }).meta({ id });
export const RowBatch = batchOf('RowBatch');
export type RowBatch = z.infer<typeof RowBatch>;

/** What became of a batch. The counts and the refused rows are together as many as the rows that were sent. */
export const BatchResult = z
  .object({
    /** New, or newer than what was known. */
    stored: z.int().min(0),
    /** Known already, word for word: a repeat is harmless. */
    unchanged: z.int().min(0),
    /** Older than what is known, which stays. */
    older: z.int().min(0),
    refused: z.array(z.object({ index: z.int().min(0), id: z.string().optional(), error: WireErrorSchema })),
  })
  .meta({ id: 'BatchResult' });
export type BatchResult = z.infer<typeof BatchResult>;

export const OrderList = z
  .object({ orders: z.array(Order), next: z.string().optional() })
  .meta({ id: 'OrderList' });
export type OrderList = z.infer<typeof OrderList>;
export const ParcelList = z
  .object({ parcels: z.array(Parcel), next: z.string().optional() })
  .meta({ id: 'ParcelList' });
