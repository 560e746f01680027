import * as z from 'zod';
import { WireErrorSchema } from './frames.ts';
import { AgentRef } from './people.ts';
import { Id, Instant } from './scope.ts';

/** `POST /v1/customer/token`: an anonymous customer is minted by the server, or renewed. */
export const TokenRequest = z
  .object({
    shopId: Id,
    /** From an earlier answer: keeps the same customer. It is spent by this request. */
    renewal: z.string().max(4096).optional(),
  })
  .meta({ id: 'TokenRequest' });
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenGrant = z
  .object({
    customerId: Id,
    /** For the first frame of the socket; short-lived. */
    token: z.string(),
    expiresAt: Instant,
    /** Good for 30 days; keeps the same customer. */
    renewal: z.string(),
  })
  .meta({ id: 'TokenGrant' });
export type TokenGrant = z.infer<typeof TokenGrant>;

/** `POST /v1/session`: sign in to the workbench. The account is `shop:name`, as in 店铺:子账号. */
export const SignIn = z
  .object({ account: z.string().max(129), password: z.string().max(256) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const Session = z
  .object({ shop: z.object({ id: Id, name: z.string() }), agent: AgentRef, roles: z.array(z.string()) })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** `POST /v1/session/ticket`: one use, 30 s, for the first frame of the socket. */
export const Ticket = z.object({ ticket: z.string(), expiresAt: Instant }).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

/** The body of every HTTP answer that is not a success. The status is that of the code. */
export const ErrorBody = z.object({ error: WireErrorSchema }).meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof ErrorBody>;
