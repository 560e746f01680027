import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { portHost, type Host } from './support/host.ts';
import { foreignShop } from './support/admin.ts';
import { agent, customer, enter, openShop, pass, password, say, signIn } from './support/shop.ts';

/** amy and bo, with chen, who supervises. */
async function staffedShop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  await host.app.admin.addAgent({
    shopId: host.shopId,
    agentId: 'chen',
    name: 'chen',
    displayName: '小陈 Chen',
    password,
    roles: ['supervisor'],
  });
  return host;
}

const page = { page: 'product' } as const;

describe('passing a conversation on', () => {
  it('RT-48 RT-49 to a colleague, with a note that both agents see and the customer does not', async () => {
    const host = await staffedShop();
    const [amy, bo] = [await agentClient(host, 'amy'), await agentClient(host, 'bo')];
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await tell(lin, conversation.id, '帐篷能住三个人吗');
    await become(amy, conversation.id, ({ items }) => items.length === 2);
    await amy.transfer(conversation.id, { kind: 'agent', id: 'bo' }, '客户要露营，问三人帐');

    const isBos = ({ agent: owner }: { agent?: { id: string } | undefined }) => owner?.id === 'bo';
    const atBo = await become(bo, conversation.id, isBos);
    expect(atBo).toMatchObject({ state: 'assigned', agent: { id: 'bo', name: '阿博 Bo' } });
    expect(textsOf(atBo)).toEqual(['customer: 帐篷能住三个人吗']);
    const noteOf = (one: typeof atBo) =>
      one.items.flatMap((item) =>
        item.kind === 'notice' && item.notice.kind === 'transferred' ? item.notice : [],
      );
    const told = { from: { id: 'amy' }, agent: { id: 'bo' }, note: '客户要露营，问三人帐' };
    expect(noteOf(atBo)).toMatchObject([told]);
    expect(noteOf(await become(amy, conversation.id, isBos))).toMatchObject([told]);
    const seen = noteOf(await become(lin, conversation.id, isBos));
    expect(seen).toMatchObject([{ from: { name: '小艾 Amy' }, agent: { name: '阿博 Bo' } }]);
    expect(JSON.stringify(seen)).not.toContain('露营');

    await tell(bo, conversation.id, '可以的');
    await become(lin, conversation.id, ({ items }) => items.length === 4);
    await expect(amy.transfer(conversation.id, { kind: 'agent', id: 'bo' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // Nor later, nor in another tab, nor page by page.
    const again = await customer(host, undefined);
    await expect(again.socket.ask('history.read', { conversationId: conversation.id })).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
    const { items } = await lin.loadHistory(conversation.id);
    expect(JSON.stringify([items, [...lin.conversations.values()]])).not.toContain('露营');
  });

  it('RT-48 ST-04 a target that cannot take it says why, and nothing changes hands', async () => {
    const host = await staffedShop();
    const [amy, bo] = [await agentClient(host, 'amy'), await agentClient(host, 'bo', 'suspended')];
    const other = await foreignShop(host);
    await host.app.admin.addAgent({
      shopId: other,
      agentId: 'zoe',
      name: 'zoe',
      displayName: 'Zoe',
      password,
      roles: ['agent'],
    });
    await host.app.admin.routing.editGroup(host.shopId, 'tents', { members: [{ agentId: 'bo' }] });
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await become(amy, conversation.id, () => true);
    const refusal = async (to: { kind: 'agent' | 'group'; id: string }) => {
      try {
        await amy.transfer(conversation.id, to);
      } catch (error) {
        const { code, details } = error as { code: string; details?: { reason?: string; what?: string } };
        return [code, details?.reason ?? details?.what].join(' ');
      }
      return 'taken';
    };
    const to = (id: string) => ({ kind: 'agent', id }) as const;
    expect(await refusal(to('amy'))).toBe('TARGET_NOT_AVAILABLE self');
    expect(await refusal(to('bo'))).toBe('TARGET_NOT_AVAILABLE suspended');
    expect(await refusal(to('chen'))).toBe('TARGET_NOT_AVAILABLE offline');
    expect(await refusal({ kind: 'group', id: 'tents' })).toBe('TARGET_NOT_AVAILABLE nobody');
    expect(await refusal(to('zoe'))).toBe('NOT_FOUND agent');
    expect(await refusal({ kind: 'group', id: 'nothing' })).toBe('NOT_FOUND group');
    await bo.setStatus('away');
    expect(await refusal(to('bo'))).toBe('TARGET_NOT_AVAILABLE away');
    expect(amy.conversations.get(conversation.id)).toMatchObject({ state: 'assigned', agent: { id: 'amy' } });
    // RT-48: in rotation away is there.
    await host.app.admin.routing.configure(host.shopId, { profile: 'rotation' });
    expect(await refusal(to('bo'))).toBe('taken');
  });

  it('AC-04 RT-16 RT-48 an agent who is full, of weight 0 or not receiving can be passed a conversation', async () => {
    const host = await staffedShop();
    const { routing } = host.app.admin;
    await routing.configureAgent(host.shopId, 'bo', { receiving: false, capacity: 0 });
    const [amy] = [await agentClient(host, 'amy'), await agentClient(host, 'bo')];
    const { conversation } = await customerClient(host).open(page);
    await become(amy, conversation.id, () => true);
    await amy.transfer(conversation.id, { kind: 'agent', id: 'bo' });
    await become(amy, conversation.id, ({ agent: owner }) => owner?.id === 'bo');
  });

  it('RT-48 a supervisor disposes of anybody’s conversation, a plain agent of the own ones only', async () => {
    const host = await staffedShop();
    const amy = await agentClient(host, 'amy');
    const { conversation } = await customerClient(host).open(page);
    await become(amy, conversation.id, () => true);
    const [bo, chen] = [await agentClient(host, 'bo'), await agentClient(host, 'chen')];
    const to = { kind: 'agent', id: 'bo' } as const;
    await expect(bo.transfer(conversation.id, to)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await chen.transfer(conversation.id, to);
    await become(bo, conversation.id, ({ agent: owner }) => owner?.id === 'bo');
    await become(amy, conversation.id, ({ agent: owner }) => owner?.id === 'bo');
  });

  it('RT-46 the place that a transfer frees goes to whoever waits', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
    const [amy] = [await agentClient(host, 'amy'), await agentClient(host, 'bo')];
    const [lin, wei] = [customerClient(host), customerClient(host)];
    const { conversation } = await lin.open(page);
    const waiting = await wei.open(page);
    expect(waiting.outcome.kind).toBe('queued');
    await become(amy, conversation.id, () => true);
    await amy.transfer(conversation.id, { kind: 'agent', id: 'bo' });
    await become(wei, waiting.conversation.id, ({ agent: owner }) => owner?.id === 'amy');
  });
});

describe('an agent who drops out', () => {
  it('RT-52 after the grace time what is owed goes to somebody else with all that was said', async () => {
    const host = await staffedShop();
    const { routing } = host.app.admin;
    await routing.editGroup(host.shopId, 'presale', { members: [{ agentId: 'amy' }, { agentId: 'bo' }] });
    const amy = await agent(host, 'amy');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, page);
    await say(lin.socket, conversation.id, '防水吗');
    await say(amy.socket, conversation.id, '防水的');
    const bo = await agent(host, 'bo');
    amy.socket.hangUp();
    await amy.socket.closed;
    await say(lin.socket, conversation.id, '那多重呢');
    // The lease of a lost connection, 60 s, and the grace of 60 s count from the same moment.
    await pass(host, 50_000, bo.socket, lin.socket);
    expect(bo.socket.events.some(({ event }) => event.type === 'conversation.joined')).toBe(false);
    await pass(host, 40_000, bo.socket, lin.socket);
    const { event } = await bo.socket.event('conversation.joined');
    const texts = 'conversation' in event ? textsOf(event.conversation) : [];
    expect(texts).toEqual(['customer: 防水吗', 'agent: 防水的', 'customer: 那多重呢']);
    const moved = await lin.socket.event(
      'conversation.assigned',
      ({ event: told }) => 'agent' in told && told.agent.id === 'bo',
    );
    expect(moved.event).toMatchObject({ cause: 're-routed' });
  });

  it('RT-52 where nobody else is there it becomes a message, and nothing is lost', async () => {
    const host = await staffedShop();
    const amy = await agent(host, 'amy');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, page);
    await say(lin.socket, conversation.id, '在吗');
    amy.socket.hangUp();
    await amy.socket.closed;
    await pass(host, 140_000, lin.socket);
    await lin.socket.event('leave-message.opened');
    const bo = await agent(host, 'bo');
    await pass(host, 120_000, lin.socket, bo.socket);
    const { event } = await bo.socket.event('conversation.joined');
    expect('conversation' in event ? textsOf(event.conversation) : []).toEqual(['customer: 在吗']);
  });

  it('RT-52 an agent who is back within the lease keeps everything', async () => {
    const host = await staffedShop();
    const amy = await agent(host, 'amy');
    const bo = await agent(host, 'bo');
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, page);
    await say(lin.socket, conversation.id, '在吗');
    amy.socket.hangUp();
    await amy.socket.closed;
    await pass(host, 40_000, bo.socket, lin.socket);
    const { cookie } = await signIn(host, 'amy');
    const back = await agent(host, 'amy', { cookie, status: '' });
    await pass(host, 200_000, back.socket, bo.socket, lin.socket);
    expect(bo.socket.events.some(({ event }) => event.type === 'conversation.joined')).toBe(false);
    expect(await say(back.socket, conversation.id, '在的')).toMatchObject({
      seq: expect.any(Number) as number,
    });
  });

  it('ST-06 who signs out with open conversations is asked: kept, given to others at once, or ended', async () => {
    const host = await staffedShop();
    await host.app.admin.routing.editGroup(host.shopId, 'presale', {
      members: [{ agentId: 'amy' }, { agentId: 'bo' }],
    });
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await tell(lin, conversation.id, '在吗');
    await become(amy, conversation.id, () => true);
    await amy.setStatus('offline', { conversations: 'keep' });
    expect(amy.conversations.get(conversation.id)?.agent?.id).toBe('amy');
    await amy.setStatus('online');
    const bo = await agentClient(host, 'bo');
    await amy.setStatus('offline', { conversations: 're-route' });
    await become(bo, conversation.id, ({ agent: owner }) => owner?.id === 'bo');
    await bo.setStatus('offline', { conversations: 'end' });
    await become(lin, conversation.id, ({ state }) => state === 'ended');
  });
});

