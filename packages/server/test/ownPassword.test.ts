import { closeCodes, type ErrorBody, type SettingChangeList } from '@shopbell/sdk/model';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp, webPasswords } from '../src/app.ts';
import { demoPassword } from '../src/node.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { ask, askFor, keyOf, managedShop, sessionOf, type Asker } from './support/admin.ts';
import { appHost, hostOver, portHost, type Host, type MakeHost } from './support/host.ts';
import { agent, codeOf, greet, openShop, password, postJson, ticketOf } from './support/shop.ts';

const better = 'a better horse';

function enterWith(host: Host, secret: string, account = 'amy') {
  return host.fetch(
    '/v1/session',
    postJson({ account: `${host.shopId}:${account}`, password: secret }, { Origin: host.workbenchOrigin }),
  );
}

async function limitedSession(host: Host, account = 'dee'): Promise<Asker> {
  const response = await enterWith(host, demoPassword, account);
  expect(await response.json()).toMatchObject({ mustChangePassword: true });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { Cookie: cookie, Origin: host.workbenchOrigin };
}

function setPassword(host: Host, who: Asker, change: unknown) {
  return host.fetch('/v1/session/password', { ...postJson(change, who), method: 'PUT' });
}

/** A shop in which dee, a manager who serves customers too, has the demo's password. */
async function shopWithDemoPassword(host: Host): Promise<void> {
  await openShop(host);
  const dee = { agentId: 'dee', name: 'dee', displayName: '小迪 Dee', password: demoPassword };
  await host.app.admin.addAgent({ shopId: host.shopId, ...dee, roles: ['agent', 'manager'] });
}

