import { agentOf, groupsOf } from '@shopbell/engine';
import { closeCodes, type Account } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { Desks } from '../../../src/desk/desks.ts';
import { ask, askFor, managedShop, refusalOf, sessionOf, type Asker } from '../../support/admin.ts';
import type { Host, MakeHost } from '../../support/host.ts';
import { agent, codeOf, customer, enter, password, postJson, signIn, ticketOf } from '../../support/shop.ts';

const dee = { name: 'dee', displayName: '小迪 Dee', password, roles: ['agent'] };

async function deskOf(host: Host) {
  const desk = await new Desks({ storage: host.storage, clock: host.clock }).of(host.shopId);
  if (!desk) throw new Error('no such shop');
  return desk.desk;
}

function change(host: Host, who: Asker, id: string, body: unknown) {
  return askFor<Account>(host, who, `/accounts/${id}`, { method: 'PATCH', body });
}

/** Who may sign in; run on every host. */
export function accountStories(name: string, makeHost: MakeHost): void {
  const enterWith = (host: Host, secret: string, account = 'amy') =>
    host.fetch(
      '/v1/session',
      postJson({ account: `${host.shopId}:${account}`, password: secret }, { Origin: host.workbenchOrigin }),
    );

  describe(`accounts: ${name}`, () => {
    it('AC-02, AC-08 an account is usable at once, as an agent of the default group', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const made = await askFor<Account>(host, manager, '/accounts', { body: dee });
      expect(made).toEqual({ id: made.id, name: 'dee', displayName: '小迪 Dee', roles: ['agent'] });
      const { welcome } = await agent(host, 'dee');
      expect(welcome.me).toMatchObject({ id: made.id, name: '小迪 Dee' });
      const [first] = groupsOf(await deskOf(host));
      expect(first?.name).toBe('在线客服');
      expect(await refusalOf(host, manager, '/accounts', { body: dee })).toBe('ALREADY_EXISTS');
    });

    it('AC-01, AC-08 whoever serves nobody is no agent, until a role says otherwise', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      expect(agentOf(await deskOf(host), 'boss')).toBeUndefined();
      await change(host, manager, 'boss', { roles: ['agent', 'manager'] });
      expect(agentOf(await deskOf(host), 'boss')).toMatchObject({ name: '店长' });
    });

    it('accounts are listed by name, without their passwords', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const text = await (await ask(host, manager, '/accounts')).text();
      const { accounts } = JSON.parse(text) as { accounts: Account[] };
      expect(accounts.map(({ name }) => name)).toEqual(['amy', 'bo', 'boss']);
      expect(text).not.toMatch(/pbkdf2|password/i);
    });

    it('a disabled account is out at once, everywhere, and comes back when it is enabled', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const amy = await agent(host, 'amy');
      const unused = await ticketOf(host, amy.cookie);
      host.clock.jumpTo(host.clock.now() + 5);
      const disabled = await change(host, manager, 'amy', { disabled: true });
      expect(disabled.disabledAt).toBe(host.clock.now());
      expect(await amy.socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
      expect(await codeOf(await host.fetch('/v1/session', { headers: { Cookie: amy.cookie } }))).toBe(
        'UNAUTHENTICATED',
      );
      const late = await host.connect(host.workbenchOrigin);
      late.say({ type: 'hello', v: 1, auth: { kind: 'agent', ticket: unused } });
      expect(await late.closed).toMatchObject({ code: closeCodes.unauthenticated.code });
      expect(await codeOf(await enterWith(host, password))).toBe('BAD_CREDENTIALS');
      const lin = await customer(host);
      expect((await enter(lin.socket, { page: 'product' })).outcome.kind).toBe('leave-message');
      await change(host, manager, 'amy', { disabled: false });
      await signIn(host, 'amy');
    });

    it('a new password holds at once and signs out whoever used the old one', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const amy = await agent(host, 'amy');
      await change(host, manager, 'amy', { password: 'another horse' });
      expect(await amy.socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
      expect(await codeOf(await enterWith(host, password))).toBe('BAD_CREDENTIALS');
      expect((await enterWith(host, 'another horse')).status).toBe(200);
    });

    it('AC-01 a role that is taken away is gone at once; the other account’s sessions go on', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const amy = await agent(host, 'amy');
      const bo = await agent(host, 'bo');
      await change(host, manager, 'amy', { roles: ['product-notices'] });
      expect(await amy.socket.closed).toMatchObject({ code: closeCodes.signedOut.code });
      expect(await codeOf(await enterWith(host, password))).toBe('NOT_CS_ACCOUNT');
      await bo.socket.ask('figures.today', {});
    });

    it('a manager’s role is asked for anew at every request', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      await askFor(host, manager, '/accounts', { body: { ...dee, roles: ['manager', 'agent'] } });
      const second = await sessionOf(host, 'dee');
      await change(host, second, 'boss', { roles: ['agent'] });
      expect(await refusalOf(host, manager, '/shop')).toBe('FORBIDDEN');
    });

    it('the last manager stays, also when two leave at once', async () => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const leave = { method: 'PATCH', body: { disabled: true } };
      expect(await refusalOf(host, manager, '/accounts/boss', leave)).toBe('LAST_MANAGER');
      const demote = { method: 'PATCH', body: { roles: [] } };
      expect(await refusalOf(host, manager, '/accounts/boss', demote)).toBe('LAST_MANAGER');
      const { id } = await askFor<Account>(host, manager, '/accounts', {
        body: { ...dee, roles: ['manager'] },
      });
      const { admin } = host.app;
      const left = await Promise.allSettled(
        ['boss', id].map((leaver) => admin.accounts.change(host.shopId, leaver, { roles: ['agent'] })),
      );
      expect(left.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    });

    it.each([
      ['a role that is none', { ...dee, roles: ['emperor'] }, 'roles.0'],
      ['a role twice', { ...dee, roles: ['agent', 'agent'] }, 'roles'],
      ['a short password', { ...dee, password: '12345' }, 'password'],
      ['an enormous password', { ...dee, password: 'x'.repeat(257) }, 'password'],
      ['a name with a colon', { ...dee, name: 'a:b' }, 'name'],
      ['a blank display name', { ...dee, displayName: '\t' }, 'displayName'],
      ['no roles', { ...dee, roles: undefined }, 'roles'],
    ])('%s is refused, and no account is made', async (_, body, path) => {
      const host = await makeHost();
      const manager = await managedShop(host);
      const response = await ask(host, manager, '/accounts', { body });
      const { error } = (await response.json()) as { error: object };
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', details: { issues: [{ path }] } });
      expect(await host.storage.findAccount(host.shopId, 'dee')).toBeUndefined();
    });

    it('AC-06 an account is online for the storefront by the workbench’s socket alone', async () => {
      const host = await makeHost();
      await managedShop(host);
      const statusOfAmy = async () => agentOf(await deskOf(host), 'amy')?.status;
      const { cookie } = await signIn(host, 'amy');
      await customer(host);
      expect(await statusOfAmy()).toBe('offline');
      await agent(host, 'amy', { cookie });
      expect(await statusOfAmy()).toBe('online');
    });
  });
}
