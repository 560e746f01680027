import type { CustomerGroup } from '@shopbell/sdk/model';
import { expect, it, vi } from 'vitest';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { StorageError } from '../src/storage/storageError.ts';
import { hostOver } from './support/host.ts';
import { agent, customer, enter, openShop, say } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const noMore = { roles: ['order-notices'] as const };

/** Amy, Bo and a customer whom the shop knows, over a storage that does as the test says. */
async function shop() {
  const storage: Storage = { ...memoryStorage() };
  const host = hostOver(storage);
  await openShop(host);
  const amy = await agent(host, 'amy');
  await agent(host, 'bo');
  const lin = await customer(host);
  await enter(lin.socket, { page: 'product' });
  const create = (chatId: string, agentIds: readonly string[] = ['bo']) =>
    amy.socket.ask<{ chat: CustomerGroup }>('customer-group.create', {
      ...{ chatId, name: '老顾客', agentIds, customerIds: [lin.id] },
    });
  const change = (agentId: string, input: { disabled?: boolean; roles?: readonly 'order-notices'[] }) =>
    host.app.admin.accounts.change(host.shopId, agentId, input as object);
  /** The groups of the customer, and their agents. */
  const groups = async () => {
    const { welcome } = await customer(host, lin.token);
    const chats = welcome.snapshot?.customerGroups ?? [];
    return chats.map(({ id, members }) => [
      id,
      ...members.flatMap((member) => (member.kind === 'agent' ? member.id : [])),
    ]);
  };
  /** Once somebody asks for customers, and before they are told. */
  const meanwhile = (does: () => Promise<unknown>) => {
    const find = storage.findCustomers.bind(storage);
    vi.spyOn(storage, 'findCustomers').mockImplementationOnce(async (...asked) => {
      await does();
      return find(...asked);
    });
  };
  return { host, storage, amy: amy.socket, lin, create, change, groups, meanwhile };
}

it('WB-07 a repeat completes what failing storage cut short: whoever serves no more is in no group', async () => {
  const { host, storage, create, change, groups } = await shop();
  await create('g1');
  await create('g2');
  const append = vi.spyOn(storage, 'append').mockRejectedValue(new StorageError('not-writable', 'disk full'));
  await expect(change('bo', noMore)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  append.mockRestore();
  await host.clock.advance(60_000);
  await change('bo', noMore);
  expect(await groups()).toEqual([
    ['g1', 'amy'],
    ['g2', 'amy'],
  ]);
});

it('WB-07 groups that fail to be left keep nobody signed in', async () => {
  const { host, storage, create, change, groups } = await shop();
  await change('bo', { roles: ['supervisor'] } as never);
  const { socket: bo } = await agent(host, 'bo');
  await create('g1');
  const append = storage.append.bind(storage);
  const refused = vi
    .spyOn(storage, 'append')
    .mockImplementation((entries) =>
      JSON.stringify(entries).includes('customer-group.left')
        ? Promise.reject(new StorageError('not-writable', 'disk full'))
        : append(entries),
    );
  await expect(change('bo', { disabled: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await bo.closed;
  refused.mockRestore();
  await host.clock.advance(60_000);
  await change('bo', { disabled: true });
  expect(await groups()).toEqual([['g1', 'amy']]);
});

it('WB-07 a colleague who takes them out of one group meanwhile keeps them in no other', async () => {
  const { storage, amy, create, change, groups } = await shop();
  for (const id of ['g1', 'g2', 'g3']) await create(id);
  const append = storage.append.bind(storage);
  let taken: Promise<unknown> | undefined;
  vi.spyOn(storage, 'append').mockImplementation(async (entries) => {
    if (!taken && JSON.stringify(entries).includes('customer-group.left')) {
      const member = { kind: 'agent', id: 'bo' };
      taken = amy.ask('customer-group.remove', { chatId: 'g2', member });
      await amy.settled();
    }
    return append(entries);
  });
  await change('bo', noMore);
  await taken;
  expect(await groups()).toEqual(['g1', 'g2', 'g3'].map((id) => [id, 'amy']));
});

it('WB-07 whoever served no more before leaves once the shop is opened', async () => {
  const { host, storage, lin, create } = await shop();
  await create('g1');
  // As servers of before left it.
  await storage.changeAccount(host.shopId, 'bo', { disabledAt: 1 });
  await host.app.close();
  const next = hostOver(storage);
  const left = async () =>
    (await storage.readJournal(host.shopId, { after: 0, limit: 1000 })).flatMap(({ type, data }) =>
      type === 'customer-group.left' ? [JSON.parse(data) as unknown] : [],
    );
  const bo = { kind: 'agent', id: 'bo' };
  await expect.poll(left).toMatchObject([{ chatId: 'g1', by: bo, member: bo }]);
  const { socket: amy } = await agent(next, 'amy');
  const { chats } = await amy.ask<{ chats: CustomerGroup[] }>('customer-group.list');
  expect(chats.map(({ members }) => members.map(({ id }) => id))).toEqual([['amy', lin.id]]);
});

it('WB-07 whoever is disabled while they are added is in the group no longer', async () => {
  const { amy, lin, create, change, groups, meanwhile } = await shop();
  await create('g1', []);
  meanwhile(() => change('bo', { disabled: true }));
  await amy.ask('customer-group.add', { chatId: 'g1', agentIds: ['bo'], customerIds: [lin.id] });
  expect(await groups()).toEqual([['g1', 'amy']]);
  await change('bo', { disabled: false });
  meanwhile(() => change('bo', { disabled: true }));
  const { chat } = await create('g2');
  expect(chat.members.map(({ id }) => id)).toEqual(['amy', lin.id]);
});

it('WB-07 no group lives of whoever is disabled while they make it', async () => {
  const { amy, lin, create, change, groups, meanwhile } = await shop();
  meanwhile(() => change('amy', { disabled: true }));
  create('g1', []).catch(() => undefined);
  await lin.socket.event('customer-group.gone');
  expect(await groups()).toEqual([]);
  await amy.closed;
  const said = { conversationId: 'g1', clientId: 'c1', text: '有人吗' };
  expect((await lin.socket.refused('message.send', said)).code).toBe('NOT_FOUND');
});

it('WB-07 a group that was made is answered again, though a colleague serves no more', async () => {
  const { amy, lin, create, change } = await shop();
  await create('g1');
  await change('bo', { disabled: true });
  const { chat } = await create('g1');
  expect(chat.members.map(({ id }) => id)).toEqual(['amy', lin.id]);
  await say(amy, 'g1', '还在');
  const params = { chatId: 'g2', name: '新的', agentIds: ['bo'], customerIds: [lin.id] };
  expect(await amy.refused('customer-group.create', params)).toMatchObject({
    ...{ code: 'NOT_FOUND', details: { what: 'agent' } },
  });
});
