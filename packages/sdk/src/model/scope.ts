import * as z from 'zod';
import { deskLimits, limits } from './limits.ts';

/** Ids made by servers and clients: URL-safe, case-sensitive. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'letters, digits, - and _ only')
  .max(deskLimits.id)
  .meta({ id: 'Id' });
export type Id = z.infer<typeof Id>;

/** Sequence of a shop's journal. 0 is before the first event. */
export const Seq = z.int().min(0);

/** Milliseconds since 1970 UTC. */
export const Instant = z.int().min(0);

/** Kinds of page that an entry can come from (RT-03). */
export const pages = ['shop', 'product', 'order', 'tracking'] as const;
export const Page = z.enum(pages).meta({ id: 'Page' });
export type Page = z.infer<typeof Page>;

/** A value that the page claims, or a shop's own id of something: no control characters, no surrounding space, not empty. */
export const ScopeValue = z
  .string()
  .min(1)
  .max(limits.scopeValue)
  .regex(/^[^\p{Cc}\s](?:[^\p{Cc}]*[^\p{Cc}\s])?$/u, 'no control characters, no space around');

/**
 * What an entry is about. A page that says nothing is a shop page; a SKU that no group binds goes by page, then to
 * the default group. Only malformed or oversized values are refused.
 */
export const Scope = z
  .object({
    page: Page.default('shop'),
    sku: ScopeValue.optional(),
    /** A claim of the page: shown as unverified, opens no data of the order. */
    orderId: ScopeValue.optional(),
    trackingNo: ScopeValue.optional(),
    /** Where the entry comes from; capacity may exempt channels (RT-44). */
    channel: z.enum(['web', 'app', 'personal']).default('web'),
  })
  .meta({ id: 'Scope' });
export type Scope = z.infer<typeof Scope>;
/** A scope as a page states it: everything may be left out. */
export type ScopeInput = z.input<typeof Scope>;
