import type { TokenGrant } from '@shopbell/sdk/model';
import { stock } from '../stories/cardStories.ts';
import { keyPair, sign } from './customerJwt.ts';
import { shopOrigin, type Host, type MakeHost } from './host.ts';
import { codeOf, openShop, postJson } from './shop.ts';

const hour = 60 * 60_000;

interface Login {
  readonly identity: string;
  readonly renewal?: string;
}

export function askToken(host: Host, body: object, origin = shopOrigin): Promise<Response> {
  return host.fetch('/v1/customer/token', postJson({ shopId: host.shopId, ...body }, { Origin: origin }));
}

export async function grant(host: Host, body: object = {}): Promise<TokenGrant> {
  const response = await askToken(host, body);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as TokenGrant;
}

export async function refusal(response: Response): Promise<unknown> {
  const { error } = (await response.clone().json()) as { error: { details?: unknown } };
  return { code: await codeOf(response), details: error.details };
}

export async function signOut(host: Host, renewal: string): Promise<number> {
  const init = postJson({ shopId: host.shopId, renewal }, { Origin: shopOrigin });
  return (await host.fetch('/v1/customer/token', { ...init, method: 'DELETE' })).status;
}

/** The shop of `openShop` whose back end vouches for customers: `jwt` is signed there, `login` is whoever shows it. */
export async function knownShop(makeHost: MakeHost) {
  const host = await makeHost();
  await openShop(host);
  await stock(host);
  const keys = await keyPair('ES256');
  await host.app.admin.customerKeys.add(host.shopId, { kid: 'k1', alg: 'ES256', publicKey: keys.pem });
  const jwt = (sub: string, claims: object = {}, lifetime = 10 * hour) =>
    sign(keys, 'k1', { sub, exp: Math.floor((host.clock.now() + lifetime) / 1000), ...claims });
  const login = async (sub: string, more: Partial<Login> & { name?: string } = {}) => {
    const { name: called, ...rest } = more;
    return grant(host, { identity: await jwt(sub, called === undefined ? {} : { name: called }), ...rest });
  };
  return { host, jwt, login };
}
