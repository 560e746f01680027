import type { ShopAdmin } from '@shopbell/server/app';
import type { Clock } from '@shopbell/sdk/model';
import { inMilliseconds, type Duration } from '../duration.ts';

/** What a shop says of a customer who has logged in. */
export interface IdentityClaims {
  /** How long the JWT holds, by the server's clock; an hour if left out. */
  readonly expiresIn?: Duration;
  /** What agents see. */
  readonly name?: string;
  /** Orders that are the customer's. */
  readonly orders?: readonly string[];
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** The back end of a shop, with a key of its own that the shop knows: it says who its customers are. */
export class BackEnd {
  readonly #keys: CryptoKeyPair;
  readonly #kid: string;
  readonly #clock: Clock;

  private constructor(keys: CryptoKeyPair, kid: string, clock: Clock) {
    this.#keys = keys;
    this.#kid = kid;
    this.#clock = clock;
  }

  static async of(admin: ShopAdmin, shopId: string, clock: Clock): Promise<BackEnd> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const kid = `director-${crypto.randomUUID()}`;
    await admin.customerKeys.add(shopId, { kid, alg: 'ES256', publicKey: { kty, crv, x, y } });
    return new BackEnd(keys, kid, clock);
  }

  async sign(subject: string, { expiresIn = '1h', ...claims }: IdentityClaims): Promise<string> {
    const exp = Math.floor((this.#clock.now() + inMilliseconds(expiresIn)) / 1000);
    const head = base64url(JSON.stringify({ alg: 'ES256', kid: this.#kid }));
    const signed = `${head}.${base64url(JSON.stringify({ sub: subject, exp, ...claims }))}`;
    const bytes = new TextEncoder().encode(signed);
    const signature = await crypto.subtle.sign(algorithm, this.#keys.privateKey, bytes);
    return `${signed}.${base64url(new Uint8Array(signature))}`;
  }
}

function base64url(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
