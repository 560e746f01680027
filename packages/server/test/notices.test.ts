import type { ShopNotice } from '@shopbell/sdk/model';
import type { AgentClient } from '@shopbell/sdk/agent';
import { describe, expect, it, vi } from 'vitest';
import { receiversOf } from '../src/app/notices/receivers.ts';
import type { AccountRow } from '../src/storage/storage.ts';
import { foreignShop, keyOf } from './support/admin.ts';
import { adminClient, agentClient } from './support/clients.ts';
import type { Host } from './support/host.ts';
import { codes, refusal, shopOfBoss } from './support/manager.ts';
import { agent, codeOf, customer, postJson } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const account = (agentId: string, roles: string[], rest: Partial<AccountRow> = {}): AccountRow => {
  return { shopId: 's', agentId, name: agentId, displayName: agentId, passwordHash: '', roles, ...rest };
};

const order = { id: 'n-1', kind: 'order', text: '订单已付款', orderId: '20261121-7' } as const;
const ticket = { id: 'n-2', kind: 'ticket', text: '服务单待处理' } as const;
const product = { id: 'n-3', kind: 'product', text: '库存不足', sku: '1001' } as const;

/** The shop of amy, who wants order notices, and bo, who wants none; its channel is the workbench. */
async function wantingShop() {
  const { host, boss } = await shopOfBoss();
  await boss.changeAccount('amy', { roles: ['agent', 'order-notices'] });
  await boss.changeShop({ noticeChannel: 'workbench' }, (await boss.shop()).version);
  return { host, boss };
}

/** What a client is told from now on. */
function told(client: AgentClient): ShopNotice[] {
  const all: ShopNotice[] = [];
  client.on('notices', (notices) => all.push(...notices));
  return all;
}

const next = (client: AgentClient) =>
  new Promise<readonly ShopNotice[]>((resolve) => {
    const stop = client.on('notices', (notices) => {
      stop();
      resolve(notices);
    });
  });

const settled = (...clients: readonly AgentClient[]) =>
  Promise.all(clients.map((client) => client.explain()));

it('AC-05 a notice reaches whoever has its permission, if the shop’s channel is set', () => {
  const accounts = [
    account('a', ['agent', 'order-notices']),
    account('b', ['agent', 'product-notices']),
    account('c', ['supervisor', 'manager']),
    account('d', ['order-notices'], { disabledAt: 1 }),
  ];
  const receivers = (kind: ShopNotice['kind'], channel: 'none' | 'workbench' = 'workbench') =>
    receiversOf(kind, channel, accounts).map(({ agentId }) => agentId);
  expect(receivers('order')).toEqual(['a']);
  expect(receivers('product')).toEqual(['b']);
  expect(receivers('ticket')).toEqual([]);
  expect(receivers('order', 'none')).toEqual([]);
});

