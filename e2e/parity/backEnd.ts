import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ShopAdmin } from '@shopbell/server/app';
import { demoShopId } from '@shopbell/server/demo';

/** The back end of the demo shop: it says who its customers are. */
export class BackEnd {
  readonly #key: KeyObject;
  readonly #now: () => number;

  private constructor(key: KeyObject, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  static async of(admin: ShopAdmin, now: () => number): Promise<BackEnd> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    await admin.customerKeys.add(demoShopId, { kid: 'shop-1', alg: 'ES256', publicKey: pem });
    return new BackEnd(privateKey, now);
  }

  /** A JWT that names a customer, for an hour. */
  token(subject: string): string {
    const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
    const exp = Math.floor(this.#now() / 1000) + 3600;
    const signed = `${part({ alg: 'ES256', kid: 'shop-1' })}.${part({ sub: subject, exp })}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.#key, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }
}
