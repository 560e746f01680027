import { describe, expect, test } from 'vitest';
import {
  chatOf,
  chatsOf,
  decide,
  friendsOf,
  memberOf,
  restoreDesk,
  snapshotDesk,
  wakeAt,
  type Command,
} from '../src/index.ts';
import { agent, customer, message, Scene } from './support/scene.ts';

const by = (id: string) => ({ kind: 'agent' as const, id });
const open = (id: string, agentId: string, chatId = 'p1') =>
  ({ type: 'staff-chat.open', chatId, by: by(id), agentId }) as const;
const create = (id: string, agentIds: string[], chatId = 'g1', name = '早班') =>
  ({ type: 'staff-chat.create', chatId, by: by(id), name, agentIds }) as const;
const unread = (scene: Scene, chatId: string, agentId: string): number | undefined => {
  const chat = chatOf(scene.desk, chatId, agent(agentId));
  const member = chat && memberOf(chat, agent(agentId));
  return member && chat.count - member.seen;
};

describe('WB-04 chats of colleagues', () => {
  test('between two there is one, whoever opens it', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    expect(scene.ask(open('A', 'B'))).toMatchObject([
      { type: 'staff-chat.created', chatId: 'p1', kind: 'pair', agentIds: ['A', 'B'] },
    ]);
    expect(scene.ask(open('B', 'A', 'p2'))).toEqual([]);
    expect(scene.ask(open('A', 'C', 'p3'))).toHaveLength(1);
    expect(chatsOf(scene.desk, agent('A'), 'staff-chat').map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(scene.refusal(open('A', 'A', 'p4')).code).toBe('INVALID_ARGUMENT');
    expect(scene.refusal(open('A', 'nobody', 'p4'))).toEqual({
      code: 'NOT_FOUND',
      details: { what: 'agent' },
    });
    // Nobody is taken out of it, and it has no name.
    const rename = { type: 'staff-chat.rename', chatId: 'p1', by: by('A'), name: 'x' } as const;
    expect(scene.refusal(rename).code).toBe('FORBIDDEN');
  });

  test('unread is what came since one read or wrote; reading never goes back, nor beyond what there is', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    scene.ask(create('A', ['B', 'C', 'B', 'A']));
    for (const id of ['m1', 'm2', 'm3']) scene.ask(message(agent('A'), 'g1', id));
    expect([unread(scene, 'g1', 'A'), unread(scene, 'g1', 'B')]).toEqual([0, 3]);
    const see = (upTo: number) => ({ type: 'staff-chat.see', chatId: 'g1', by: by('B'), upTo }) as const;
    expect(scene.ask(see(2))).toMatchObject([{ type: 'staff-chat.seen', upTo: 2 }]);
    expect(scene.ask(see(1))).toEqual([]);
    expect(unread(scene, 'g1', 'B')).toBe(1);
    expect(scene.ask(see(99))).toMatchObject([{ upTo: 3 }]);
    scene.ask(message(agent('C'), 'g1', 'm4'));
    expect(['A', 'B', 'C'].map((id) => unread(scene, 'g1', id))).toEqual([1, 1, 0]);
  });

  test('a message is kept once under its client id; other words under it are refused', () => {
    const scene = new Scene().agents('A', 'B');
    scene.ask(open('A', 'B'));
    const first = message(agent('A'), 'p1', 'c1');
    expect(scene.ask(first)).toMatchObject([{ type: 'staff-chat.posted', number: 1 }]);
    expect(scene.ask(first)).toEqual([]);
    expect(scene.refusal({ ...first, digest: 'other' }).code).toBe('CLIENT_ID_REUSED');
    // Far more than it remembers.
    for (let n = 0; n < 200; n++) scene.ask(message(agent('B'), 'p1', `b${String(n)}`));
    expect(chatOf(scene.desk, 'p1', agent('A'))?.sent.length).toBeLessThanOrEqual(4096);
    const last = message(agent('B'), 'p1', 'b199');
    expect(scene.ask(last)).toEqual([]);
  });

  test('is nobody else’s: not a customer’s, not another agent’s', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    scene.ask(open('A', 'B'));
    const nobody = { code: 'NOT_FOUND', details: { what: 'conversation' } };
    expect(scene.refusal(message(agent('C'), 'p1', 'c1'))).toEqual(nobody);
    expect(scene.refusal(message(customer('A'), 'p1', 'c1'))).toEqual(nobody);
    for (const command of [
      { type: 'staff-chat.see', chatId: 'p1', by: by('C'), upTo: 1 },
      { type: 'staff-chat.add', chatId: 'p1', by: by('C'), agentIds: ['C'] },
      { type: 'staff-chat.remove', chatId: 'p1', by: by('C'), agentId: 'A' },
    ] as const)
      expect(scene.refusal(command)).toEqual({ code: 'NOT_FOUND', details: { what: 'staff-chat' } });
    expect(scene.refusal({ ...open('A', 'B'), by: customer('A') } as never).code).toBe('INVALID_ARGUMENT');
  });

  test('a group: everybody adds and renames, the first takes out, who goes has it no more', () => {
    const scene = new Scene().agents('A', 'B', 'C');
    scene.ask(create('A', ['B']));
    // Asked again by who is in it, it is there; somebody else’s id is taken.
    expect(scene.ask(create('A', ['B']))).toEqual([]);
    expect(scene.refusal(create('C', ['B'])).code).toBe('ALREADY_EXISTS');
    scene.ask(message(agent('A'), 'g1', 'm1'));
    const add = { type: 'staff-chat.add', chatId: 'g1', by: by('B'), agentIds: ['C', 'A'] } as const;
    expect(scene.ask(add)).toMatchObject([{ type: 'staff-chat.added', agentIds: ['C'] }]);
    expect(unread(scene, 'g1', 'C')).toBe(0);
    const remove = (id: string, agentId: string) =>
      ({ type: 'staff-chat.remove', chatId: 'g1', by: by(id), agentId }) as const;
    expect(scene.refusal(remove('B', 'C')).code).toBe('FORBIDDEN');
    expect(scene.ask(remove('A', 'A'))).toHaveLength(1);
    expect(chatsOf(scene.desk, agent('A'), 'staff-chat')).toEqual([]);
    expect(scene.refusal(message(agent('A'), 'g1', 'm2')).code).toBe('NOT_FOUND');
    // B has been in it longest now.
    expect(scene.ask(remove('B', 'C'))).toHaveLength(1);
    scene.ask(remove('B', 'B'));
    expect(scene.desk.chats.has('g1')).toBe(false);
    for (const name of ['', '  '])
      expect(scene.refusal(create('A', ['B'], 'g2', name)).code).toBe('NAME_REQUIRED');
    expect(scene.refusal(create('A', ['B'], 'g2', 'x'.repeat(41))).code).toBe('INVALID_ARGUMENT');
  });

  test('has limits: members of a group, and friends', () => {
    const ids = Array.from({ length: 102 }, (_, index) => `a${String(index)}`);
    const scene = new Scene().agents(...ids);
    const limit = { code: 'LIMIT_REACHED', details: { limit: 100 } };
    expect(scene.refusal(create('a0', ids.slice(1)))).toEqual(limit);
    scene.ask(create('a0', ids.slice(1, 100)));
    const add = { type: 'staff-chat.add', chatId: 'g1', by: by('a0'), agentIds: ['a100'] } as const;
    expect(scene.refusal(add)).toEqual(limit);
  });

  test('WB-16 friends are marked and forgotten, each by oneself', () => {
    const scene = new Scene().agents('A', 'B');
    const mark = (on: boolean) => ({ type: 'friend.mark', by: by('A'), agentId: 'B', on }) as const;
    expect(scene.ask(mark(true))).toHaveLength(1);
    expect(scene.ask(mark(true))).toEqual([]);
    expect([friendsOf(scene.desk, 'A'), friendsOf(scene.desk, 'B')]).toEqual([['B'], []]);
    scene.ask(mark(false));
    expect(friendsOf(scene.desk, 'A')).toEqual([]);
  });

  test('changes nothing of the desk beside, and is there after a snapshot; deciding leaves the desk as it was', () => {
    const scene = new Scene().agents('A', 'B').online('A');
    scene.enter('X');
    const wake = wakeAt(scene.desk);
    scene.ask(open('A', 'B'));
    const before = snapshotDesk(scene.desk);
    const send: Command = { ...message(agent('A'), 'p1', 'c1'), at: scene.desk.at };
    decide(scene.desk, send);
    expect(snapshotDesk(scene.desk)).toBe(before);
    scene.ask(message(agent('A'), 'p1', 'c1'));
    expect(wakeAt(scene.desk)).toBe(wake);
    const again = restoreDesk(snapshotDesk(scene.desk));
    expect(snapshotDesk(again)).toBe(snapshotDesk(scene.desk));
    expect(chatOf(again, 'p1', agent('B'))?.count).toBe(1);
  });
});
