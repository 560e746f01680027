import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { FakeBrowser, type Tab } from './support/browser.ts';
import { shown } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';

/*
 * The leader may die, freeze or thaw at any moment: between any two frames, with messages of any tab under way. What all
 * tabs show in the end is what the server holds: every message once, those of one tab in the order they were written.
 */

/** One turn of everything: of promises, then of the wires. */
async function turn(server: FakeServer): Promise<void> {
  await Promise.resolve();
  for (const pair of server.sockets.all) {
    pair.flushToServer(1);
    pair.flushToClient(1);
  }
}

describe.each([
  ['with locks', {}],
  ['without locks', { locks: false }],
] as const)('a message is under way %s', (_name, options) => {
  const moments = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20];

  test.each(moments)('and the leader is killed after %i turns', async (turns) => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, options);
    const [leader, writer, reader] = (await browser.tabs(3)) as [Tab, Tab, Tab];
    const opening = leader.client.open();
    await server.settle();
    const { id } = (await opening).conversation;
    for (const text of ['one', 'two']) writer.client.send(id, text);
    server.clock.jumpTo(server.clock.now() + 5);
    reader.client.send(id, 'three');
    for (let n = 0; n < turns; n++) await turn(server);
    leader.kill();
    await server.advance(6_000);
    expect(server.texts(id)).toEqual(['one', 'two', 'three']);
    for (const { client } of [writer, reader]) {
      expect(shown(client, id)).toEqual(['one', 'two', 'three']);
      expect(client.outgoing(id)).toEqual([]);
      expect(client.connection).toBe('online');
    }
  });

  test.each(moments)('and the leader freezes after %i turns, and thaws later', async (turns) => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, options);
    const tabs = (await browser.tabs(3)) as [Tab, Tab, Tab];
    const [leader, writer] = tabs;
    const opening = leader.client.open();
    await server.settle();
    const { id } = (await opening).conversation;
    leader.client.send(id, 'zero');
    server.clock.jumpTo(server.clock.now() + 5);
    for (const text of ['one', 'two']) writer.client.send(id, text);
    for (let n = 0; n < turns; n++) await turn(server);
    leader.freeze();
    await server.advance(3_000);
    writer.client.send(id, 'three');
    await server.settle();
    const written = ['zero', 'one', 'two', 'three'];
    expect(server.texts(id)).toEqual(written);
    leader.thaw();
    await server.advance(6_000);
    for (const { client } of tabs) {
      expect(shown(client, id)).toEqual(written);
      expect(client.outgoing(id)).toEqual([]);
    }
    expect(tabs.filter(({ client }) => client.leads)).toHaveLength(1);
    expect(server.texts(id)).toEqual(written);
  });
});

type Step =
  | { do: 'send' | 'seen' | 'freeze' | 'thaw' | 'reload' | 'wake' | 'draft'; tab: number }
  | { do: 'says' | 'cut' | 'hang' }
  | { do: 'turns'; count: number }
  | { do: 'wait'; ms: number };

const tab = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('freeze', 'thaw', 'reload'), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('seen', 'wake', 'draft'), tab }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('says', 'cut', 'hang') }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('turns' as const), count: fc.nat({ max: 12 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 300, 1_500, 4_000, 25_000),
    }),
  },
);

class Run {
  readonly server = new FakeServer();
  readonly browser: FakeBrowser;
  readonly tabs: Tab[] = [];
  readonly written: string[][] = [];
  id = '';

  constructor(options: ConstructorParameters<typeof FakeBrowser>[1]) {
    this.browser = new FakeBrowser(this.server, { indexedDB: new IDBFactory(), ...options });
  }

  async patience(): Promise<void> {
    for (let n = 0; n < 12; n++) await new Promise((resolve) => setTimeout(resolve));
  }

