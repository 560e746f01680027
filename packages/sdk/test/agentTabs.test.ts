import { describe, expect, test } from 'vitest';
import { createAgentClient, type AgentClient } from '../src/agent.ts';
import type { ServerFrame } from '../src/model.ts';
import { TestClock, TestSockets, type SocketPair } from '../src/testing.ts';
import { Origin, type Place } from './support/browser.ts';

type Frame<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

const shop = { id: 'demo', name: '演示店' };
const people = { amy: { id: 'amy', name: 'Amy' }, bo: { id: 'bo', name: 'Bo' } };

/** A browser in which somebody is signed in, by the cookie that all tabs share; frames by hand. */
class Browser {
  readonly clock = new TestClock();
  readonly sockets = new TestSockets((pair) => {
    pair.accept();
  });
  readonly origin = new Origin();
  readonly calls: string[] = [];
  signedIn: keyof typeof people = 'amy';

  tab(): AgentClient {
    const place: Place = {
      happens: (run) => {
        queueMicrotask(run);
      },
    };
    return createAgentClient({
      server: 'https://desk.example',
      platform: {
        clock: this.clock,
        random: () => 0.5,
        WebSocket: this.sockets.WebSocket,
        indexedDB: null,
        storage: null,
        locks: this.origin.locksOf(place),
        BroadcastChannel: this.origin.channelOf(place),
        fetch: async (url, { method }) => {
          await Promise.resolve();
          const call = `${String(method)} ${new URL(url).pathname}`;
          this.calls.push(call);
          if (call.endsWith('/ticket'))
            return Response.json({ ticket: `ticket-of-${this.signedIn}`, expiresAt: 1 });
          if (method === 'DELETE') return new Response(null, { status: 204 });
          return Response.json({ shop, agent: people[this.signedIn], roles: ['agent'] });
        },
      },
    });
  }

  get socket(): SocketPair {
    const pair = this.sockets.all.at(-1);
    if (!pair) throw new Error('No socket was opened.');
    return pair;
  }

  async settle(): Promise<void> {
    for (let n = 0; n < 60; n++) await Promise.resolve();
  }

  async tell(...frames: ServerFrame[]): Promise<void> {
    await this.settle();
    for (const frame of frames) this.socket.tell(frame);
    this.socket.flush();
    await this.settle();
  }

  async welcome(who: keyof typeof people = 'amy'): Promise<void> {
    await this.tell({
      type: 'welcome',
      v: 1,
      position: { epoch: 'e', seq: 10 },
      resumed: false,
      me: { kind: 'agent', ...people[who], status: 'offline' },
      shop,
      now: this.clock.now(),
      heartbeatMs: 10_000,
      snapshot: {
        conversations: [],
        agents: [
          { ...people.amy, status: 'offline' },
          { ...people.bo, status: 'online' },
        ],
      },
    });
  }
}

const figures: Frame<'figures'> = {
  type: 'figures',
  figures: { day: '2026-05-04', receptions: 3, averageResponseSeconds: 12 },
};
const lines: Frame<'lines'> = {
  type: 'lines',
  groups: [{ id: 'g', name: '售前', reachable: 2, taking: 2, free: 1, waiting: 4, pendingLeaveMessages: 0 }],
};
const roster: Frame<'roster'> = { type: 'roster', agents: [{ ...people.bo, status: 'away' }] };
const status = (seq: number, agentId: string, now: 'online' | 'away'): Frame<'event'> => ({
  type: 'event',
  seq,
  after: seq - 1,
  event: { type: 'agent.status-changed', at: 1, agentId, status: now },
});

describe('tabs of one agent', () => {
  test('share one connection and one ticket; roster, status, lines and figures are the same', async () => {
    const browser = new Browser();
    const [first, second] = [browser.tab(), browser.tab()];
    void first.connect();
    await browser.welcome();
    await browser.tell(figures, lines, status(11, 'amy', 'online'));
    void second.connect();
    await browser.settle();
    await browser.tell(roster);
    expect(browser.sockets.all).toHaveLength(1);
    expect(browser.calls.filter((call) => call.endsWith('/ticket'))).toHaveLength(1);
    for (const { me, agents, figures, lines, connection } of [first, second]) {
      expect(connection).toBe('online');
      expect(me).toEqual({ ...people.amy, status: 'online' });
      expect(agents.map(({ status }) => status)).toEqual(['online', 'away']);
      expect(figures?.receptions).toBe(3);
      expect(lines[0]?.waiting).toBe(4);
    }
    expect([first.leads, second.leads]).toEqual([true, false]);
  });

  test('each may ask; the answer reaches who asked', async () => {
    const browser = new Browser();
    const [first, second] = [browser.tab(), browser.tab()];
    void first.connect();
    await browser.welcome();
    void second.connect();
    await browser.settle();
    browser.socket.toServer.length = 0;
    const setting = second.setStatus('online');
    await browser.settle();
    const request = browser.socket.take();
    expect(request).toMatchObject({ type: 'request', method: 'status.set', params: { status: 'online' } });
    await browser.tell({ type: 'reply', id: request?.type === 'request' ? request.id : '', result: {} });
    await expect(setting).resolves.toBeUndefined();
  });

  test('signing out in one: the others are asked who they are now, and each says so', async () => {
    const browser = new Browser();
    const [first, second] = [browser.tab(), browser.tab()];
    void first.connect();
    await browser.welcome();
    void second.connect();
    await browser.settle();
    await first.signOut();
    await browser.clock.advance(1_000);
    expect([first.connection, first.leads, second.leads]).toEqual(['closed', false, true]);
    await browser.settle();
    expect(browser.sockets.all).toHaveLength(2);
  });

  test('somebody else signs in, in another tab: nothing crosses', async () => {
    const browser = new Browser();
    const [first, second] = [browser.tab(), browser.tab()];
    await first.signIn({ account: 'demo:amy', password: 'x' });
    void first.connect();
    await browser.welcome();
    browser.signedIn = 'bo';
    await second.signIn({ account: 'demo:bo', password: 'x' });
    void second.connect();
    await browser.welcome('bo');
    expect([first.me?.name, second.me?.name]).toEqual(['Amy', 'Bo']);
    expect([first.leads, second.leads]).toEqual([true, true]);
    expect(browser.sockets.all).toHaveLength(2);
    // When Amy's connection breaks, her tab is Bo's by the cookie: it is welcomed as Bo, and joins the other one.
    browser.sockets.all[0]?.cut();
    await browser.clock.advance(1_000);
    await browser.welcome('bo');
    await browser.clock.advance(2_000);
    await browser.settle();
    expect([first.me?.name, first.leads, first.connection]).toEqual(['Bo', false, 'online']);
    expect(browser.sockets.all.filter(({ open }) => open)).toHaveLength(1);
  });
});
