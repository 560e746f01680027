import type { FactBatchResult, SettingChange, SettingChangeList } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { askFor, keyOf, managedShop, type Asker } from './support/admin.ts';
import { knownAs } from './support/customerJwt.ts';
import { appHost, portHost, type Host } from './support/host.ts';
import { agent, customer, enter, grantOf } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const blocks = (host: Host, who: Asker) =>
  askFor<SettingChangeList>(host, who, '/changes?what=blocked-customer').then(({ changes }) => changes);

const fieldsOf = ({ fields }: SettingChange) =>
  Object.fromEntries(fields.map(({ field, ...of }) => [field, of]));

describe.each([
  ['in memory', appHost],
  ['on a real port over SQLite', portHost],
])('the log of changes, %s', (_, makeHost) => {
  const shop = async () => {
    const host = await makeHost();
    const boss = await managedShop(host);
    await host.app.admin.accounts.change(host.shopId, 'amy', { roles: ['supervisor'] });
    const amy = await agent(host, 'amy');
    return { host, boss, amy: amy.socket };
  };

  it('WB-19 names who blocked whom over the socket and why, and who lifted it', async () => {
    const { host, boss, amy } = await shop();
    const lin = await customer(host);
    await enter(lin.socket);
    await host.clock.advance(1000);
    await amy.ask('customer.block', { customerId: lin.id, reason: '辱骂客服' });
    const by = { kind: 'account', id: 'amy', name: '小艾 Amy' };
    const about = { at: host.clock.now(), by, what: 'blocked-customer', of: { id: lin.id } };
    const [blocked] = await blocks(host, boss);
    expect(blocked).toEqual({
      ...about,
      seq: expect.any(Number) as number,
      done: 'created',
      fields: [{ field: 'reason', to: '辱骂客服' }],
    });
    // Again is no change, and what is refused is none.
    await amy.ask('customer.block', { customerId: lin.id, reason: '又来' });
    await expect(amy.ask('customer.block', { customerId: lin.id, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    const bo = await agent(host, 'bo');
    await expect(bo.socket.ask('customer.unblock', { customerId: lin.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      bo.socket.ask('customer.block', { customerId: 'wei', reason: '看不顺眼' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await blocks(host, boss)).toHaveLength(1);
    await amy.ask('customer.unblock', { customerId: lin.id });
    await amy.ask('customer.unblock', { customerId: lin.id });
    const [lifted, ...before] = await blocks(host, boss);
    expect(before).toEqual([blocked]);
    expect(lifted).toMatchObject({
      ...about,
      done: 'deleted',
      fields: [{ field: 'reason', from: '辱骂客服' }],
    });
  });

  it('WB-19 a block that follows a login is the desk’s doing, and says whose it was and by whom', async () => {
    const { host, boss, amy } = await shop();
    const anonymous = await grantOf(host);
    const rude = await customer(host, anonymous.token);
    await enter(rude.socket);
    await amy.ask('customer.block', { customerId: rude.id, reason: '广告' });
    const login = await knownAs(host, 'lin');
    await host.clock.advance(1000);
    const known = await customer(host, (await login(anonymous.renewal)).token);
    expect((await enter(known.socket)).outcome).toMatchObject({ kind: 'refused' });
    const [followed, first, ...others] = await blocks(host, boss);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ by: { id: 'amy' }, of: { id: rude.id } });
    expect(followed).toMatchObject({ by: { kind: 'desk' }, of: { id: known.id }, done: 'created' });
    expect(followed && fieldsOf(followed)).toEqual({
      reason: { to: '广告' },
      blockedBy: { to: '小艾 Amy' },
      anonymousId: { to: rude.id },
    });
    const desk = await askFor<SettingChangeList>(host, boss, '/changes?by=desk');
    expect(desk.changes).toEqual([followed]);
    // It comes once, however often they come back.
    await customer(host, (await login()).token);
    expect(await blocks(host, boss)).toHaveLength(2);

    // Lifted is lifted, by every id they had: the next login does not bring it back.
    await amy.ask('customer.unblock', { customerId: known.id });
    const back = await customer(host, (await login()).token);
    expect((await enter(back.socket)).outcome).toMatchObject({ kind: 'assigned' });
    const lifted = (await blocks(host, boss)).slice(0, -2);
    expect(lifted.map(({ of, done, by }) => [of?.id, done, by])).toEqual([
      [known.id, 'deleted', { kind: 'account', id: 'amy', name: '小艾 Amy' }],
      [rude.id, 'deleted', { kind: 'account', id: 'amy', name: '小艾 Amy' }],
    ]);
    expect(await host.app.admin.routing.blocked(host.shopId)).toEqual([]);
  });

  it('whose work counts for what is told by who may change settings alone, and is logged once', async () => {
    const { host, boss } = await shop();
    const at = 1_777_600_000_000;
    const fact = {
      type: 'agent',
      id: 'z',
      at,
      agentId: 'zoe',
      from: '2026-05-01',
      name: '佐伊',
      teamId: 'north',
    };
    const visit = { type: 'visit', id: 'v', at, customerId: 'c', agentsOnline: true };
    const tell = (who: Asker, ...facts: unknown[]) =>
      askFor<FactBatchResult>(host, who, '/facts', { body: { facts } });
    const entries = async () =>
      (await askFor<SettingChangeList>(host, boss, '/changes?what=statistics-agent')).changes;

    const catalogue = await keyOf(host, ['catalogue']);
    expect(await tell(catalogue, fact, visit, { type: 'agent' })).toMatchObject({
      stored: 1,
      unchanged: 0,
      refused: [
        { index: 0, id: 'z', error: { code: 'FORBIDDEN' } },
        { index: 2, error: { code: 'FORBIDDEN' } },
      ],
    });
    expect(await entries()).toEqual([]);
    expect(
      await host.storage.readStatisticFacts(host.shopId, { after: 0, limit: 9, types: ['agent'] }),
    ).toEqual([]);

    const admin = await keyOf(host, ['admin']);
    expect(await tell(admin, { type: 'agent', id: 'bad' }, visit, fact)).toMatchObject({
      stored: 1,
      unchanged: 1,
      refused: [{ index: 0, id: 'bad', error: { code: 'INVALID_ARGUMENT' } }],
    });
    expect(await entries()).toMatchObject([
      {
        by: { kind: 'api-key', name: 'ERP' },
        of: { id: 'zoe', name: '佐伊' },
        done: 'created',
        fields: [
          { field: 'accountType', to: 'presale' },
          { field: 'teamId', to: 'north' },
          { field: 'validFrom', to: '2026-05-01' },
        ],
      },
    ]);
    // A repeat changes nothing; another telling of the same agent does.
    expect(await tell(boss, fact)).toEqual({ stored: 0, unchanged: 1, refused: [] });
    expect(await tell(boss, { ...fact, id: 'y', teamId: 'south' })).toMatchObject({ stored: 1 });
    expect((await entries()).map(({ by }) => by.kind)).toEqual(['account', 'api-key']);
    // However many there are, in one commit, with all others of the batch.
    const puts = vi.spyOn(host.storage, 'putStatisticFacts');
    const logged = vi.spyOn(host.storage, 'writeLogged');
    const many = Array.from({ length: 40 }, (_, index) => ({ ...fact, id: `n${String(index)}` }));
    expect(await tell(boss, ...many, fact, { ...visit, id: 'w' })).toMatchObject({
      stored: 41,
      unchanged: 1,
    });
    expect([puts.mock.calls.length, logged.mock.calls.length]).toEqual([1, 0]);
    expect(await entries()).toHaveLength(42);
  });
});
