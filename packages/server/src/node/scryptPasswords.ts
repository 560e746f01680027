import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import type { Passwords } from '../app/options.ts';

/** OWASP's figures for scrypt in 32 MiB: about a fifth of a second, off the event loop. */
const cost = { log2N: 15, r: 8, p: 3 };
const keyLength = 32;

/** Passwords by scrypt. The hash tells its own cost, so that raising it leaves old ones valid. */
export function scryptPasswords({ log2N, r, p } = cost): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const key = await derive(password, salt, { log2N, r, p });
      return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
    },
    async verify(password, hash) {
      const [kind, log2N, r, p, salt, key] = hash.split('$');
      if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
      const expected = Buffer.from(key, 'base64url');
      const derived = await derive(password, Buffer.from(salt, 'base64url'), {
        log2N: Number(log2N),
        r: Number(r),
        p: Number(p),
      });
      return derived.length === expected.length && timingSafeEqual(derived, expected);
    },
  };
}

function derive(password: string, salt: Buffer, { log2N, r, p }: typeof cost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
