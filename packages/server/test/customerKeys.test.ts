import { isShopbellError, type NewCustomerKey } from '@shopbell/sdk/model';
import { TestClock } from '@shopbell/sdk/testing';
import { generateKeyPair, exportPKCS8, exportSPKI, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { CustomerKeys } from '../src/app/admin/customerKeys.ts';
import { ask, askFor, managedShop, refusalOf } from './support/admin.ts';
import { keyPair, sign, type Algorithm } from './support/customerJwt.ts';
import { appHost } from './support/host.ts';
import { onEachStorage } from './support/storages.ts';

async function codeOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (isShopbellError(error)) return error.code;
    throw error;
  }
}

let shops = 0;

onEachStorage('keys for customers’ JWTs', (storage) => {
  const shop = async () => {
    const clock = new TestClock();
    const port = await storage();
    const shopId = `keys-${String(++shops)}`;
    for (const id of [shopId, `${shopId}-other`])
      await port.createShop({ shopId: id, name: '店', epoch: 'e', origins: [], timeZone: 'Asia/Shanghai' });
    const keys = new CustomerKeys({ storage: port, clock });
    const verify = (jwt: string, of = shopId) => codeOf(keys.verifyCustomerToken(of, jwt));
    const inSeconds = (seconds: number) => Math.floor(clock.now() / 1000) + seconds;
    return { clock, shopId, keys, verify, inSeconds };
  };

  it.each<[Algorithm, 'pem' | 'jwk']>([
    ['RS256', 'pem'],
    ['RS256', 'jwk'],
    ['ES256', 'pem'],
    ['ES256', 'jwk'],
    ['EdDSA', 'pem'],
    ['EdDSA', 'jwk'],
  ])('%s given as %s tells who the customer is', async (alg, form) => {
    const { shopId, keys, verify, inSeconds } = await shop();
    const pair = await keyPair(alg);
    const added = await keys.add(shopId, {
      kid: 'k1',
      alg,
      publicKey: pair[form],
    });
    expect(added).toMatchObject({
      kid: 'k1',
      alg,
      thumbprint: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    const exp = inSeconds(300);
    const claims = {
      sub: 'user/7',
      exp,
      name: '林女士',
      orders: ['A-1', 'A-2'],
      iss: 'anybody',
      aud: 'any',
      admin: true,
    };
    expect(await verify(await sign(pair, 'k1', claims))).toEqual({
      customerId: 'user/7',
      name: '林女士',
      orders: ['A-1', 'A-2'],
      expiresAt: exp * 1000,
    });
    expect(await verify(await sign(pair, 'k1', { sub: 'u', exp }))).toEqual({
      customerId: 'u',
      expiresAt: exp * 1000,
    });
  });

  it('a key follows another: both hold, then the old one no more, and its kid is never used again', async () => {
    const { shopId, keys, verify, inSeconds } = await shop();
    const [old, next] = [await keyPair('ES256'), await keyPair('ES256', 'next')];
    const exp = inSeconds(300);
    await keys.add(shopId, { kid: 'old', alg: 'ES256', publicKey: old.pem });
    await keys.add(shopId, { kid: 'next', alg: 'ES256', publicKey: next.pem });
    const [first, second] = [
      await sign(old, 'old', { sub: 'u', exp }),
      await sign(next, 'next', { sub: 'u', exp }),
    ];
    for (const jwt of [first, second]) expect(await verify(jwt)).toMatchObject({ customerId: 'u' });
    await keys.revoke(shopId, 'old');
    expect(await verify(first)).toBe('UNAUTHENTICATED');
    expect(await verify(second)).toMatchObject({ customerId: 'u' });
    const again = { kid: 'old', alg: 'ES256', publicKey: next.pem } as const;
    expect(await codeOf(keys.add(shopId, again))).toBe('ALREADY_EXISTS');
    expect(await codeOf(keys.revoke(shopId, 'nobody'))).toBe('NOT_FOUND');
  });

  it('a key holds from its beginning until before its end', async () => {
    const { clock, shopId, keys, verify, inSeconds } = await shop();
    const pair = await keyPair('ES256');
    const jwt = await sign(pair, 'k1', { sub: 'u', exp: inSeconds(3600) });
    const notBefore = clock.now() + 1000;
    await keys.add(shopId, {
      kid: 'k1',
      alg: 'ES256',
      publicKey: pair.pem,
      notBefore,
      expiresAt: notBefore + 1000,
    });
    expect(await verify(jwt)).toBe('UNAUTHENTICATED');
    clock.jumpTo(notBefore);
    expect(await verify(jwt)).toMatchObject({ customerId: 'u' });
    clock.jumpTo(notBefore + 999);
    expect(await verify(jwt)).toMatchObject({ customerId: 'u' });
    clock.jumpTo(notBefore + 1000);
    expect(await verify(jwt)).toBe('UNAUTHENTICATED');
  });

  it('clocks may differ by a minute, either way', async () => {
    const { clock, shopId, keys, verify, inSeconds } = await shop();
    const pair = await keyPair('ES256');
    await keys.add(shopId, { kid: 'k1', alg: 'ES256', publicKey: pair.pem });
    const exp = inSeconds(300);
    const jwt = await sign(pair, 'k1', { sub: 'u', exp });
    clock.jumpTo((exp + 59) * 1000);
    expect(await verify(jwt)).toMatchObject({ customerId: 'u' });
    clock.jumpTo((exp + 60) * 1000);
    expect(await verify(jwt)).toBe('TOKEN_EXPIRED');
    const early = (nbf: number) => sign(pair, 'k1', { sub: 'u', exp: nbf + 300, nbf });
    expect(await verify(await early(inSeconds(60)))).toMatchObject({ customerId: 'u' });
    expect(await verify(await early(inSeconds(62)))).toBe('UNAUTHENTICATED');
  });

  it('whatever else is shown is no customer', async () => {
    const { shopId, keys, verify, inSeconds } = await shop();
    const [pair, stranger] = [await keyPair('ES256'), await keyPair('ES256', 'stranger')];
    const rsa = await keyPair('RS256');
    await keys.add(shopId, { kid: 'k1', alg: 'ES256', publicKey: pair.pem });
    const exp = inSeconds(300);
    const good = { sub: 'u', exp };
    const secret = new TextEncoder().encode(pair.pem);
    const shown = [
      ['signed by a stranger', await sign(stranger, 'k1', good)],
      ['of an unknown key', await sign(pair, 'k2', good)],
      [
        'without a kid',
        await new SignJWT(good).setProtectedHeader({ alg: 'ES256' }).sign(pair.pair.privateKey),
      ],
      ['by another algorithm', await sign(rsa, 'k1', good)],
      [
        'by the public key as a secret',
        await new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret),
      ],
      ['unsigned', `${btoa('{"alg":"none","kid":"k1"}')}.${btoa(JSON.stringify(good))}.`],
      [
        'changed',
        (await sign(pair, 'k1', good)).replace(
          /^([^.]+)\.[^.]+/,
          `$1.${btoa(JSON.stringify({ ...good, sub: 'v' }))}`,
        ),
      ],
      ['without an end', await sign(pair, 'k1', { sub: 'u' })],
      ['without a subject', await sign(pair, 'k1', { exp })],
      ['with an empty subject', await sign(pair, 'k1', { sub: '', exp })],
      ['with an enormous subject', await sign(pair, 'k1', { sub: 'u'.repeat(129), exp })],
      ['with a name that is none', await sign(pair, 'k1', { ...good, name: { first: 'x' } })],
      ['with orders that are none', await sign(pair, 'k1', { ...good, orders: 'A-1' })],
      ['with an enormous body', await sign(pair, 'k1', { ...good, junk: 'x'.repeat(20_000) })],
      ['nothing', ''],
      ['dots', '..'],
      ['text', 'hello'],
    ] as const;
    for (const [what, jwt] of shown) expect([what, await verify(jwt)]).toEqual([what, 'UNAUTHENTICATED']);
    expect(await verify(await sign(pair, 'k1', good), `${shopId}-other`)).toBe('UNAUTHENTICATED');
  });

  it('what is no public key of its algorithm is refused; a private one by name', async () => {
    const { shopId, keys } = await shop();
    const [es, rsa] = [await keyPair('ES256'), await keyPair('RS256')];
    const weak = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
    const tiny = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 1024,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: 'SHA-256',
      },
      true,
      ['sign', 'verify'],
    );
    const refused = async (alg: Algorithm, publicKey: unknown) => {
      try {
        await keys.add(shopId, { kid: 'k1', alg, publicKey: publicKey as NewCustomerKey['publicKey'] });
      } catch (error) {
        if (isShopbellError(error, 'INVALID_ARGUMENT')) return error.details.issues[0]?.message;
        throw error;
      }
      return undefined;
    };
    expect(await refused('ES256', es.privateJwk)).toContain('private');
    expect(await refused('RS256', await exportPKCS8(weak.privateKey))).toContain('private');
    expect(await refused('RS256', await exportSPKI(tiny.publicKey))).toContain('2048 bits');
    expect(await refused('ES256', rsa.pem)).toContain('no public key for ES256');
    expect(await refused('RS256', es.jwk)).toContain('no public key for RS256');
    for (const nonsense of [
      '',
      'x',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      {},
      { kty: 'oct' },
    ])
      expect(await refused('ES256', nonsense)).toBeDefined();
    expect(await keys.list(shopId)).toEqual([]);
  });
});

it('keys are added, listed and revoked over HTTP; the key itself is not told back', async () => {
  const host = await appHost();
  const manager = await managedShop(host);
  const { pem, jwk } = await keyPair('ES256');
  const body = { kid: '2026/11', alg: 'ES256', publicKey: pem };
  const added = await askFor(host, manager, '/customer-keys', { body });
  expect(await refusalOf(host, manager, '/customer-keys', { body: { ...body, publicKey: jwk } })).toBe(
    'ALREADY_EXISTS',
  );
  const list = await (await ask(host, manager, '/customer-keys')).text();
  expect(JSON.parse(list)).toEqual({ keys: [added] });
  const path = `/customer-keys/${encodeURIComponent('2026/11')}`;
  expect(await askFor(host, manager, path, { method: 'DELETE' })).toMatchObject({
    revokedAt: host.clock.now(),
  });
  for (const wrong of [{ kid: '' }, { kid: '两' }, { alg: 'HS256' }, { publicKey: 7 }, { expiresAt: 1 }])
    expect(await refusalOf(host, manager, '/customer-keys', { body: { ...body, kid: 'k2', ...wrong } })).toBe(
      'INVALID_ARGUMENT',
    );
});
