import { closeCodes, errorCodes, methods } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { shopOrigin, type Host, type MakeHost } from '../support/host.ts';
import { codeOf, customer, grantOf, openShop, password, postJson, signIn } from '../support/shop.ts';

/** What is spoken over HTTP, told once and run on every host. */
export function httpStories(name: string, makeHost: MakeHost): void {
  const shop = async () => {
    const host = await makeHost();
    await openShop(host);
    return host;
  };
  const token = (host: Host, body: unknown, headers?: Record<string, string>) =>
    host.fetch('/v1/customer/token', postJson(body, headers));

  describe(`customer tokens: ${name}`, () => {
    it('a customer is minted by the server, and stays the same one by renewing', async () => {
      const host = await shop();
      const first = await grantOf(host);
      const other = await grantOf(host);
      expect(other.customerId).not.toBe(first.customerId);
      expect(first.expiresAt - host.clock.now()).toBe(30 * 60 * 1000);
      const renewed = await grantOf(host, first.renewal);
      expect(renewed.customerId).toBe(first.customerId);
      expect(renewed.renewal).not.toBe(first.renewal);
    });

    it('a renewal whose answer got lost works again, however late, and is spent once the next is used', async () => {
      const host = await shop();
      const { customerId, renewal } = await grantOf(host);
      await grantOf(host, renewal);
      host.clock.jumpTo(host.clock.now() + 24 * 60 * 60 * 1000);
      const second = await grantOf(host, renewal);
      expect(second.customerId).toBe(customerId);
      expect((await customer(host, second.token)).id).toBe(customerId);
      expect(await codeOf(await token(host, { shopId: host.shopId, renewal }))).toBe('UNAUTHENTICATED');
      const third = await grantOf(host, second.renewal);
      // Renewing once more is a use as well.
      await grantOf(host, third.renewal);
      expect(await codeOf(await token(host, { shopId: host.shopId, renewal: second.renewal }))).toBe(
        'UNAUTHENTICATED',
      );
    });

    it('of two who share a stolen renewal only one goes on', async () => {
      const host = await shop();
      const { renewal } = await grantOf(host);
      const [own, thief] = [await grantOf(host, renewal), await grantOf(host, renewal)];
      await customer(host, own.token);
      await customer(host, thief.token);
      const next = await grantOf(host, own.renewal);
      await customer(host, next.token);
      expect(await codeOf(await token(host, { shopId: host.shopId, renewal: thief.renewal }))).toBe(
        'UNAUTHENTICATED',
      );
    });

    it('two tabs that renew at once both stay the same customer', async () => {
      const host = await shop();
      const { customerId, renewal } = await grantOf(host);
      const grants = await Promise.all([grantOf(host, renewal), grantOf(host, renewal)]);
      expect(grants.map((grant) => grant.customerId)).toEqual([customerId, customerId]);
    });

    it('a renewal ends after thirty days, and is worth nothing elsewhere', async () => {
      const host = await shop();
      const grant = await grantOf(host);
      expect(await codeOf(await token(host, { shopId: host.shopId, renewal: grant.token }))).toBe(
        'UNAUTHENTICATED',
      );
      await host.app.admin.createShop({
        shopId: `${host.shopId}-other`,
        name: '别家',
        origins: [],
        timeZone: 'Asia/Shanghai',
        defaultGroupName: '客服',
      });
      expect(
        await codeOf(await token(host, { shopId: `${host.shopId}-other`, renewal: grant.renewal })),
      ).toBe('UNAUTHENTICATED');
      host.clock.jumpTo(host.clock.now() + 30 * 24 * 60 * 60 * 1000 + 1000);
      expect(await codeOf(await token(host, { shopId: host.shopId, renewal: grant.renewal }))).toBe(
        'TOKEN_EXPIRED',
      );
    });

    it('a page of the shop may ask; a foreign page reads that it may not, and why', async () => {
      const host = await shop();
      const own = await token(host, { shopId: host.shopId }, { Origin: shopOrigin });
      expect(own.status).toBe(200);
      expect(own.headers.get('Access-Control-Allow-Origin')).toBe(shopOrigin);
      expect(own.headers.get('Vary')).toContain('Origin');
      expect(own.headers.has('Access-Control-Allow-Credentials')).toBe(false);
      for (const origin of ['https://evil.example', 'null', `${shopOrigin}.evil.example`]) {
        const foreign = await token(host, { shopId: host.shopId }, { Origin: origin });
        // Without this header a browser would tell the page of a broken network instead.
        expect(foreign.headers.get('Access-Control-Allow-Origin')).toBe(origin);
        expect(await codeOf(foreign)).toBe('ORIGIN_NOT_ALLOWED');
      }
    });

    it('a browser’s question beforehand is answered without a body and without credentials', async () => {
      const host = await shop();
      const response = await host.fetch('/v1/customer/token', {
        method: 'OPTIONS',
        headers: { Origin: shopOrigin, 'Access-Control-Request-Method': 'POST' },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(shopOrigin);
      expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type');
      expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    });

    it('a shop that does not exist is not found', async () => {
      const host = await shop();
      expect(await codeOf(await token(host, { shopId: 'nobody' }))).toBe('NOT_FOUND');
    });

    it('minting without end is slowed down; renewing is not', async () => {
      const host = await shop();
      const { renewal } = await grantOf(host);
      let response = await token(host, { shopId: host.shopId });
      for (let count = 0; count < 400 && response.ok; count++)
        response = await token(host, { shopId: host.shopId });
      expect(response.headers.get('Retry-After')).toBe('1');
      expect(await codeOf(response)).toBe('RATE_LIMITED');
      await grantOf(host, renewal);
    });
  });

  describe(`agents’ sessions: ${name}`, () => {
    const enter = (
      host: Host,
      body: unknown,
      headers: Record<string, string> = { Origin: host.workbenchOrigin },
    ) => host.fetch('/v1/session', postJson(body, headers));

    it('signing in sets a cookie that no script and no other site can use; only its hash is stored', async () => {
      const host = await shop();
      const response = await enter(host, { account: `${host.shopId}:amy`, password });
      expect(await response.json()).toEqual({
        shop: { id: host.shopId, name: '山野集' },
        agent: { id: 'amy', name: '小艾 Amy' },
        roles: ['agent'],
      });
      const [cookie = ''] = response.headers.getSetCookie();
      const secure = host.workbenchOrigin.startsWith('https:');
      expect(cookie).toMatch(
        /^shopbell_session=[\w-]{43}; Max-Age=43200; Path=\/v1; HttpOnly(; Secure)?; SameSite=Strict$/,
      );
      expect(cookie.includes('Secure')).toBe(secure);
      const secret = cookie.slice('shopbell_session='.length, cookie.indexOf(';'));
      expect(await host.storage.findSecret('session', secret)).toBeUndefined();
    });

    it('a session is told, and over after twelve hours', async () => {
      const host = await shop();
      const { cookie, session } = await signIn(host, 'amy');
      const ask = () => host.fetch('/v1/session', { headers: { Cookie: cookie } });
      expect(await (await ask()).json()).toEqual(session);
      host.clock.jumpTo(host.clock.now() + 12 * 60 * 60 * 1000);
      expect(await codeOf(await ask())).toBe('UNAUTHENTICATED');
      expect(await codeOf(await host.fetch('/v1/session'))).toBe('UNAUTHENTICATED');
      expect(
        await codeOf(await host.fetch('/v1/session', { headers: { Cookie: 'shopbell_session=x' } })),
      ).toBe('UNAUTHENTICATED');
    });

    it('a wrong password and an unknown account are told the same', async () => {
      const host = await shop();
      const bodies = [];
      for (const account of [`${host.shopId}:amy`, `${host.shopId}:nobody`, 'nowhere:amy', 'amy', ':', '']) {
        const response = await enter(host, { account, password: 'wrong' });
        expect(response.headers.getSetCookie()).toEqual([]);
        bodies.push(await response.text());
      }
      expect(new Set(bodies).size).toBe(1);
      expect(bodies[0]).toContain('BAD_CREDENTIALS');
    });

    it('AC-01 without a role that carries the online-service permission signing in is refused', async () => {
      const host = await shop();
      const account = {
        shopId: host.shopId,
        name: 'boss',
        displayName: 'Boss',
        password,
        roles: ['order-notices'],
      };
      await host.app.admin.addAgent(account);
      expect(await codeOf(await enter(host, { account: `${host.shopId}:boss`, password }))).toBe(
        'NOT_CS_ACCOUNT',
      );
      expect(await codeOf(await enter(host, { account: `${host.shopId}:boss`, password: 'wrong' }))).toBe(
        'BAD_CREDENTIALS',
      );
    });

    it('guessing is slowed down per account, whoever knows the password elsewhere still gets in', async () => {
      const host = await shop();
      const wrong = { account: `${host.shopId}:amy`, password: 'wrong' };
      for (let count = 0; count < 10; count++)
        expect(await codeOf(await enter(host, wrong))).toBe('BAD_CREDENTIALS');
      const limited = await enter(host, { account: `${host.shopId}:amy`, password });
      expect(limited.headers.get('Retry-After')).toBe('60');
      expect(await codeOf(limited)).toBe('RATE_LIMITED');
      await signIn(host, 'bo');
      host.clock.jumpTo(host.clock.now() + 60_000);
      for (let count = 0; count < 20; count++) await signIn(host, 'amy');
    });

    it('a page that is not the workbench can neither sign in, nor out, nor get a ticket', async () => {
      const host = await shop();
      const { cookie } = await signIn(host, 'amy');
      for (const headers of [
        { Origin: shopOrigin },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site' },
      ]) {
        const credentials = { Cookie: cookie, ...headers };
        expect(await codeOf(await enter(host, { account: `${host.shopId}:amy`, password }, headers))).toBe(
          'ORIGIN_NOT_ALLOWED',
        );
        const out = await host.fetch('/v1/session', { method: 'DELETE', headers: credentials });
        expect(await codeOf(out)).toBe('ORIGIN_NOT_ALLOWED');
        expect(out.headers.has('Access-Control-Allow-Origin')).toBe(false);
        const ticket = await host.fetch('/v1/session/ticket', { method: 'POST', headers: credentials });
        expect(await codeOf(ticket)).toBe('ORIGIN_NOT_ALLOWED');
      }
      expect((await host.fetch('/v1/session', { headers: { Cookie: cookie } })).status).toBe(200);
    });

    it('signing out without a session is harmless', async () => {
      const host = await shop();
      expect((await host.fetch('/v1/session', { method: 'DELETE' })).status).toBe(204);
    });
  });

  describe(`the API’s description: ${name}`, () => {
    it('is OpenAPI made from the schemas', async () => {
      const host = await makeHost();
      const document = (await (await host.fetch('/v1/openapi.json')).json()) as {
        paths: object;
        components: { schemas: object };
      };
      const paths = Object.keys(document.paths);
      expect(paths.filter((path) => !path.startsWith('/v1/admin/'))).toEqual([
        '/v1/customer/token',
        '/v1/session',
        '/v1/session/password',
        '/v1/sessions',
        '/v1/session/ticket',
        '/v1/metrics/catalogue',
        '/v1/files',
        '/v1/files/{id}',
        '/v1/stream',
        '/v1/stream/frames',
        '/v1/health',
      ]);
      expect(paths).toContain('/v1/admin/shop');
      // Rows of facts are described, though each is judged on its own.
      const { FactBatch, ToldFact } = document.components.schemas as Record<string, unknown>;
      expect(JSON.stringify(FactBatch)).toContain('#/components/schemas/ToldFact');
      const { anyOf = [] } = ToldFact as { anyOf?: { properties: Record<string, unknown> }[] };
      const message = anyOf.find(({ properties }) => 'text' in properties);
      expect(message).toMatchObject({
        required: expect.not.arrayContaining(['authorId', 'length', 'id']) as unknown,
        properties: { from: { enum: ['customer', 'agent', 'auto', 'robot'] } },
      });
      expect(Object.keys(document.components.schemas)).toEqual(
        expect.arrayContaining([
          'TokenRequest',
          'TokenGrant',
          'SignIn',
          'Session',
          'Ticket',
          'ErrorBody',
          'WireError',
        ]),
      );
    });

    it('can be read as a page, under a policy that allows nothing but its style', async () => {
      const host = await makeHost();
      const page = await host.fetch('/v1/docs');
      expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'; style-src 'self'");
      const html = await page.text();
      expect(html).not.toMatch(/<script|<style|style=|src=|https?:\/\//);
      for (const named of [...Object.keys(methods), ...Object.keys(errorCodes), ...Object.keys(closeCodes)]) {
        expect(html).toContain(`<code>${named}</code>`);
      }
      const style = await host.fetch('/v1/docs.css');
      expect(style.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    });

    it('the server says that it lives', async () => {
      const host = await makeHost();
      expect(await (await host.fetch('/v1/health')).json()).toEqual({ status: 'ok' });
    });
  });
}
