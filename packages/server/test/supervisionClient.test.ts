import { describe, expect, it, vi } from 'vitest';
import { agentClient, become, customerClient, tell, textsOf } from './support/clients.ts';
import { portHost, type Host } from './support/host.ts';
import { openShop, password } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

async function supervisedShop(): Promise<Host> {
  const host = await portHost();
  await openShop(host);
  await host.app.admin.addAgent({
    shopId: host.shopId,
    agentId: 'su',
    name: 'su',
    displayName: '苏主管',
    password,
    roles: ['supervisor'],
  });
  return host;
}

describe('supervising, by the SDK', () => {
  it('the wall is kept current while it is shown, and no longer', async () => {
    const host = await supervisedShop();
    const [amy, su] = [await agentClient(host, 'amy'), await agentClient(host, 'su', 'away')];
    const walls: string[] = [];
    su.on('wall', ({ agents, state }) => {
      walls.push(`${state} ${String(agents.get('amy')?.conversations.length)}`);
    });
    expect(su.supervision.wall.state).toBe('loading');
    const hide = su.supervision.show();
    await vi.waitFor(() => {
      expect(walls).toEqual(['live 0']);
    });
    const { conversation } = await customerClient(host).open({ page: 'product' });
    await become(amy, conversation.id, ({ state }) => state === 'assigned');
    await host.clock.advance(1000);
    await vi.waitFor(() => {
      expect(walls).toEqual(['live 0', 'live 1']);
    });
    hide();
    expect(su.supervision.wall).toMatchObject({ state: 'loading', agents: new Map() });
    await amy.end(conversation.id);
    await host.clock.advance(1000);
    expect(walls).toHaveLength(2);
  });

  it('who may not is told so', async () => {
    const host = await supervisedShop();
    const amy = await agentClient(host, 'amy');
    const end = amy.supervision.show();
    await vi.waitFor(() => {
      expect(amy.supervision.wall).toMatchObject({ state: 'refused', error: { code: 'FORBIDDEN' } });
    });
    end();
    await expect(amy.supervision.watch('any')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(amy.supervision.takeOver('any', 'bo')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('watch, join, write, leave, take over: in everybody’s conversation as it comes', async () => {
    const host = await supervisedShop();
    const [amy, su] = [await agentClient(host, 'amy'), await agentClient(host, 'su', 'away')];
    const lin = customerClient(host);
    const { id } = (await lin.open({ page: 'product' })).conversation;
    await tell(lin, id, '可以退吗');
    const watched = await su.supervision.watch(id);
    expect(watched.supervisors).toEqual([{ agent: { id: 'su', name: '苏主管' }, how: 'watching' }]);
    expect(su.conversations.get(id)?.items.length).toBe(watched.items.length);
    await become(amy, id, ({ supervisors = [] }) => supervisors.length === 1);
    await tell(lin, id, '还在吗');
    await become(su, id, (one) => textsOf(one).length === 2);
    await su.supervision.join(id);
    await tell(su, id, '我来看看');
    const atCustomer = await become(lin, id, (one) => textsOf(one).length === 3);
    expect(atCustomer.agent?.id).toBe('amy');
    expect(atCustomer.supervisors).toBeUndefined();
    expect(atCustomer.items.flatMap((item) => (item.kind === 'notice' ? item.notice.kind : []))).toEqual([
      'assigned',
      'supervised',
    ]);
    await su.supervision.unwatch(id);
    await su.supervision.unwatch(id);
    await become(amy, id, ({ supervisors = [] }) => supervisors.length === 0);
    await su.supervision.takeOver(id, 'amy');
    await su.supervision.takeOver(id, 'amy');
    const taken = await become(lin, id, ({ agent }) => agent?.id === 'su');
    // To its customer a transfer like any other.
    expect(taken.items.at(-1)).toMatchObject({ notice: { kind: 'transferred' } });
    expect(taken.items.at(-1)).not.toHaveProperty('notice.takenOver');
    const own = await become(su, id, ({ agent }) => agent?.id === 'su');
    expect(JSON.stringify(own.items)).toContain('"takenOver":true');
    await tell(su, id, '现在由我为您服务');
    await lin.end(id);
    await expect(su.supervision.watch(id)).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
  });
});
