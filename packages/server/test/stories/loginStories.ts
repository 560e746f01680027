import { closeCodes, type TokenGrant } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { keyPair, sign } from '../support/customerJwt.ts';
import { shopOrigin, type MakeHost } from '../support/host.ts';
import { askToken, grant, knownShop, refusal, signOut } from '../support/knownShop.ts';
import { agent, codeOf, customer, enter, pass, say } from '../support/shop.ts';

const minute = 60_000;

/** What a login rests on, and when it ends; run on every host. */
export function loginStories(name: string, makeHost: MakeHost): void {
  const shop = () => knownShop(makeHost);

  describe(`logins: ${name}`, () => {
    it('nothing outlives the JWT: not the token, not the socket, not the renewal', async () => {
      const { host, jwt } = await shop();
      const identity = await jwt('lin', {}, 5 * minute);
      const known = await grant(host, { identity });
      expect(known.expiresAt).toBe(host.clock.now() + 5 * minute);
      const lin = await customer(host, known.token);
      await pass(host, 2 * minute, lin.socket);
      const renewed = await grant(host, { renewal: known.renewal });
      expect(renewed).toMatchObject({
        customerId: known.customerId,
        known: true,
        expiresAt: known.expiresAt,
      });
      await pass(host, 3 * minute, lin.socket).catch(() => {});
      expect((await lin.socket.closed).code).toBe(closeCodes.tokenExpired.code);
      expect(await codeOf(await askToken(host, { renewal: renewed.renewal }))).toBe('TOKEN_EXPIRED');
      expect(await refusal(await askToken(host, { identity }))).toEqual({
        code: 'IDENTITY_REFUSED',
        details: { reason: 'expired' },
      });
    });

    it('a JWT of a wrong key, another shop, no key or no sense is refused by name', async () => {
      const { host, jwt } = await shop();
      const stranger = await keyPair('ES256', 'stranger');
      const exp = Math.floor(host.clock.now() / 1000) + 600;
      await host.app.admin.createShop({
        shopId: `${host.shopId}-2`,
        name: '别家',
        origins: [shopOrigin],
        timeZone: 'Asia/Shanghai',
        defaultGroupName: '客服',
      });
      await host.app.admin.customerKeys.add(`${host.shopId}-2`, {
        kid: 'theirs',
        alg: 'ES256',
        publicKey: stranger.pem,
      });
      const invalid = { code: 'IDENTITY_REFUSED', details: { reason: 'invalid' } };
      for (const identity of [
        await sign(stranger, 'k1', { sub: 'lin', exp }),
        await sign(stranger, 'theirs', { sub: 'lin', exp }),
        await sign(stranger, 'k9', { sub: 'lin', exp }),
        await jwt('lin', { sub: undefined }),
        'nonsense',
        '',
      ]) {
        expect(await refusal(await askToken(host, { identity }))).toEqual(invalid);
      }
      // The same `sub` elsewhere is somebody else.
      const theirs = await sign(stranger, 'theirs', { sub: 'lin', exp });
      const there = await askToken(host, { shopId: `${host.shopId}-2`, identity: theirs });
      const here = await grant(host, { identity: await jwt('lin') });
      expect(((await there.json()) as TokenGrant).customerId).not.toBe(here.customerId);
      expect(await codeOf(await askToken(host, { identity: await jwt('lin') }, 'https://evil.example'))).toBe(
        'ORIGIN_NOT_ALLOWED',
      );
    });

    it('a key follows another without anybody noticing; a revoked one renews nobody', async () => {
      const { host, jwt } = await shop();
      const next = await keyPair('RS256', 'next');
      const old = await grant(host, { identity: await jwt('lin') });
      await host.app.admin.customerKeys.add(host.shopId, { kid: 'k2', alg: 'RS256', publicKey: next.pem });
      const exp = Math.floor(host.clock.now() / 1000) + 3600;
      const byNext = await grant(host, { identity: await sign(next, 'k2', { sub: 'lin', exp }) });
      expect(byNext.customerId).toBe(old.customerId);
      expect(await grant(host, { renewal: old.renewal })).toMatchObject({ customerId: old.customerId });
      await host.app.admin.customerKeys.revoke(host.shopId, 'k1');
      expect(await codeOf(await askToken(host, { renewal: old.renewal }))).toBe('UNAUTHENTICATED');
      expect(await grant(host, { renewal: byNext.renewal })).toMatchObject({ customerId: old.customerId });
    });

    it('logging out ends this device’s login at once, its tabs and tokens too, and no other’s', async () => {
      const { host, login } = await shop();
      await agent(host, 'amy');
      const [phone, laptop] = [await login('lin'), await login('lin')];
      const [a, b] = [await customer(host, phone.token), await customer(host, laptop.token)];
      const { conversation } = await enter(a.socket);
      expect(await signOut(host, phone.renewal)).toBe(204);
      expect((await a.socket.closed).code).toBe(closeCodes.signedOut.code);
      const socket = await host.connect(shopOrigin);
      socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: phone.token } });
      expect((await socket.closed).code).toBe(closeCodes.unauthenticated.code);
      expect(await codeOf(await askToken(host, { renewal: phone.renewal }))).toBe('UNAUTHENTICATED');
      await say(b.socket, conversation.id, '另一台还在');
      expect(await signOut(host, phone.renewal)).toBe(204);
      expect(await signOut(host, 'nonsense')).toBe(204);
      // A renewal that came of it meanwhile is no way back, and anonymous customers log out, too.
      const anonymous = await grant(host);
      const next = await grant(host, { renewal: anonymous.renewal });
      expect(await signOut(host, anonymous.renewal)).toBe(204);
      expect(await codeOf(await askToken(host, { renewal: next.renewal }))).toBe('UNAUTHENTICATED');
      // And what was begun then is proof of nothing.
      expect(await login('wang', { renewal: next.renewal })).not.toHaveProperty('linked');
    });
  });
}
