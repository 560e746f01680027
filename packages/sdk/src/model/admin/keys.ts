import * as z from 'zod';
import { Id, Instant } from '../scope.ts';
import { Name } from './shop.ts';

/**
 * What an API key may do: `admin` everything a manager may, `catalogue` products, orders, parcels, notices and facts that are
 * no settings alone, `agent` serve customers as a bot.
 */
const apiKeyScopes = ['admin', 'catalogue', 'agent'] as const;
export const ApiKeyScope = z.enum(apiKeyScopes).meta({ id: 'ApiKeyScope' });
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

export const NewApiKey = z
  .object({
    /** For people: which program holds it. */
    name: Name,
    scopes: z
      .array(ApiKeyScope)
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, 'must not name a scope twice'),
    /** With the scope `agent`, and only with it: the agent as whom the bot works, with that account's roles. */
    agentId: Id.optional(),
    /** Without it the key holds until it is revoked. */
    expiresAt: Instant.optional(),
  })
  .refine(({ scopes, agentId }) => scopes.includes('agent') === (agentId !== undefined), {
    path: ['agentId'],
    error: 'names the agent as whom a bot works, with the scope agent and only with it',
  })
  .meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    scopes: z.array(ApiKeyScope),
    /** With the scope `agent`: the agent as whom the bot works. */
    agentId: Id.optional(),
    createdAt: Instant,
    /** To the minute; missing if it was never used. */
    lastUsedAt: Instant.optional(),
    expiresAt: Instant.optional(),
    revokedAt: Instant.optional(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

/** The one answer that holds the key itself, `sbk_…`: only its hash is kept. */
export const ApiKeyGrant = z.object({ ...ApiKey.shape, key: z.string() }).meta({ id: 'ApiKeyGrant' });
export type ApiKeyGrant = z.infer<typeof ApiKeyGrant>;

const customerKeyAlgorithms = ['RS256', 'ES256', 'EdDSA'] as const;

/** The name of a key, as the `kid` in the header of a JWT. */
export const KeyId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, 'visible ASCII characters only')
  .meta({ id: 'KeyId' });

/**
 * A public key with which the shop's back end proves who a customer is. Several are valid at once, so that one can follow
 * another without anybody noticing. A `kid` is used once and never again.
 */
export const NewCustomerKey = z
  .object({
    kid: KeyId,
    alg: z.enum(customerKeyAlgorithms),
    /** The public key, as PEM (`-----BEGIN PUBLIC KEY-----`) or as JWK. A private key is refused. */
    publicKey: z.union([z.string().max(8192), z.record(z.string().max(64), z.unknown())]),
    notBefore: Instant.optional(),
    expiresAt: Instant.optional(),
  })
  .meta({ id: 'NewCustomerKey' });
export type NewCustomerKey = z.infer<typeof NewCustomerKey>;

export const CustomerKey = z
  .object({
    kid: KeyId,
    alg: z.enum(customerKeyAlgorithms),
    /** SHA-256 of the key (RFC 7638), to compare with the one at hand. */
    thumbprint: z.string(),
    createdAt: Instant,
    notBefore: Instant.optional(),
    expiresAt: Instant.optional(),
    revokedAt: Instant.optional(),
  })
  .meta({ id: 'CustomerKey' });
export type CustomerKey = z.infer<typeof CustomerKey>;

export const ApiKeyList = z.object({ keys: z.array(ApiKey) }).meta({ id: 'ApiKeyList' });
export const CustomerKeyList = z.object({ keys: z.array(CustomerKey) }).meta({ id: 'CustomerKeyList' });
