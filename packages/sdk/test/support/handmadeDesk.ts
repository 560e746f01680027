import { createAgentClient, type AgentClient } from '../../src/agent.ts';
import type { FeedEvent, ServerFrame } from '../../src/model.ts';
import { TestClock, TestSockets, type SocketPair } from '../../src/testing.ts';
import { Origin, type Place } from './browser.ts';

const shop = { id: 'demo', name: '演示店' };
export const amy = { id: 'amy', name: 'Amy' };

type Welcome = Extract<ServerFrame, { type: 'welcome' }>;
type Asked = { id: string; method: string; params: Record<string, unknown> };

/** A browser in which Amy is signed in; frames by hand. */
export class HandmadeDesk {
  readonly clock = new TestClock();
  readonly sockets = new TestSockets((pair) => {
    pair.accept({
      message: (text) => {
        const frame = JSON.parse(text) as Asked;
        if (frame.method) this.asked.push(frame);
      },
      closed: () => undefined,
    });
  });
  /** What reached the server. */
  readonly asked: Asked[] = [];
  readonly #origin = new Origin();
  #seq = 10;

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
        locks: this.#origin.locksOf(place),
        BroadcastChannel: this.#origin.channelOf(place),
        fetch: async (url) => {
          await Promise.resolve();
          return url.endsWith('/ticket')
            ? Response.json({ ticket: 't', expiresAt: 1 })
            : Response.json({ shop, agent: amy, roles: ['agent'] });
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
    for (let turn = 0; turn < 80; turn++) {
      await Promise.resolve();
      for (const pair of this.sockets.all) pair.flush();
    }
  }

  async tell(frame: ServerFrame): Promise<void> {
    await this.settle();
    this.socket.tell(frame);
    await this.settle();
  }

  async welcome(snapshot: Welcome['snapshot'] = { conversations: [] }) {
    await this.tell({
      type: 'welcome',
      v: 1,
      position: { epoch: 'e', seq: this.#seq },
      resumed: false,
      me: { kind: 'agent', ...amy, status: 'online' },
      shop,
      now: this.clock.now(),
      heartbeatMs: 10_000,
      snapshot: { agents: [], ...snapshot },
    });
  }

  /** Sequence of the next event. */
  get next(): number {
    return this.#seq + 1;
  }

  event(event: FeedEvent): Promise<void> {
    const after = this.#seq++;
    return this.tell({ type: 'event', seq: this.#seq, after, event });
  }

  async answer(result: unknown): Promise<void> {
    await this.settle();
    await this.tell({ type: 'reply', id: this.asked.at(-1)?.id ?? '', result });
  }
}
