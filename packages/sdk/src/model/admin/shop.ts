import * as z from 'zod';
import { Id } from '../scope.ts';
import { adminLimits } from './limits.ts';
import { webUrlOf } from '../webUrl.ts';

/** A name that people read. */
export const Name = z
  .string()
  .max(adminLimits.name)
  .refine((name) => name.trim() !== '', 'must not be blank');

/** A web origin, `https://shop.example`: scheme, host and port, nothing after. */
export const WebOrigin = z
  .string()
  .max(253 + 'https://:65535'.length)
  .refine(
    (text) => webUrlOf(text)?.origin === text,
    'must be a web origin such as https://shop.example, without a path',
  )
  .meta({ id: 'WebOrigin' });

export const TimeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'must be the IANA name of a time zone')
  .meta({ id: 'TimeZone' });

/**
 * Where notices of orders, products and service tickets go (AC-05): `workbench` tells every account whose role carries the
 * permission of the notice; `none` tells nobody.
 */
export const NoticeChannel = z.enum(['none', 'workbench']).meta({ id: 'NoticeChannel' });
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** A shop's settings. `version` grows by one with every change; it is the answer's ETag too. */
export const ShopSettings = z
  .object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    /** Web origins whose pages may carry the bell. */
    origins: z.array(z.string()),
    noticeChannel: NoticeChannel,
    version: z.int().min(1),
  })
  .meta({ id: 'ShopSettings' });
export type ShopSettings = z.infer<typeof ShopSettings>;

/** What is left out stays as it is; the list of origins is given whole. */
export const ShopChange = z
  .object({
    name: Name,
    timeZone: TimeZone,
    origins: z
      .array(WebOrigin)
      .max(adminLimits.origins)
      .refine((origins) => new Set(origins).size === origins.length, 'must not name an origin twice'),
    noticeChannel: NoticeChannel,
  })
  .partial()
  .meta({ id: 'ShopChange' });
export type ShopChange = z.infer<typeof ShopChange>;