describe('a customer who says nothing any more', () => {
  it('is warned, may go on, and is let go after ten minutes, as it is told on both sides', async () => {
    const host = await staffedShop();
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open(page);
    await become(amy, conversation.id, () => true);
    await tell(lin, conversation.id, '多少钱');
    // An answer is owed: nobody is let go for waiting.
    await live(host, 660_000, amy, lin);
    expect(lin.conversations.get(conversation.id)?.idleEndsAt).toBeUndefined();
    await tell(amy, conversation.id, '一百九十九');
    const answered = host.clock.now();
    await live(host, 480_000, amy, lin);
    const warned = await become(lin, conversation.id, ({ idleEndsAt }) => idleEndsAt !== undefined);
    expect(warned.idleEndsAt).toBe(answered + 600_000);
    await become(amy, conversation.id, ({ idleEndsAt }) => idleEndsAt !== undefined);
    await tell(lin, conversation.id, '还在');
    expect(lin.conversations.get(conversation.id)?.idleEndsAt).toBeUndefined();
    await tell(amy, conversation.id, '好的');
    await live(host, 600_000, amy, lin);
    const ended = await become(lin, conversation.id, ({ state }) => state === 'ended');
    expect(ended.items.at(-1)).toMatchObject({ notice: { kind: 'ended', by: 'desk', cause: 'idle' } });
    await become(amy, conversation.id, ({ state }) => state === 'ended');
  }, 30_000);
});
