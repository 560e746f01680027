import * as z from 'zod';
import { Id, Instant, ScopeValue } from './scope.ts';
import { written } from './written.ts';

/** The kinds of notices that a role may be told of (AC-05), each with a permission of its own. */
export const noticeKinds = ['order', 'product', 'ticket'] as const;

/** Notices of one request, and of the list that an agent reads. */
export const noticeLimits = { batch: 100, listed: 50, text: 200 } as const;

const notice = {
  /** The back end's own: telling it again is harmless. */
  id: Id,
  kind: z.enum(noticeKinds),
  text: written(noticeLimits.text, 'one line'),
  /** What it is about, for whoever reads it. */
  orderId: ScopeValue.optional(),
  sku: ScopeValue.optional(),
};

/** Something that happened to an order, a product or a service ticket, told to agents whose role wants to know (AC-05). */
export const ShopNotice = z.object({ ...notice, at: Instant }).meta({ id: 'ShopNotice' });
export type ShopNotice = z.infer<typeof ShopNotice>;

/** `POST /v1/admin/notices`. */
export const NewNotices = z
  .object({
    notices: z
      .array(
        z.object({
          ...notice,
          /** When it happened; the moment of the request if left out. */
          at: Instant.optional(),
        }),
      )
      .min(1)
      .max(noticeLimits.batch),
  })
  .meta({ id: 'NewNotices' });
export type NewNotices = z.infer<typeof NewNotices>;

/** What became of them; the counts are together as many as the notices that were sent. */
export const NoticesTold = z
  .object({
    /** New, and told to everybody whose role wants to know. */
    told: z.int().min(0),
    /** Told before under this id. */
    known: z.int().min(0),
    /** The shop's channel is `none`: nobody is told, and nothing is kept. */
    unwanted: z.int().min(0),
  })
  .meta({ id: 'NoticesTold' });
export type NoticesTold = z.infer<typeof NoticesTold>;
