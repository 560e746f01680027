import { shopbellError } from '@shopbell/sdk/model';
import { decodeProtectedHeader, errors as joseErrors, importJWK, jwtVerify, type JWK } from 'jose';
import * as z from 'zod';
import type { CustomerKeyRow } from '../../storage/administration.ts';

/** Clocks of two companies differ; a minute is what most libraries allow. */
const clockSkewSeconds = 60;
/** Code units: the orders of a busy customer fit, a body that only wants to be parsed does not. */
const longestToken = 16_384;

/** A customer whom the shop's back end vouches for. */
export interface KnownCustomer {
  /** The `sub`: the shop's own id of the customer. */
  readonly customerId: string;
  readonly name?: string;
  /** Orders that are the customer's; undefined if the token does not say. */
  readonly orders?: readonly string[];
  /** Until when the token vouches. */
  readonly expiresAt: number;
}

const Claims = z.object({
  sub: z.string().min(1).max(128),
  exp: z.number(),
  name: z.string().max(100).optional(),
  orders: z.array(z.string().min(1).max(128)).max(200).optional(),
});

/** The key id in the header of a JWT; undefined if it is none. */
export function kidOf(jwt: string): string | undefined {
  if (jwt.length > longestToken) return undefined;
  try {
    return decodeProtectedHeader(jwt).kid;
  } catch {
    return undefined;
  }
}

/** Throws UNAUTHENTICATED or TOKEN_EXPIRED. The algorithm is the key's, whatever the token says. */
export async function verifyWithKey(jwt: string, key: CustomerKeyRow, now: number): Promise<KnownCustomer> {
  try {
    const publicKey = await importJWK(JSON.parse(key.publicKey) as JWK, key.alg);
    const { payload } = await jwtVerify(jwt, publicKey, {
      algorithms: [key.alg],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now),
    });
    const { sub, exp, name, orders } = Claims.parse(payload);
    return {
      customerId: sub,
      expiresAt: exp * 1000,
      ...(name === undefined ? {} : { name }),
      ...(orders === undefined ? {} : { orders }),
    };
  } catch (error) {
    throw error instanceof joseErrors.JWTExpired
      ? shopbellError('TOKEN_EXPIRED')
      : shopbellError('UNAUTHENTICATED');
  }
}