  #open(slot: number): void {
    const tab = this.browser.tab();
    const told: number[] = [];
    tab.client.on('message', ({ message }) => {
      expect(message.seq).toBeGreaterThan(told.at(-1) ?? 0);
      told.push(message.seq);
      // Never both on its way and arrived.
      expect(tab.client.outgoing(this.id).map(({ clientId }) => clientId)).not.toContain(message.clientId);
    });
    this.tabs[slot] = tab;
    tab.client.connect().catch(() => undefined);
  }

  async begin(): Promise<void> {
    for (const slot of [0, 1, 2]) {
      this.#open(slot);
      await this.patience();
      await this.server.advance(300);
    }
    const opening = this.tabs[0]?.client.open();
    await this.server.settle();
    this.id = (await opening)?.conversation.id ?? '';
  }

  async take(step: Step): Promise<void> {
    const { server, id } = this;
    const tab = 'tab' in step ? this.tabs[step.tab] : undefined;
    if (step.do === 'turns') for (let n = 0; n < step.count; n++) await turn(server);
    if (step.do === 'wait') await server.advance(step.ms);
    if (step.do === 'says') server.says(id, 'agent');
    if (step.do === 'cut') server.socket.cut();
    if (step.do === 'hang') server.socket.freeze();
    if (!tab || !('tab' in step)) return;
    if (step.do === 'thaw') tab.thaw();
    if (step.do === 'reload') {
      await this.patience();
      tab.kill();
      this.#open(step.tab);
    }
    if (tab.frozen || tab.dead) return;
    if (step.do === 'freeze') tab.freeze();
    if (step.do === 'wake') tab.wake();
    if (step.do === 'seen') tab.client.markSeen(id, server.conversation(id).lastSeq);
    if (step.do === 'draft') tab.client.setDraft(id, `draft ${String(step.tab)}`);
    if (step.do === 'send') {
      const texts = (this.written[step.tab] ??= []);
      texts.push(`${String(step.tab)}-${String(texts.length)}`);
      tab.client.send(id, texts.at(-1) ?? '');
      await server.clock.advance(1);
    }
  }

  async heal(): Promise<void> {
    for (const tab of this.tabs) tab.thaw();
    for (let n = 0; n < 4; n++) {
      await this.patience();
      await this.server.advance(20_000);
    }
    this.server.says(this.id, 'bye');
    await this.server.advance(60_000);
    await this.patience();
  }

  check(): void {
    const { server, id, tabs } = this;
    const mine = server.texts(id).filter((text) => /^\d-/.test(text));
    expect([...mine].sort()).toEqual(this.written.flat().sort());
    this.written.forEach((texts, slot) => {
      expect(mine.filter((text) => text.startsWith(`${String(slot)}-`))).toEqual(texts);
    });
    expect(tabs.map(({ client }) => client.connection)).toEqual(['online', 'online', 'online']);
    expect(tabs.filter(({ client }) => client.leads)).toHaveLength(1);
    const { items, more, ...rest } = server.conversation(id);
    for (const { client } of tabs) {
      expect(client.outgoing(id)).toEqual([]);
      const held = client.conversations.get(id);
      expect({ ...held, items: [], more }).toEqual({ ...rest, items: [], more });
      expect(held?.items).toEqual(items.slice(-(held?.items.length ?? 0)));
    }
    expect(new Set(tabs.map(({ client }) => client.draft(id))).size).toBe(1);
    expect(new Set(tabs.map(({ client }) => client.unread)).size).toBe(1);
  }
}

describe('whatever becomes of three tabs', () => {
  test.each([
    ['with locks', {}],
    ['without locks', { locks: false }],
  ])(
    'they show what the server holds, each message once (%s)',
    async (_name, options) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const run = new Run(options);
          await run.begin();
          for (const one of steps) await run.take(one);
          await run.heal();
          run.check();
          for (const { client } of run.tabs) client.destroy();
          expect(run.server.clock.pending).toBe(0);
        }),
        { numRuns: 25 },
      );
    },
    120_000,
  );
});
