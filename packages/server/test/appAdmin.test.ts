import { groupsOf, agentsOf } from '@shopbell/engine';
import { isShopbellError } from '@shopbell/sdk/model';
import { expect, it } from 'vitest';
import { Desks } from '../src/desk/desks.ts';
import { appHost, type Host } from './support/host.ts';
import { openShop, signIn } from './support/shop.ts';

const newShop = {
  shopId: 'demo',
  name: '山野集',
  origins: ['https://shop.example'],
  timeZone: 'Asia/Shanghai',
  defaultGroupName: '在线客服',
};
const newAgent = {
  shopId: 'demo',
  name: 'dee',
  displayName: 'Dee',
  password: 'long enough',
  roles: ['agent'],
};

async function codeOf(made: Promise<unknown>): Promise<unknown> {
  try {
    await made;
  } catch (error) {
    if (isShopbellError(error)) return [error.code, error.details];
    throw error;
  }
  return 'taken';
}

async function deskOf(host: Host) {
  const desks = new Desks({ storage: host.storage, clock: host.clock });
  const desk = await desks.of(host.shopId);
  if (!desk) throw new Error('no such shop');
  return desk.desk;
}

it('a shop, its agents and groups are made once', async () => {
  const host = await appHost();
  const { admin } = host.app;
  expect(await admin.hasShop('demo')).toBe(false);
  await openShop(host);
  expect(await admin.hasShop('demo')).toBe(true);
  expect(await codeOf(admin.createShop(newShop))).toEqual(['ALREADY_EXISTS', undefined]);
  const twice = { ...newAgent, name: 'amy' };
  expect(await codeOf(admin.addAgent(twice))).toEqual(['ALREADY_EXISTS', undefined]);
  expect(await codeOf(admin.addAgent({ ...newAgent, agentId: 'amy' }))).toEqual([
    'ALREADY_EXISTS',
    undefined,
  ]);
  const group = { shopId: 'demo', name: '售前咨询', skus: ['2002'], members: [{ agentId: 'amy' }] };
  const sameId = { ...group, groupId: 'presale', name: '又一组' };
  expect(await codeOf(admin.createGroup(sameId))).toEqual(['ALREADY_EXISTS', undefined]);
  expect(await codeOf(admin.createGroup(group))).toMatchObject(['NAME_TAKEN', undefined]);
  const taken = { shopId: 'demo', name: '另一组', skus: ['1001'], members: [{ agentId: 'amy' }] };
  expect(await codeOf(admin.createGroup(taken))).toMatchObject([
    'SCOPE_TAKEN',
    { taken: [{ groupId: 'tents' }] },
  ]);
  const desk = await deskOf(host);
  expect(agentsOf(desk).map(({ id }) => id)).toEqual(['amy', 'bo']);
  expect(groupsOf(desk).map(({ name }) => name)).toEqual(['在线客服', '售前咨询', '帐篷专家']);
});

it('what a crash cut short is completed by the next call', async () => {
  const host = await appHost();
  const { admin } = host.app;
  await host.storage.createShop({ ...newShop, epoch: 'e' });
  expect(await admin.hasShop('demo')).toBe(false);
  await admin.createShop(newShop);
  const row = {
    shopId: 'demo',
    agentId: 'a1',
    name: 'amy',
    displayName: 'Amy',
    passwordHash: 'lost',
    roles: ['agent'],
  };
  await host.storage.createAccount(row);
  expect(await admin.addAgent({ ...newAgent, name: 'amy' })).toEqual({ agentId: 'a1' });
  expect(agentsOf(await deskOf(host)).map(({ id }) => id)).toEqual(['a1']);
});

it.each([
  ['a shop without an id', { shopId: '' }, 'shopId'],
  ['an origin with a path', { origins: ['https://shop.example/'] }, 'origins.0'],
  ['a star as origin', { origins: ['*'] }, 'origins.0'],
  ['a time zone that is none', { timeZone: 'Middle/Earth' }, 'timeZone'],
  ['a blank name', { name: ' ' }, 'name'],
])('%s is refused, and nothing is made', async (_, wrong, path) => {
  const host = await appHost();
  const made = host.app.admin.createShop({ ...newShop, ...wrong });
  expect(await codeOf(made)).toMatchObject(['INVALID_ARGUMENT', { issues: [{ path }] }]);
  expect(await host.storage.listShops()).toEqual([]);
});

it('RT-02 a default group needs a name', async () => {
  const host = await appHost();
  expect(await codeOf(host.app.admin.createShop({ ...newShop, defaultGroupName: ' ' }))).toMatchObject([
    'NAME_REQUIRED',
    undefined,
  ]);
  expect(await host.storage.listShops()).toEqual([]);
});

it.each([
  ['a short password', { password: 'short' }, 'password'],
  ['an account that could not be typed', { name: 'a:b' }, 'name'],
  ['a role that is none', { roles: ['emperor'] }, 'roles.0'],
])('an agent with %s is refused', async (_, wrong, path) => {
  const host = await appHost();
  await openShop(host);
  const made = host.app.admin.addAgent({ ...newAgent, ...wrong });
  expect(await codeOf(made)).toMatchObject(['INVALID_ARGUMENT', { issues: [{ path }] }]);
});

it('AC-02 AC-08 a new agent can sign in at once, and belongs to the default group', async () => {
  const host = await appHost();
  await openShop(host);
  await host.app.admin.addAgent({ ...newAgent, password: 'correct horse' });
  expect((await signIn(host, 'dee')).session.agent.name).toBe('Dee');
});

it('RT-14 a weight out of range, an unknown member, an unknown shop are refused by name', async () => {
  const host = await appHost();
  await openShop(host);
  const { admin } = host.app;
  const group = { shopId: 'demo', name: '新组', skus: ['2002'] };
  const heavy = { ...group, members: [{ agentId: 'amy', weight: 11 }] };
  expect(await codeOf(admin.createGroup(heavy))).toMatchObject(['WEIGHT_OUT_OF_RANGE', undefined]);
  const unknown = { ...group, members: [{ agentId: 'nobody' }] };
  expect(await codeOf(admin.createGroup(unknown))).toMatchObject(['NOT_FOUND', { what: 'agent' }]);
  const nowhere = { shopId: 'nowhere', name: '新组', members: [] };
  expect(await codeOf(admin.createGroup(nowhere))).toMatchObject(['NOT_FOUND', { what: 'shop' }]);
});
