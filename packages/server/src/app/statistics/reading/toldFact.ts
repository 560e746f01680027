import { Fact } from '@shopbell/metrics';
import * as z from 'zod';
import { momentFields } from './toFact.ts';

const Main = z
  .union([z.string(), z.number()])
  .describe('Instead of `amount`, in the main unit: 12.50, without commas.');
const Text = z.string().describe('Instead of `length`, `opening` and `textKey`: it is not kept.');

/** What `toFact` makes up or reads another way, by the type of a fact; its fields of the fact may be left out. */
const readOtherwise: Readonly<Record<string, { more: z.ZodRawShape; mayLack: readonly string[] }>> = {
  message: { more: { text: Text.optional() }, mayLack: ['id', 'authorId', 'length'] },
  order: { more: { amountMain: Main.optional() }, mayLack: ['amount', 'currency'] },
  refund: { more: { amountMain: Main.optional() }, mayLack: ['amount'] },
};

/** A fact as it may be told, for the description of the API: `readFact` is what judges it, row by row. */
export const ToldFact = z
  .union(
    Fact.options
      .filter(({ shape }) => shape.type.value !== 'settings')
      .map((option) => {
        const { more, mayLack } = readOtherwise[option.shape.type.value] ?? { more: {}, mayLack: ['id'] };
        const fields = Object.entries<z.ZodType>(option.shape).map(([name, field]) => {
          const read = momentFields.includes(name) ? momentOf(field) : field;
          return [name, mayLack.includes(name) ? read.optional() : read] as const;
        });
        return z.strictObject({ ...Object.fromEntries(fields), ...more });
      }),
  )
  .meta({ id: 'ToldFact' });

function momentOf(field: z.ZodType): z.ZodType {
  const written = z.string().describe('ISO 8601, or what the shop’s clock shows: 2026-05-04 10:00:00.');
  const { description = '' } = field;
  const either = z.union([z.int().min(0).describe('In ms since 1970 UTC.'), written]).describe(description);
  return field.safeParse(undefined).success ? either.optional() : either;
}
