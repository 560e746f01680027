import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { CustomerClient, Platform } from '../src/index.ts';
import { customerOf, FakeStorage, shown } from './support/customer.ts';
import { FakeServer, refusal } from './support/fakeServer.ts';

/*
 * Whatever the network does, what the client shows is what the server holds: every message once, in the order it was
 * sent. The wire may be cut at any frame; frames may be late, doubled, lost or swapped; the server may refuse for the
 * moment, forget what it could resume from, or be replaced while it answers; the page may be loaded anew.
 */

type Simple = 'send' | 'says' | 'seen' | 'elsewhere' | 'cut' | 'freeze' | 'refuse' | 'reload';

type Step =
  | { do: Simple }
  | { do: 'resumable'; on: boolean }
  | { do: 'toServer' | 'toClient'; count: number }
  | { do: 'double' | 'lose' | 'swap'; side: 'toServer' | 'toClient'; at: number }
  | { do: 'wait'; ms: number };

const side = fc.constantFrom('toServer', 'toClient');
const at = fc.nat({ max: 6 });
const simple = (...names: Simple[]) => fc.record({ do: fc.constantFrom(...names) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: simple('send') },
  { weight: 4, arbitrary: simple('says', 'seen', 'elsewhere') },
  { weight: 3, arbitrary: simple('cut', 'refuse') },
  { weight: 1, arbitrary: simple('freeze', 'reload') },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resumable' as const), on: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ do: side, count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('double', 'lose', 'swap'), side, at }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 300, 1_000, 15_000) }),
  },
);

class Run {
  readonly server = new FakeServer();
  readonly sent: string[] = [];
  /** Of this page, told as events. */
  messages: number[] = [];
  client: CustomerClient;
  id = '';
  readonly #more: Partial<Platform>;
  readonly #patience: () => Promise<void>;

  constructor(more: Partial<Platform>, patience: () => Promise<void>) {
    this.#more = { ...more, storage: new FakeStorage() };
    this.#patience = patience;
    this.client = this.#page();
  }

  #page(): CustomerClient {
    this.messages = [];
    const client = customerOf(this.server, this.#more);
    client.on('message', ({ message }) => {
      expect(this.messages).not.toContain(message.seq);
      expect(message.seq).toBeGreaterThan(this.messages.at(-1) ?? 0);
      this.messages.push(message.seq);
      // Never both on its way and arrived.
      expect(client.outgoing(this.id).map(({ clientId }) => clientId)).not.toContain(message.clientId);
    });
    return client;
  }

  async begin(): Promise<void> {
    const opening = this.client.open();
    await this.server.settle();
    this.id = (await opening).conversation.id;
    await this.#patience();
  }

  async take(step: Step): Promise<void> {
    const { server, client, id } = this;
    const { socket } = server;
    switch (step.do) {
      case 'send':
        this.sent.push(`c${String(this.sent.length)}`);
        client.send(id, this.sent.at(-1) ?? '');
        break;
      case 'says':
        server.says(id, 'agent');
        break;
      case 'seen':
        client.markSeen(id, client.conversations.get(id)?.lastSeq ?? 0);
        break;
      case 'elsewhere':
        server.elsewhere();
        break;
      case 'cut':
        socket.cut();
        break;
      case 'freeze':
        socket.freeze();
        break;
      case 'refuse': {
        let once = true;
        server.onRequest = () => {
          const now = once;
          once = false;
          if (now) throw refusal('UNAVAILABLE');
        };
        break;
      }
      case 'reload':
        // What was asked of the database before takes effect, as in a browser.
        await this.#patience();
        client.destroy();
        this.client = this.#page();
        this.client.connect().catch(() => undefined);
        await this.#patience();
        break;
      case 'resumable':
        server.resumable = step.on;
        break;
      case 'toServer':
        socket.flushToServer(step.count);
        break;
      case 'toClient':
        socket.flushToClient(step.count);
        break;
      case 'double':
      case 'lose':
      case 'swap': {
        const wire = socket[step.side];
        // A hello or welcome out of turn is no fault of a network: no connection begins with anything else.
        const frames = [...wire].flatMap((text, n) => (/"type":"(hello|welcome)"/.test(text) ? [] : n));
        const n = frames[step.at % frames.length];
        const text = n === undefined ? undefined : wire[n];
        if (n === undefined || text === undefined) break;
        if (step.do === 'double') wire.splice(n, 0, text);
        if (step.do === 'lose') wire.splice(n, 1);
        if (step.do === 'swap' && n + 1 < wire.length) wire.splice(n, 2, wire[n + 1] ?? '', text);
        break;
      }
      case 'wait':
        await server.clock.advance(step.ms);
    }
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }

  /** The network is well again for as long as it takes; one more event brings any hole to light. */
  async heal(): Promise<void> {
    const { server, id } = this;
    server.onRequest = () => undefined;
    await server.advance(1_000);
    await this.#patience();
    await server.advance(5_000);
    await this.#patience();
    server.says(id, 'bye');
    await server.advance(150_000);
    await this.#patience();
  }

  check(): void {
    const { server, client, id, sent } = this;
    expect(client.connection).toBe('online');
    expect(server.texts(id).filter((text) => text.startsWith('c'))).toEqual(sent);
    expect(client.outgoing(id)).toEqual([]);
    const { items, more, ...rest } = server.conversation(id);
    const held = client.conversations.get(id);
    expect({ ...held, items: [], more }).toEqual({ ...rest, items: [], more });
    expect(held?.items).toEqual(items.slice(-(held?.items.length ?? 0)));
    if (!held?.more) expect(shown(client, id)).toEqual(server.texts(id));
  }
}

describe('whatever the network does', () => {
  test('what the client shows is what the server holds, each message once, in order', async () => {
    const steps = fc.array(
      step.filter((one) => one.do !== 'reload'),
      { minLength: 5, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const run = new Run({}, async () => Promise.resolve());
        await run.begin();
        for (const one of steps) await run.take(one);
        await run.heal();
        run.check();
        run.client.destroy();
        expect(run.server.clock.pending).toBe(0);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('and the same when the page is loaded anew in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const patience = async (): Promise<void> => {
          for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setTimeout(resolve));
        };
        const run = new Run({ indexedDB: new IDBFactory() }, patience);
        await run.begin();
        for (const one of steps) await run.take(one);
        await run.take({ do: 'reload' });
        await run.heal();
        run.check();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
