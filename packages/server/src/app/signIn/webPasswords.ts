import type { Passwords } from '../options.ts';
import { fromBase64Url, sameBytes, toBase64Url } from '../secrets/bytes.ts';

/** OWASP's figure for PBKDF2-HMAC-SHA256 (2023). A mock has no secrets to guard and may set it low. */
const defaultIterations = 600_000;

/** Passwords by PBKDF2 of WebCrypto, for hosts without scrypt: the mock server, tests, other runtimes. */
export function webPasswords({ iterations = defaultIterations }: { iterations?: number } = {}): Passwords {
  return {
    async hash(password) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const derived = await derive(password, salt, iterations);
      return `pbkdf2$${String(iterations)}$${toBase64Url(salt)}$${toBase64Url(derived)}`;
    },
    async verify(password, hash) {
      const [kind, rounds, salt, expected] = hash.split('$');
      if (kind !== 'pbkdf2' || rounds === undefined || salt === undefined || expected === undefined)
        return false;
      const derived = await derive(password, fromBase64Url(salt), Number(rounds));
      return sameBytes(derived, fromBase64Url(expected));
    },
  };
}

async function derive(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256),
  );
}
