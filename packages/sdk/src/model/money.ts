import * as z from 'zod';

/** In the currency's smallest unit, so that sums are exact: 12.50 CNY is 1250. */
export const Money = z
  .object({
    amount: z.int().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'),
  })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;
