import { describe, expect, test } from 'vitest';
import type { CustomerGroup, CustomerGroupMessage } from '../src/agent.ts';
import { shopbellError } from '../src/model.ts';
import { amy, HandmadeDesk } from './support/handmadeDesk.ts';

const me = { kind: 'agent', ...amy } as const;
const lin = { kind: 'customer', id: 'lin', name: '林晓' } as const;

const group: CustomerGroup = {
  id: 'g1',
  kind: 'customers',
  name: '老顾客',
  members: [me, lin],
  count: 2,
  seen: 1,
  lastSeq: 9,
  lastMessageAt: 1,
};

const message = (seq: number, number: number, author: CustomerGroupMessage['author'] = lin) =>
  ({ kind: 'message', id: `m${String(seq)}`, seq, at: seq, author, number, text: '在吗' }) as const;

async function desk() {
  const at = new HandmadeDesk();
  const client = at.tab();
  void client.connect();
  await at.welcome({ conversations: [], customerGroups: [group] });
  const said = (number: number, author?: CustomerGroupMessage['author'], clientId?: string) => {
    const item = { ...message(at.next, number, author), ...(clientId === undefined ? {} : { clientId }) };
    return at.event({ type: 'customer-group.posted', at: 1, chatId: 'g1', item });
  };
  return { at, client, groups: client.customerGroups, said };
}

describe('WB-07 customer groups, in the agent’s client', () => {
  test('what others wrote is told once and unread until it is seen; own messages leave the outbox', async () => {
    const { at, client, groups, said } = await desk();
    const arrived: number[] = [];
    client.on('groupMessage', ({ message: { number } }) => arrived.push(number));
    await said(3);
    expect([groups.unread, groups.all.get('g1')?.lastMessageAt]).toEqual([2, 11]);
    // A customer may have the id of an agent.
    await said(4, { kind: 'customer', id: 'amy' });
    expect([groups.unread, arrived]).toEqual([3, [3, 4]]);
    const { clientId } = client.send('g1', '在');
    await at.settle();
    expect(client.outgoing('g1')).toHaveLength(1);
    await said(5, me, clientId);
    expect([groups.unread, client.outgoing('g1'), client.unread]).toEqual([0, [], 0]);
    await said(6);
    groups.markSeen('g1');
    await at.settle();
    expect(at.asked.at(-1)).toMatchObject({
      method: 'customer-group.see',
      params: { chatId: 'g1', upTo: 6 },
    });
    expect(groups.unread).toBe(0);
  });

  test('history joins what came meanwhile; a name, members and their going are told', async () => {
    const { at, groups, said } = await desk();
    const loading = groups.load('g1');
    await said(3);
    await at.answer({ items: [message(8, 1), message(9, 2)], more: false });
    await loading;
    expect(groups.timeline('g1')?.items).toHaveLength(3);
    const notice = { kind: 'renamed', name: '常客' } as const;
    const item = { kind: 'notice', seq: at.next, at: 1, by: me, notice } as const;
    const about = { at: 1, chatId: 'g1' };
    await at.event({ type: 'customer-group.changed', ...about, name: '常客', members: [me], item });
    expect(groups.all.get('g1')).toMatchObject({ name: '常客', members: [me], newest: item });
    // Who has logged in is another member, and nothing to read.
    await at.event({ type: 'customer-group.changed', ...about, name: '常客', members: [me, lin] });
    expect([groups.all.get('g1')?.members.length, groups.timeline('g1')?.items.length]).toEqual([2, 4]);
    await at.event({ type: 'customer-group.gone', ...about });
    expect([groups.all.size, groups.timeline('g1')]).toEqual([0, undefined]);
  });

  test('what a newer server tells of and this version does not know harms nothing else', async () => {
    const at = new HandmadeDesk();
    const client = at.tab();
    const groups = client.customerGroups;
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    void client.connect();
    const about = { at: 1, chatId: 'g1' };
    const notice = { kind: 'painted', colour: 'red' };
    // Of no kind that the model has.
    const painted = (seq: number) => ({ kind: 'notice', seq, at: 1, by: me, notice }) as never;
    const poll = (seq: number) => ({ kind: 'poll', seq, at: 1 }) as never;
    await at.welcome({
      conversations: [],
      customerGroups: [
        { ...group, newest: painted(9) },
        { ...group, id: 'g2', newest: message(8, 2) },
      ],
    });
    expect([...groups.all.values()].map(({ id, newest }) => [id, newest?.seq])).toEqual([
      ['g1', undefined],
      ['g2', 8],
    ]);
    const loading = groups.load('g1');
    await at.answer({ items: [poll(6), message(7, 1), message(8, 2), painted(9)], more: false });
    await loading;
    const kinds = () => groups.timeline('g1')?.items.map(({ seq }) => seq);
    expect(kinds()).toEqual([7, 8]);
    const item = message(at.next, 3);
    await at.event({ type: 'customer-group.posted', ...about, item });
    await at.event({
      type: 'customer-group.changed',
      ...about,
      name: '红组',
      members: [me],
      item: painted(at.next),
    });
    expect(groups.all.get('g1')).toMatchObject({ name: '红组', members: [me], newest: item });
    expect([kinds(), groups.unread, errors]).toEqual([[7, 8, item.seq], 3, []]);
    expect(at.sockets.all).toHaveLength(1);
  });

  test('is made once, under an id of one’s own; who is in it is said by their ids', async () => {
    const { at, groups } = await desk();
    const made = groups.create({ name: '会员日', customerIds: ['lin'] });
    await at.settle();
    const { chatId } = at.asked.at(-1)?.params ?? {};
    expect(at.asked.at(-1)?.params).toEqual({ chatId, name: '会员日', customerIds: ['lin'], agentIds: [] });
    await at.answer({ chat: { ...group, id: String(chatId) } });
    expect((await made).id).toBe(chatId);
    void groups.takeOut('g1', lin);
    await at.settle();
    expect(at.asked.at(-1)?.params).toEqual({ chatId: 'g1', member: { kind: 'customer', id: 'lin' } });
    const left = groups.quit('g1');
    await at.settle();
    const error = shopbellError('NOT_FOUND', { what: 'customer-group' }).toWire();
    await at.tell({ type: 'reply', id: at.asked.at(-1)?.id ?? '', error });
    await expect(left).resolves.toBeUndefined();
  });

  test('two tabs hold the same, and who signs out keeps nothing', async () => {
    const { at, client, said } = await desk();
    await said(3);
    const second = at.tab();
    void second.connect();
    await at.settle();
    expect(second.customerGroups.unread).toBe(2);
    await client.signOut();
    expect(client.customerGroups.all.size).toBe(0);
  });
});
