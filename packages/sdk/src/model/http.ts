import * as z from 'zod';
import { NewPassword } from './admin/accounts.ts';
import { WireErrorSchema } from './frames.ts';
import { AgentRef } from './people.ts';
import { Id, Instant } from './scope.ts';

/** `POST /v1/customer/token`: an anonymous customer is minted by the server, or renewed. */
export const TokenRequest = z
  .object({
    shopId: Id,
    /** From an earlier answer: keeps the same customer. It is spent by this request. */
    renewal: z.string().max(4096).optional(),
    /**
     * A JWT of the shop's back end: who the customer is. With a renewal of an anonymous customer beside it, that one's
     * conversations are the known customer's from now on, once and for all, and its own tokens are void.
     */
    identity: z.string().max(16_384).optional(),
  })
  .meta({ id: 'TokenRequest' });
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenGrant = z
  .object({
    customerId: Id,
    /** For the first frame of the socket; short-lived. */
    token: z.string(),
    expiresAt: Instant,
    /** Good for 30 days, and of a known customer no longer than the JWT; keeps the same customer. */
    renewal: z.string(),
    /** A JWT of the shop said who it is. */
    known: z.boolean().optional(),
    /** The anonymous customer whose conversations go on as this one's. */
    linked: Id.optional(),
  })
  .meta({ id: 'TokenGrant' });
export type TokenGrant = z.infer<typeof TokenGrant>;

/** `DELETE /v1/customer/token`: the customer logs out on this device; what the renewal belongs to is void at once. */
export const CustomerSignOut = z
  .object({ shopId: Id, renewal: z.string().max(4096) })
  .meta({ id: 'CustomerSignOut' });

/** `POST /v1/session`: sign in to the workbench. The account is `shop:name`, as in 店铺:子账号. */
export const SignIn = z
  .object({ account: z.string().max(129), password: z.string().max(256) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** `PUT /v1/session/password`: another password of one's own. */
export const PasswordChange = z
  .object({ current: z.string().max(256), password: NewPassword })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const Session = z
  .object({
    shop: z.object({ id: Id, name: z.string() }),
    agent: AgentRef,
    roles: z.array(z.string()),
    /** The password is one that everybody knows: until it is another, everything else is PASSWORD_CHANGE_REQUIRED. */
    mustChangePassword: z.boolean().optional(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** `POST /v1/session/ticket`, by a session or a bot's API key: one use, 30 s, for the first frame of the socket. */
export const Ticket = z.object({ ticket: z.string(), expiresAt: Instant }).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

/** The body of every HTTP answer that is not a success. The status is that of the code. */
export const ErrorBody = z.object({ error: WireErrorSchema }).meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof ErrorBody>;
