import type { ShopbellApp } from '@shopbell/server/app';

const base64url = (bytes: Uint8Array | string): string =>
  btoa(typeof bytes === 'string' ? bytes : String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** A shop's back end with a key of its own: it says who its customers are. */
export class BackEnd {
  readonly #keys: CryptoKeyPair;
  readonly #now: () => number;

  private constructor(keys: CryptoKeyPair, now: () => number) {
    this.#keys = keys;
    this.#now = now;
  }

  static async of(app: ShopbellApp, now: () => number): Promise<BackEnd> {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    await app.admin.customerKeys.add('demo', {
      kid: 'shop-1',
      alg: 'ES256',
      publicKey: { kty, crv, x, y },
    });
    return new BackEnd(keys, now);
  }

  /** A JWT that names a customer, for so many seconds. */
  async token(subject: string, seconds = 3_600): Promise<string> {
    const exp = Math.floor(this.#now() / 1_000) + seconds;
    const head = base64url(JSON.stringify({ alg: 'ES256', kid: 'shop-1' }));
    const signed = `${head}.${base64url(JSON.stringify({ sub: subject, exp }))}`;
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(
      algorithm,
      this.#keys.privateKey,
      new TextEncoder().encode(signed),
    );
    return `${signed}.${base64url(new Uint8Array(signature))}`;
  }
}
