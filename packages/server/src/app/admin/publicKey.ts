import { calculateJwkThumbprint, exportJWK, importJWK, importSPKI, type JWK } from 'jose';
import type { NewCustomerKey } from '@shopbell/sdk/model';
import { invalid } from './parse.ts';

/** What NIST SP 800-131A asks for since 2014. */
const leastRsaBits = 2048;
const secretParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'];

/**
 * A public key as it is stored, nothing but its public parts, with its thumbprint (RFC 7638). Throws INVALID_ARGUMENT for
 * what is no public key of this algorithm; a private key is refused by name, so that it is known to be burnt.
 */
export async function readPublicKey(
  given: NewCustomerKey['publicKey'],
  alg: NewCustomerKey['alg'],
): Promise<{ publicKey: string; thumbprint: string }> {
  const isPrivate =
    typeof given === 'string' ? given.includes('PRIVATE KEY') : secretParts.some((part) => part in given);
  if (isPrivate)
    throw invalid(
      'publicKey',
      'is a private key: give the public one, and make a new pair, for this one was sent',
    );
  const jwk = await publicJwk(given, alg);
  return { publicKey: JSON.stringify(jwk), thumbprint: await calculateJwkThumbprint(jwk) };
}

async function publicJwk(given: NewCustomerKey['publicKey'], alg: string): Promise<JWK> {
  let key: CryptoKey;
  try {
    const imported =
      typeof given === 'string'
        ? await importSPKI(given.trim(), alg, { extractable: true })
        : await importJWK({ ...(given as JWK), ext: true }, alg);
    if (imported instanceof Uint8Array) throw new TypeError('a secret');
    key = imported;
  } catch {
    throw invalid('publicKey', `is no public key for ${alg}, as PEM (SPKI) or JWK`);
  }
  const { algorithm } = key;
  if ('modulusLength' in algorithm && Number(algorithm.modulusLength) < leastRsaBits)
    throw invalid('publicKey', `has fewer than ${String(leastRsaBits)} bits`);
  return exportJWK(key);
}