function stories(name: string, makeHost: MakeHost): void {
  describe(`the demo's password outside the demo: ${name}`, () => {
    it('gives a session that is good for another password, and for nothing else', async () => {
      const host = await makeHost();
      await shopWithDemoPassword(host);
      const dee = await limitedSession(host);
      const refused: readonly (readonly [string, string])[] = [
        ['POST', '/v1/session/ticket'],
        ['GET', '/v1/admin/accounts'],
        ['GET', '/v1/admin/changes'],
        ['GET', '/v1/files/any'],
      ];
      for (const [method, path] of refused) {
        const response = await host.fetch(path, { method, headers: { ...dee } });
        expect([path, response.status, await codeOf(response)]).toEqual([
          path,
          403,
          'PASSWORD_CHANGE_REQUIRED',
        ]);
      }
      const asked = await host.fetch('/v1/session', { headers: { ...dee } });
      expect(await asked.json()).toMatchObject({ agent: { id: 'dee' }, mustChangePassword: true });

      expect((await setPassword(host, dee, { current: demoPassword, password: better })).status).toBe(200);
      const free = await host.fetch('/v1/session', { headers: { ...dee } });
      expect(await free.json()).not.toHaveProperty('mustChangePassword');
      expect((await ask(host, dee, '/accounts')).status).toBe(200);
      await greet(host, { kind: 'agent', ticket: await ticketOf(host, dee['Cookie'] ?? '') });
      expect(await codeOf(await enterWith(host, demoPassword, 'dee'))).toBe('BAD_CREDENTIALS');
      expect(await (await enterWith(host, better, 'dee')).json()).not.toHaveProperty('mustChangePassword');
    });

    it('a bot works on: its key is its own secret', async () => {
      const host = await makeHost();
      await managedShop(host);
      const bot = await keyOf(host, ['agent']);
      await host.app.admin.accounts.change(host.shopId, 'amy', { password: demoPassword });
      const session = await host.fetch('/v1/session', { headers: { ...bot } });
      expect(await session.json()).not.toHaveProperty('mustChangePassword');
      expect((await host.fetch('/v1/session/ticket', { method: 'POST', headers: { ...bot } })).status).toBe(
        200,
      );
      expect(await codeOf(await setPassword(host, bot, { current: demoPassword, password: better }))).toBe(
        'FORBIDDEN',
      );
    });
  });

  describe(`one's own password: ${name}`, () => {
    it('is changed with the present one, and ends every other session at once', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const elsewhere = await agent(host, 'amy');
      const here = await agent(host, 'amy');
      const asker = { Cookie: here.cookie, Origin: host.workbenchOrigin };
      const unused = await ticketOf(host, elsewhere.cookie);
      const wrong = await setPassword(host, asker, { current: 'a guess', password: better });
      expect(await codeOf(wrong)).toBe('BAD_CREDENTIALS');
      expect((await setPassword(host, asker, { current: password, password: better })).status).toBe(200);

      expect(await elsewhere.socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
      expect(await here.socket.ask('figures.today', {})).toMatchObject({ receptions: 0 });
      expect((await host.fetch('/v1/session', { headers: asker })).status).toBe(200);
      const gone = await host.fetch('/v1/session', { headers: { Cookie: elsewhere.cookie } });
      expect(await codeOf(gone)).toBe('UNAUTHENTICATED');
      const late = await host.connect(host.workbenchOrigin);
      late.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: unused } });
      expect(await late.closed).toMatchObject({ code: closeCodes.unauthenticated.code });
      expect(await codeOf(await enterWith(host, password))).toBe('BAD_CREDENTIALS');

      const text = JSON.stringify(await askFor<SettingChangeList>(host, boss, '/changes?what=account'));
      expect(JSON.parse(text)).toMatchObject({
        changes: [
          {
            by: { kind: 'account', id: 'amy', name: '小艾 Amy' },
            of: { id: 'amy' },
            done: 'changed',
            fields: [{ field: 'password', secret: true }],
          },
          {},
          {},
          {},
        ],
      });
      for (const secret of [password, better, 'pbkdf2']) expect(text).not.toContain(secret);
    });

    it('a new one that is short, the same or the demo’s is refused, and nothing ends', async () => {
      const host = await makeHost();
      await openShop(host);
      const amy = await sessionOf(host, 'amy');
      for (const refused of ['short', password, demoPassword]) {
        const response = await setPassword(host, amy, { current: password, password: refused });
        const { error } = (await response.json()) as ErrorBody;
        expect(error).toMatchObject({
          code: 'INVALID_ARGUMENT',
          details: { issues: [{ path: 'password' }] },
        });
      }
      expect((await enterWith(host, password)).status).toBe(200);
    });

    it('guessing the present one is slowed down as at sign-in, and together with it', async () => {
      const host = await makeHost();
      await openShop(host);
      const amy = await sessionOf(host, 'amy');
      for (let attempt = 0; attempt < 10; attempt++)
        await setPassword(host, amy, { current: `guess ${String(attempt)}`, password: better });
      const right = await setPassword(host, amy, { current: password, password: better });
      expect(await codeOf(right)).toBe('RATE_LIMITED');
      expect(await codeOf(await enterWith(host, password))).toBe('RATE_LIMITED');
    });

    it('a foreign page, or nobody, may not', async () => {
      const host = await makeHost();
      await openShop(host);
      const amy = await sessionOf(host, 'amy');
      const foreign = { ...amy, Origin: 'https://evil.example' };
      const change = { current: password, password: better };
      expect(await codeOf(await setPassword(host, foreign, change))).toBe('ORIGIN_NOT_ALLOWED');
      const nobody = { Origin: host.workbenchOrigin };
      expect(await codeOf(await setPassword(host, nobody, change))).toBe('UNAUTHENTICATED');
      for (const [who, code] of [
        [foreign, 'ORIGIN_NOT_ALLOWED'],
        [nobody, 'UNAUTHENTICATED'],
      ] as const)
        expect(await codeOf(await host.fetch('/v1/sessions', { method: 'DELETE', headers: who }))).toBe(code);
    });

    it('of two changes at once with the same present password one holds', async () => {
      const host = await makeHost();
      await openShop(host);
      const [one, other] = [await sessionOf(host, 'amy'), await sessionOf(host, 'amy')];
      const answers = await Promise.all([
        setPassword(host, one, { current: password, password: better }),
        setPassword(host, other, { current: password, password: 'a third horse' }),
      ]);
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401]);
    });

    it('signing out everywhere ends one’s sessions on every machine, and nobody else’s', async () => {
      const host = await makeHost();
      await openShop(host);
      const here = await agent(host, 'amy');
      const elsewhere = await agent(host, 'amy');
      const bo = await agent(host, 'bo');
      const asker = { Cookie: here.cookie, Origin: host.workbenchOrigin };
      const ended = await host.fetch('/v1/sessions', { method: 'DELETE', headers: asker });
      expect(ended.status).toBe(204);
      expect(ended.headers.getSetCookie()[0]).toContain('Max-Age=0');
      for (const { socket, cookie } of [here, elsewhere]) {
        expect(await socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
        const asked = await host.fetch('/v1/session', { headers: { Cookie: cookie } });
        expect(await codeOf(asked)).toBe('UNAUTHENTICATED');
      }
      await bo.socket.ask('figures.today', {});
    });
  });
}

stories('the app', appHost);
stories('a port', portHost);

it('what the demo made and left open is worth nothing once the server runs without it', async () => {
  const storage = memoryStorage();
  const passwords = webPasswords({ iterations: 10 });
  const desk = 'https://desk.example';
  const demo = createApp({ storage, passwords, demo: true, workbenchOrigins: [desk] });
  onTestFinished(() => demo.close());
  const inDemo: Host = { ...hostOver(memoryStorage()), app: demo, fetch: fetchOf(demo) };
  await shopWithDemoPassword(inDemo);
  const entered = await enterWith(inDemo, demoPassword, 'dee');
  expect(await entered.json()).not.toHaveProperty('mustChangePassword');
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ticket = await ticketOf(inDemo, cookie);

  const host = hostOver(storage);
  const asked = { method: 'POST', headers: { Cookie: cookie, Origin: desk } };
  expect(await codeOf(await host.fetch('/v1/session/ticket', asked))).toBe('PASSWORD_CHANGE_REQUIRED');
  const late = await host.connect(desk);
  late.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket } });
  expect((await late.seen('error')).error).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
  expect(await late.closed).toMatchObject({ code: closeCodes.unauthenticated.code });
});

function fetchOf(app: Host['app']): Host['fetch'] {
  return (path, init) => app.fetch(new Request(`http://server.test${path}`, init), { address: '192.0.2.1' });
}
