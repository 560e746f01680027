import { describe, expect, test } from 'vitest';
import { chatOf, chatsOf, memberOf, restoreDesk, snapshotDesk, wakeAt, type Author } from '../src/index.ts';
import { agent, customer, message, Scene } from './support/scene.ts';

const by = (id: string) => ({ kind: 'agent' as const, id });
const create = (id: string, customerIds: string[], agentIds: string[] = [], chatId = 'g1') =>
  ({ type: 'customer-group.create', chatId, by: by(id), name: '老顾客', customerIds, agentIds }) as const;
const add = (id: string, customerIds: string[], agentIds: string[] = []) =>
  ({ type: 'customer-group.add', chatId: 'g1', by: by(id), customerIds, agentIds }) as const;
const remove = (who: Author, member: Author) =>
  ({ type: 'customer-group.remove', chatId: 'g1', by: who, member }) as const;
const unread = (scene: Scene, who: Author, chatId = 'g1'): number | undefined => {
  const group = chatOf(scene.desk, chatId, who);
  const member = group && memberOf(group, who);
  return member && group.count - member.seen;
};
const membersOf = (scene: Scene) => scene.desk.chats.get('g1')?.members.map(({ id }) => id);

describe('WB-07 customer groups', () => {
  test('agents and customers write and read in one; who is not in it has nothing to do with it', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    expect(scene.ask(create('A', ['X', 'Y', 'X'], ['B', 'A']))).toMatchObject([
      { type: 'customer-group.created', agentIds: ['A', 'B'], customerIds: ['X', 'Y'] },
    ]);
    expect(scene.ask(message(customer('X'), 'g1', 'm1'))).toMatchObject([
      { type: 'customer-group.posted', by: customer('X'), number: 1 },
    ]);
    scene.ask(message(agent('A'), 'g1', 'm2'));
    const all = [agent('A'), agent('B'), customer('X'), customer('Y')];
    expect(all.map((who) => unread(scene, who))).toEqual([0, 2, 1, 2]);
    const see = { type: 'customer-group.see', chatId: 'g1', by: customer('Y'), upTo: 9 } as const;
    expect(scene.ask(see)).toMatchObject([{ upTo: 2 }]);
    expect(scene.ask(see)).toEqual([]);
    for (const stranger of [agent('C'), customer('Z'), customer('A')]) {
      expect(scene.refusal(message(stranger, 'g1', 'm3')).code).toBe('NOT_FOUND');
      expect(scene.refusal({ ...see, by: stranger })).toEqual({
        code: 'NOT_FOUND',
        details: { what: 'customer-group' },
      });
    }
    // Neither family reaches into the other.
    const rename = { type: 'staff-chat.rename', chatId: 'g1', by: by('A'), name: 'x' } as const;
    expect(scene.refusal(rename)).toEqual({ code: 'NOT_FOUND', details: { what: 'staff-chat' } });
    expect(chatsOf(scene.desk, agent('A'), 'staff-chat')).toEqual([]);
  });

  test('two customers may use one client id; each one’s repeat is known, also after they log in', () => {
    const scene = new Scene().agents('A');
    scene.ask(create('A', ['X', 'Y']));
    expect(scene.ask(message(customer('X'), 'g1', 'c1'))).toHaveLength(1);
    expect(scene.ask(message(customer('Y'), 'g1', 'c1'))).toHaveLength(1);
    expect(scene.ask(message(customer('X'), 'g1', 'c1'))).toEqual([]);
    scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'K' });
    expect(scene.ask(message(customer('K'), 'g1', 'c1'))).toEqual([]);
  });

  test('its agents add and take out whomever they like; customers only leave', () => {
    const scene = new Scene().agents('A', 'B');
    scene.ask(create('A', ['X', 'Y'], ['B']));
    scene.ask(message(customer('X'), 'g1', 'm1'));
    expect(scene.ask(add('B', ['Z', 'X']))).toMatchObject([{ agentIds: [], customerIds: ['Z'] }]);
    expect(unread(scene, customer('Z'))).toBe(0);
    expect(scene.refusal(remove(customer('X'), customer('Y'))).code).toBe('FORBIDDEN');
    const byCustomer = { ...add('B', ['Q']), by: customer('X') } as never;
    expect(scene.refusal(byCustomer).code).toBe('INVALID_ARGUMENT');
    scene.ask(remove(customer('X'), customer('X')));
    expect(scene.ask(remove(customer('Y'), customer('Y')))).toHaveLength(1);
    scene.ask(remove(agent('B'), customer('Z')));
    // Whoever came later takes out who made it, as well.
    scene.ask(remove(agent('B'), agent('A')));
    expect(membersOf(scene)).toEqual(['B']);
    expect(scene.ask(add('B', ['X']))).toHaveLength(1);
  });

  test('with its last agent it is gone, for its customers too', () => {
    const scene = new Scene().agents('A', 'B');
    scene.ask(create('A', ['X'], ['B']));
    expect(scene.ask(remove(agent('A'), agent('A')))[0]).not.toHaveProperty('closes');
    expect(scene.ask(remove(agent('B'), agent('B')))).toMatchObject([{ closes: true }]);
    expect(scene.desk.chats.has('g1')).toBe(false);
    expect(chatsOf(scene.desk, customer('X'), 'customer-group')).toEqual([]);
    expect(scene.refusal(message(customer('X'), 'g1', 'm1')).code).toBe('NOT_FOUND');
  });

  test('an agent who serves no more leaves every group in one decision; where they were the last, it is gone', () => {
    const scene = new Scene().agents('A', 'B');
    scene.ask(create('A', ['X'], ['B']));
    scene.ask(create('B', ['X'], [], 'g2'));
    scene.ask({ type: 'staff-chat.open', chatId: 's1', by: by('B'), agentId: 'A' });
    const leaveAll = { type: 'customer-group.leave-all', by: by('B') } as const;
    expect(scene.ask(leaveAll)).toEqual([
      { type: 'customer-group.left', at: scene.now, chatId: 'g1', by: by('B'), member: by('B') },
      {
        type: 'customer-group.left',
        at: scene.now,
        chatId: 'g2',
        by: by('B'),
        member: by('B'),
        closes: true,
      },
    ]);
    expect(membersOf(scene)).toEqual(['A', 'X']);
    expect(chatsOf(scene.desk, customer('X'), 'customer-group').map(({ id }) => id)).toEqual(['g1']);
    // With colleagues they stay.
    expect(chatsOf(scene.desk, agent('B'), 'staff-chat').map(({ id }) => id)).toEqual(['s1']);
    expect(scene.ask(leaveAll)).toEqual([]);
    const asCustomer = { ...leaveAll, by: customer('X') } as never;
    expect(scene.refusal(asCustomer).code).toBe('INVALID_ARGUMENT');
  });

  test('WB-19 a customer who is blocked leaves every group, and comes into none', () => {
    const scene = new Scene().agents('A', 'B');
    scene.ask(create('A', ['X', 'Y']));
    scene.ask(create('A', ['X'], [], 'g2'));
    const blocked = scene.ask({ type: 'customer.block', customerId: 'X', agentId: 'B', reason: '广告' });
    expect(blocked.map(({ type }) => type)).toEqual([
      'customer.blocked',
      'customer-group.left',
      'customer-group.left',
    ]);
    expect(membersOf(scene)).toEqual(['A', 'Y']);
    expect(scene.refusal(add('A', ['X'])).code).toBe('CUSTOMER_BLOCKED');
    expect(scene.refusal(create('A', ['X'], [], 'g3')).code).toBe('CUSTOMER_BLOCKED');
    // Nor under another name: a block follows the person, both ways.
    scene.ask({ type: 'customer.identify', customerId: 'Y', knownId: 'X' });
    expect(membersOf(scene)).toEqual(['A']);
  });

  test('who logs in keeps their place; who was in it already stays once, having read what either read', () => {
    const scene = new Scene().agents('A');
    scene.ask(create('A', ['X', 'Y', 'K']));
    for (const id of ['m1', 'm2', 'm3']) scene.ask(message(agent('A'), 'g1', id));
    scene.ask({ type: 'customer-group.see', chatId: 'g1', by: customer('X'), upTo: 2 });
    expect(scene.ask({ type: 'customer.identify', customerId: 'X', knownId: 'L' })).toMatchObject([
      { type: 'customer-group.identified', by: customer('X'), knownId: 'L' },
    ]);
    expect(membersOf(scene)).toEqual(['A', 'L', 'Y', 'K']);
    expect(unread(scene, customer('L'))).toBe(1);
    scene.ask({ type: 'customer.identify', customerId: 'L', knownId: 'K' });
    expect(membersOf(scene)).toEqual(['A', 'Y', 'K']);
    expect(unread(scene, customer('K'))).toBe(1);
    expect(chatsOf(scene.desk, customer('L'), 'customer-group')).toEqual([]);
  });

  test('has limits: members, the groups of one customer, the length of a name', () => {
    const scene = new Scene().agents('A');
    const ids = Array.from({ length: 100 }, (_, index) => `c${String(index)}`);
    expect(scene.refusal(create('A', ids)).details).toEqual({ limit: 100 });
    for (let n = 0; n < 50; n++) scene.ask(create('A', ['X'], [], `g${String(n)}`));
    expect(scene.refusal(create('A', ['X'], [], 'more')).details).toEqual({ limit: 50 });
    const named = (name: string) => ({ ...create('A', ['Y'], [], 'more'), name });
    expect(scene.refusal(named(' ')).code).toBe('NAME_REQUIRED');
    expect(scene.refusal(named('x'.repeat(41))).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(create('A', ['no id'], [], 'more')).code).toBe('INVALID_ARGUMENT');
  });

  test('changes nothing of routing, capacity, waiting or time, and is there after a snapshot', () => {
    const scene = new Scene().agents('A', 'B').online('A', 'B').capacity({ A: 1 });
    scene.enter('X');
    const wake = wakeAt(scene.desk);
    const agents = JSON.stringify([...scene.desk.agents.entries()]);
    scene.ask(create('A', ['X', 'Y'], ['B']));
    scene.ask(message(customer('X'), 'g1', 'm1'));
    expect(wakeAt(scene.desk)).toBe(wake);
    expect(JSON.stringify([...scene.desk.agents.entries()])).toBe(agents);
    expect(scene.desk.openByCustomer.get('Y')).toBeUndefined();
    const again = restoreDesk(snapshotDesk(scene.desk));
    expect(snapshotDesk(again)).toBe(snapshotDesk(scene.desk));
    expect(chatOf(again, 'g1', customer('Y'))?.count).toBe(1);
  });
});

test('WB-08 knows when the last message of a group was written', () => {
  const scene = new Scene().agents('A');
  scene.ask(create('A', ['X']));
  scene.now += 60_000;
  scene.ask({ type: 'customer-group.rename', chatId: 'g1', by: by('A'), name: '新名' });
  const group = () => chatOf(scene.desk, 'g1', agent('A'));
  expect(group()?.lastMessageAt).toBe(scene.now - 60_000);
  scene.ask(message(customer('X'), 'g1', 'm1'));
  expect(group()?.lastMessageAt).toBe(scene.now);
});
