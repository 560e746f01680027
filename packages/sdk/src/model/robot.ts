import * as z from 'zod';
import { limits } from './limits.ts';
import { Id } from './scope.ts';
import { webUrlOf } from './webUrl.ts';
import { knowledgeLimits, written } from './written.ts';

/** Where a shop's own robot answers: https, or http on the server's own machine. */
const RobotUrl = z
  .string()
  .max(knowledgeLimits.url)
  .refine((text) => {
    const url = webUrlOf(text);
    return url !== undefined && (url.protocol === 'https:' || isLoopback(url.hostname));
  }, 'must be an https:// address without a user name; http:// only for localhost');

const HttpProvider = {
  kind: z.literal('http'),
  url: RobotUrl,
  /** Milliseconds until the built-in robot answers instead. */
  timeoutMs: z.int().min(knowledgeLimits.timeout.least).max(knowledgeLimits.timeout.most).default(3000),
};

/** A product's category as the shop names it, compared as it is. */
const Categories = z
  .array(written(limits.scopeValue, 'one line'))
  .max(knowledgeLimits.categories)
  .refine((categories) => new Set(categories).size === categories.length, 'must not repeat')
  .default([]);

/** How a shop's robot works. */
export const RobotSettings = z
  .object({
    /** The categories on whose product pages the robot is offered; none at first (RB-04). */
    categories: Categories,
    provider: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('built-in') }),
        /** The secret itself is never told. */
        z.object({ ...HttpProvider, secretSet: z.boolean() }),
      ])
      .default({ kind: 'built-in' }),
    /** Grows by one with every change, 0 before the first; goes back as `If-Match`. */
    version: z.int().min(0),
  })
  .meta({ id: 'RobotSettings' });
export type RobotSettings = z.infer<typeof RobotSettings>;

/** `PUT /v1/admin/robot`. */
export const RobotSettingsInput = z
  .object({
    categories: Categories,
    provider: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('built-in') }),
        z.object({
          ...HttpProvider,
          /** Sent to the address as a bearer token. Left out, the stored one stays, as long as the address's origin does. */
          secret: z
            .string()
            .regex(/^[\x21-\x7e]{16,512}$/, '16 to 512 printable ASCII characters without spaces')
            .optional(),
        }),
      ])
      .default({ kind: 'built-in' }),
  })
  .meta({ id: 'RobotSettingsInput' });
export type RobotSettingsInput = z.input<typeof RobotSettingsInput>;

/** What the server asks a shop's own robot, as JSON by POST. Nothing says who the customer is. */
export const RobotHttpQuestion = z
  .object({
    v: z.literal(1),
    shopId: Id,
    conversationId: Id.optional(),
    text: z.string(),
    page: z.string(),
    sku: z.string().optional(),
  })
  .meta({ id: 'RobotHttpQuestion' });
export type RobotHttpQuestion = z.infer<typeof RobotHttpQuestion>;

/** What a shop's own robot replies, as JSON of at most `limits.frame` bytes. `answer: null`: it does not know. */
export const RobotHttpAnswer = z
  .object({
    answer: z
      .string()
      .max(limits.text)
      .refine((text) => text.trim() !== '', 'must not be blank')
      .nullable(),
    /** A person is offered with the answer; always so without one (RB-05). */
    handOver: z.boolean().default(false),
  })
  .meta({ id: 'RobotHttpAnswer' });
export type RobotHttpAnswer = z.infer<typeof RobotHttpAnswer>;

/** As the URL parser writes them: it turns `127.1` and `0x7f000001` into `127.0.0.1`. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
