import type { TokenGrant } from '@shopbell/sdk/model';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWK } from 'jose';
import { shopOrigin, type Host } from './host.ts';
import { postJson } from './shop.ts';

export type Algorithm = 'RS256' | 'ES256' | 'EdDSA';

/** What a shop's back end holds. */
export interface KeyPair {
  readonly alg: Algorithm;
  readonly pem: string;
  readonly jwk: JWK;
  readonly privateJwk: JWK;
  readonly pair: GenerateKeyPairResult;
}

const made = new Map<string, Promise<KeyPair>>();

/** Making RSA keys takes time: one pair for each name, for a file of tests. */
export function keyPair(alg: Algorithm, name = ''): Promise<KeyPair> {
  const key = `${alg} ${name}`;
  let pair = made.get(key);
  if (!pair) made.set(key, (pair = make(alg)));
  return pair;
}

async function make(alg: Algorithm): Promise<KeyPair> {
  const pair = await generateKeyPair(alg, { extractable: true });
  return {
    alg,
    pem: await exportSPKI(pair.publicKey),
    jwk: await exportJWK(pair.publicKey),
    privateJwk: await exportJWK(pair.privateKey),
    pair,
  };
}

/** A token as the back end signs it; `claims` in seconds, as JWTs have them. */
export function sign({ alg, pair }: KeyPair, kid: string, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(pair.privateKey);
}

/** The way in for a customer of the shop: each call is another device; a renewal links who they were before. */
export async function knownAs(host: Host, sub: string): Promise<(renewal?: string) => Promise<TokenGrant>> {
  const keys = await keyPair('ES256');
  await host.app.admin.customerKeys.add(host.shopId, { kid: sub, alg: 'ES256', publicKey: keys.pem });
  return async (renewal) => {
    const exp = Math.floor(host.clock.now() / 1000) + 24 * 60 * 60;
    const body = { shopId: host.shopId, identity: await sign(keys, sub, { sub, exp }), renewal };
    const response = await host.fetch('/v1/customer/token', postJson(body, { Origin: shopOrigin }));
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as TokenGrant;
  };
}
