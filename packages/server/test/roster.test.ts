import type { ServerFrame } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../src/storage/memory.ts';
import type { Storage } from '../src/storage/storage.ts';
import { appHost, hostOver, type Host } from './support/host.ts';
import { agent, openShop, ticketOf, type Connected } from './support/shop.ts';

const amyIs = (status: string) => ({ id: 'amy', name: '小艾 Amy', status });
const boIs = (status: string) => ({ id: 'bo', name: '阿博 Bo', status });
const second = 1000;

type Roster = Extract<ServerFrame, { type: 'roster' }>;

function rostersOf({ socket }: Connected): Omit<Roster, 'type'>[] {
  return socket.frames.flatMap((frame) => {
    if (frame.type !== 'roster') return [];
    const { type: _type, ...told } = frame;
    return told;
  });
}

/** Amy and Bo are connected, and know all of each other. */
async function both(host: Host) {
  await openShop(host);
  const amy = await agent(host, 'amy');
  const bo = await agent(host, 'bo', { status: '' });
  await host.clock.advance(second);
  await bo.socket.settled();
  bo.socket.frames.length = 0;
  return { amy, bo };
}

describe('what agents hear of each other', () => {
  it('ST-01 is told together and at most once a second; whose it is hears of each at once, in every tab', async () => {
    const host = await appHost();
    const { amy, bo } = await both(host);
    const otherTab = await agent(host, 'amy', { cookie: amy.cookie, status: '' });
    const before = amy.socket.events.length;
    for (const status of ['away', 'suspended', 'away']) await amy.socket.ask('status.set', { status });
    await bo.socket.ask('status.set', { status: 'online' });
    for (const { socket } of [amy, otherTab]) {
      await socket.settled();
      const own = socket.events.slice(socket === amy.socket ? before : 0);
      expect(own.map(({ event }) => 'status' in event && event.status)).toEqual([
        'away',
        'suspended',
        'away',
      ]);
    }
    await bo.socket.settled();
    expect(bo.socket.events.map(({ event }) => event)).toMatchObject([{ agentId: 'bo' }]);
    expect(rostersOf(bo)).toEqual([]);

    await host.clock.advance(second - 1);
    expect(rostersOf(bo)).toEqual([]);
    await host.clock.advance(1);
    await bo.socket.settled();
    expect(rostersOf(bo)).toEqual([{ agents: [amyIs('away'), boIs('online')] }]);
    // Nothing changes, nothing is told.
    await host.clock.advance(5 * second);
    await bo.socket.settled();
    expect(rostersOf(bo)).toHaveLength(1);
  });

  it('AC-03 who is new, or was configured, is told so: what else is shown of them is to be read again', async () => {
    const host = await appHost();
    const { bo } = await both(host);
    const { admin } = host.app;
    const account = { shopId: host.shopId, name: 'cai', password: 'correct horse', roles: ['agent'] };
    await admin.addAgent({ ...account, agentId: 'cai', displayName: '小蔡' });
    await admin.routing.configureAgent(host.shopId, 'amy', { name: '艾米' });
    await host.clock.advance(second);
    await bo.socket.settled();
    const cai = { id: 'cai', name: '小蔡', status: 'offline' };
    expect(rostersOf(bo)).toEqual([
      { agents: [{ ...amyIs('online'), name: '艾米' }, cai], configured: ['amy', 'cai'] },
    ]);
    expect(bo.socket.events).toEqual([]);
  });

  it('who comes back is told what changed meanwhile, and of nobody else', async () => {
    const host = await appHost();
    const { amy, bo } = await both(host);
    const account = { shopId: host.shopId, name: 'cai', password: 'correct horse', roles: ['agent'] };
    await host.app.admin.addAgent({ ...account, agentId: 'cai', displayName: '小蔡' });
    await host.clock.advance(second);
    await amy.socket.ask('status.set', { status: 'suspended' });
    const again = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
    again.socket.hangUp();
    await amy.socket.ask('status.set', { status: 'away' });
    await host.clock.advance(second);
    const back = await resumed(host, bo, again.welcome.position);
    expect(rostersOf(back)).toEqual([{ agents: [amyIs('away')] }]);
  });

  it('what was told into a connection that was broken already is told when it is back', async () => {
    const host = await appHost();
    const { amy, bo } = await both(host);
    await amy.socket.ask('status.set', { status: 'away' });
    // An event of one's own that is newer than the change: the position says nothing of that.
    await bo.socket.ask('status.set', { status: 'away' });
    const own = bo.socket.events.at(-1);
    const at = { ...bo.welcome.position, seq: own?.seq ?? 0 };
    // Nothing of what follows arrives.
    await host.clock.advance(second);
    const back = await resumed(host, bo, at);
    expect(rostersOf(back)).toEqual([{ agents: [amyIs('away'), boIs('away')] }]);
  });

  it('after a restart of the server nobody is taken for known', async () => {
    const storage = memoryStorage();
    const host = hostOver(storage);
    const { amy, bo } = await both(host);
    await amy.socket.ask('status.set', { status: 'away' });
    await bo.socket.ask('status.set', { status: 'online' });
    const at = { ...bo.welcome.position, seq: bo.socket.events.at(-1)?.seq ?? 0 };
    await host.app.close();
    const back = await resumed(hostOver(storage), bo, at);
    expect(rostersOf(back)).toEqual([{ agents: [amyIs('away'), boIs('online')], configured: ['amy', 'bo'] }]);
  });

  it('who comes between two tellings lacks nothing after the next: they are told with everybody else', async () => {
    const host = await appHost();
    const { amy, bo } = await both(host);
    await amy.socket.ask('status.set', { status: 'away' });
    const first = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
    await amy.socket.ask('status.set', { status: 'suspended' });
    const second = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
    await host.clock.advance(1000);
    const third = await agent(host, 'bo', { cookie: bo.cookie, status: '' });
    for (const one of [bo, first, second]) {
      await one.socket.settled();
      expect(rostersOf(one)).toEqual([{ agents: [amyIs('suspended')] }]);
    }
    expect(third.welcome.snapshot?.agents).toEqual([amyIs('suspended'), boIs('offline')]);
    await host.clock.advance(1000);
    await third.socket.settled();
    expect(rostersOf(third)).toEqual([]);
  });

  it('what is told while somebody is being welcomed is in the welcome, which nothing comes before', async () => {
    const inner = memoryStorage();
    let drawnUp: () => void = () => {};
    let goOn: () => void = () => {};
    let isHeld = false;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const storage: Storage = {
      ...inner,
      lastTold: async (...asked) => {
        drawnUp();
        if (isHeld) await held;
        return inner.lastTold(...asked);
      },
    };
    const host = hostOver(storage);
    const { amy, bo } = await both(host);
    bo.socket.hangUp();
    isHeld = true;
    const isDrawnUp = new Promise<void>((resolve) => (drawnUp = resolve));
    const socket = await host.connect(host.workbenchOrigin);
    const auth = { kind: 'agent', ticket: await ticketOf(host, bo.cookie) };
    socket.say({ type: 'hello', v: 1, auth });
    await isDrawnUp;
    await amy.socket.ask('status.set', { status: 'away' });
    await host.clock.advance(second);
    expect(socket.frames).toEqual([]);
    goOn();
    const welcome = await socket.seen('welcome');
    await socket.settled();
    expect(welcome.snapshot?.agents).toContainEqual(amyIs('away'));
    expect(socket.frames[0]).toBe(welcome);
    expect(rostersOf({ socket, welcome })).toEqual([]);
    // What the shop tells once a second is not lost for having changed in between.
    await host.clock.advance(second);
    await socket.seen('lines');
    await socket.seen('figures');
  });
});

async function resumed(
  host: Host,
  { cookie }: { cookie: string },
  since: Connected['welcome']['position'],
): Promise<Connected> {
  const back = await agent(host, 'bo', { cookie, status: '', since });
  await back.socket.settled();
  expect(back.welcome.resumed).toBe(true);
  return back;
}
