import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWK } from 'jose';

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