describe('notices', () => {
  it('AC-05 an order event and a ticket event fire: who wants orders only is told one, in every tab', async () => {
    const { host, boss } = await wantingShop();
    const [amy, tab, bo] = [
      await agentClient(host, 'amy'),
      await agentClient(host, 'amy'),
      await agentClient(host, 'bo'),
    ];
    const heard = [amy, tab, bo].map(told);
    const at = host.clock.now();
    expect(await boss.notify([order, ticket])).toEqual({ told: 2, known: 0, unwanted: 0 });
    await settled(amy, tab, bo);
    expect(heard).toEqual([[{ ...order, at }], [{ ...order, at }], []]);
    expect(await bo.notices()).toEqual([]);
  });

  it('AC-05 whoever was away finds it on coming back, the newest first; a repeat tells nobody anything', async () => {
    const { host, boss } = await wantingShop();
    const at = host.clock.now();
    const second = { ...order, id: 'n-4', text: '订单已发货', at: at - 5 };
    await boss.notify([order, product]);
    await boss.notify([second]);
    const amy = await agentClient(host, 'amy', 'away');
    expect(await amy.notices()).toEqual([second, { ...order, at }]);
    const heard = told(amy);
    expect(await boss.notify([{ ...order, text: '别的' }, second, second])).toMatchObject({
      told: 0,
      known: 3,
    });
    await settled(amy);
    expect(heard).toEqual([]);
    expect(await amy.notices()).toHaveLength(2);
  });

  it('AC-05 with the channel off nobody is told, and nothing comes to light when it is switched on', async () => {
    const { host, boss } = await shopOfBoss();
    await boss.changeAccount('amy', { roles: ['agent', 'order-notices'] });
    const amy = await agentClient(host, 'amy');
    const heard = told(amy);
    expect(await boss.notify([order])).toEqual({ told: 0, known: 0, unwanted: 1 });
    const { version } = await boss.changeShop({ noticeChannel: 'workbench' }, (await boss.shop()).version);
    expect(await amy.notices()).toEqual([]);
    const came = next(amy);
    await boss.notify([order]);
    expect(await came).toMatchObject([order]);
    await boss.changeShop({ noticeChannel: 'none' }, version);
    expect(await amy.notices()).toEqual([]);
    expect(heard).toHaveLength(1);
  });

  it('AC-05 a role that is given or taken holds at once, for what came before too', async () => {
    const { host, boss } = await wantingShop();
    const bo = await agentClient(host, 'bo');
    await boss.notify([order, product]);
    await boss.changeAccount('bo', { roles: ['agent', 'product-notices', 'ticket-notices'] });
    expect(await bo.notices()).toMatchObject([product]);
    const came = next(bo);
    await boss.notify([ticket]);
    expect(await came).toMatchObject([ticket]);
    await boss.changeAccount('bo', { roles: ['agent'] });
    expect(await bo.notices()).toEqual([]);
    const heard = told(bo);
    await boss.notify([{ ...ticket, id: 'n-9' }]);
    await settled(bo);
    expect(heard).toEqual([]);
  });
});

describe('telling of notices', () => {
  const post = async (host: Host, who: Readonly<Record<string, string>>, body: unknown) =>
    host.fetch('/v1/admin/notices', postJson(body, who));

  it('is a back office’s with the scope catalogue, or a manager’s; agents, bots and customers may not', async () => {
    const { host } = await wantingShop();
    const catalogue = await post(host, await keyOf(host, ['catalogue']), { notices: [order] });
    expect(await catalogue.json()).toEqual({ told: 1, known: 0, unwanted: 0 });
    expect(await codeOf(await post(host, await keyOf(host, ['agent']), { notices: [order] }))).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(await post(host, {}, { notices: [order] }))).toBe('UNAUTHENTICATED');
    const lin = await customer(host);
    expect((await lin.socket.refused('notices.list')).code).toBe('FORBIDDEN');
  });

  it('is of the own shop only', async () => {
    const { host, boss } = await wantingShop();
    const stranger = await adminClient(host, await foreignShop(host));
    await stranger.changeShop({ noticeChannel: 'workbench' }, (await stranger.shop()).version);
    const amy = await agentClient(host, 'amy');
    const heard = told(amy);
    expect(await stranger.notify([order])).toMatchObject({ told: 1 });
    await settled(amy);
    expect([heard, await amy.notices()]).toEqual([[], []]);
    expect(await boss.notify([order])).toMatchObject({ told: 1 });
  });

  it('is taken whole or refused with every reason', async () => {
    const { host, boss } = await wantingShop();
    const { details } = await refusal(
      boss.notify([order, { ...ticket, text: '' }, { ...product, id: '?', text: 'a\nb' }]),
    );
    const paths = (details as { issues: { path: string }[] }).issues.map(({ path }) => path);
    expect(paths).toEqual(['notices.1.text', 'notices.2.id', 'notices.2.text']);
    const many = Array.from({ length: 101 }, (_, at) => ({ ...order, id: `m${String(at)}` }));
    expect(await codes([boss.notify([]), boss.notify(many)])).toEqual([
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
    ]);
    const { socket } = await agent(host, 'amy');
    expect(await socket.ask('notices.list')).toEqual({ notices: [] });
    await boss.notify(many.slice(1));
    expect((await socket.ask<{ notices: unknown[] }>('notices.list')).notices).toHaveLength(50);
  });
});
