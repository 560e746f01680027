import { beforeAll } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createCustomerClient, type CustomerClient, type Platform } from '../../src/index.ts';
import type { ChannelLike, Locks, WebSocketLike } from '../../src/platform.ts';
import { companies } from '../../src/tabs/tabs.ts';
import { FakeStorage, platformOf } from './customer.ts';
import type { FakeServer } from './fakeServer.ts';

// Loading takes turns of the event loop, which tests of tabs do not wait for.
beforeAll(async () => {
  // Some tests are about that it cannot be loaded.
  await companies().catch(() => undefined);
});

/** What tabs of one origin share, beside storage: locks and channels, both in the test's hand. */
export class Origin {
  readonly #locks = new Map<string, { holder?: LockRequest | undefined; queue: LockRequest[] }>();
  readonly #channels = new Set<FakeChannel>();
  /** Everything that was ever said on a channel. */
  readonly said: { readonly name: string; readonly letter: unknown }[] = [];

  locksOf(tab: Place): Locks {
    return {
      request: <T>(name: string, options: { signal?: AbortSignal; steal?: true }, run: () => Promise<T>) =>
        new Promise<T>((resolve, reject) => {
          const lock = this.#lock(name);
          const release = (): void => {
            if (lock.holder !== request) return;
            lock.holder = undefined;
            this.#grant(lock);
          };
          const request: LockRequest = {
            tab,
            grant: () => {
              void run().then(resolve, reject).finally(release);
            },
            refuse: () => {
              reject(new DOMException('taken away, or not wanted any more', 'AbortError'));
            },
          };
          options.signal?.addEventListener('abort', () => {
            if (!lock.queue.includes(request)) return;
            lock.queue.splice(lock.queue.indexOf(request), 1);
            request.refuse();
          });
          if (options.steal) {
            const { holder } = lock;
            lock.holder = undefined;
            if (holder) holder.tab.happens(holder.refuse);
            lock.queue.unshift(request);
          } else lock.queue.push(request);
          this.#grant(lock);
        }),
    };
  }

  channelOf(tab: Place): new (name: string) => ChannelLike {
    const channels = this.#channels;
    const { said } = this;
    return class extends FakeChannel {
      constructor(name: string) {
        super(tab, name, channels, said);
      }
    };
  }

  /** What a tab leaves behind when it dies. */
  forget(tab: Place): void {
    for (const channel of [...this.#channels]) if (channel.tab === tab) this.#channels.delete(channel);
    for (const lock of this.#locks.values()) {
      lock.queue = lock.queue.filter((request) => request.tab !== tab);
      if (lock.holder?.tab === tab) lock.holder = undefined;
      this.#grant(lock);
    }
  }

  #lock(name: string): { holder?: LockRequest | undefined; queue: LockRequest[] } {
    const lock = this.#locks.get(name) ?? { queue: [] };
    this.#locks.set(name, lock);
    return lock;
  }

  #grant(lock: { holder?: LockRequest | undefined; queue: LockRequest[] }): void {
    if (lock.holder) return;
    const next = lock.queue.shift();
    if (!next) return;
    lock.holder = next;
    next.tab.happens(next.grant);
  }
}

/** Where something happens in a turn of its own, as in a tab. */
export interface Place {
  happens(run: () => void): void;
}

interface LockRequest {
  readonly tab: Place;
  grant(): void;
  refuse(): void;
}

class FakeChannel implements ChannelLike {
  readonly tab: Place;
  readonly #name: string;
  readonly #all: Set<FakeChannel>;
  readonly #said: Origin['said'];
  readonly #listeners: ((event: { readonly data: unknown }) => void)[] = [];

  constructor(tab: Place, name: string, all: Set<FakeChannel>, said: Origin['said']) {
    this.tab = tab;
    this.#name = name;
    this.#all = all;
    this.#said = said;
    all.add(this);
  }

  postMessage(letter: unknown): void {
    if (!this.#all.has(this)) throw new DOMException('The channel is closed.', 'InvalidStateError');
    this.#said.push({ name: this.#name, letter: structuredClone(letter) });
    for (const other of this.#all) {
      if (other === this || other.#name !== this.#name) continue;
      const data: unknown = structuredClone(letter);
      other.tab.happens(() => {
        if (this.#all.has(other)) for (const listener of other.#listeners) listener({ data });
      });
    }
  }

  addEventListener(_type: 'message', listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    this.#all.delete(this);
  }
}

/** A tab with a client in it. It can be frozen, so that nothing happens in it until it thaws, and killed. */
export class Tab implements Place {
  readonly client: CustomerClient;
  /** Who listens to the page. */
  readonly #page = new Set<{ readonly wake: () => void; readonly hide: () => void }>();
  readonly #browser: FakeBrowser;
  readonly #sockets: WebSocketLike[] = [];
  #state: 'alive' | 'frozen' | 'dead' = 'alive';
  #held: (() => void)[] = [];

  constructor(browser: FakeBrowser, more: Partial<Platform> = {}) {
    this.#browser = browser;
    const { server, origin } = browser;
    const sockets = this.#sockets;
    const now = (run: () => void): void => {
      this.#now(run);
    };
    const clock: Clock = {
      now: () => server.clock.now(),
      after: (ms, run) => {
        let wanted = true;
        const cancel = server.clock.after(ms, () => {
          this.#now(() => {
            if (wanted) run();
          });
        });
        return () => {
          wanted = false;
          cancel();
        };
      },
    };
    this.client = createCustomerClient({
      server: 'https://desk.example/',
      shopId: 'demo',
      platform: platformOf(server, {
        clock,
        storage: browser.storage,
        indexedDB: browser.indexedDB,
        locks: browser.has.locks ? origin.locksOf(this) : null,
        BroadcastChannel: browser.has.channel ? origin.channelOf(this) : null,
        onWake: (wake, hide) => {
          const listener = { wake, hide };
          this.#page.add(listener);
          return () => {
            this.#page.delete(listener);
          };
        },
        WebSocket: function (url: string) {
          const socket = new server.sockets.WebSocket(url);
          sockets.push(socket);
          return {
            send: (text: string) => {
              socket.send(text);
            },
            close: (code?: number) => {
              socket.close(code);
            },
            addEventListener: (type: string, listener: (event: never) => void) => {
              (socket.addEventListener as (type: string, listener: (event: never) => void) => void)(
                type,
                (event) => {
                  now(() => {
                    listener(event);
                  });
                },
              );
            },
          };
        } as unknown as new (url: string) => WebSocketLike,
        ...more,
      }),
    });
  }

  /** Something reaches this tab in a turn of its own. */
  happens(run: () => void): void {
    queueMicrotask(() => {
      this.#now(run);
    });
  }

  /** The network seems to have come back, or somebody to look at this tab. */
  wake(): void {
    for (const { wake } of [...this.#page]) wake();
  }

  /** Its page is put aside. */
  hide(): void {
    for (const { hide } of [...this.#page]) hide();
  }

  freeze(): void {
    if (this.#state === 'alive') this.#state = 'frozen';
  }

  thaw(): void {
    if (this.#state !== 'frozen') return;
    this.#state = 'alive';
    for (const run of this.#held.splice(0)) this.happens(run);
  }

  get dead(): boolean {
    return this.#state === 'dead';
  }

  get frozen(): boolean {
    return this.#state === 'frozen';
  }

  /** The page is closed, or its process dies: whatever it has not sent yet is not sent any more. */
  kill(): void {
    if (this.dead) return;
    this.#state = 'dead';
    this.#held = [];
    this.#browser.origin.forget(this);
    for (const socket of this.#sockets) socket.close(1001);
  }

  #now(run: () => void): void {
    if (this.#state === 'frozen') this.#held.push(run);
    else if (this.#state === 'alive') run();
  }
}

/** Several tabs of one device, over a server in the test's hand. */
export class FakeBrowser {
  readonly server: FakeServer;
  readonly origin: Origin;
  readonly storage = new FakeStorage();
  readonly indexedDB: IDBFactory | null;
  readonly has: { readonly locks: boolean; readonly channel: boolean };

  constructor(
    server: FakeServer,
    { locks = true, channel = true, indexedDB = null as IDBFactory | null, origin = new Origin() } = {},
  ) {
    this.server = server;
    this.origin = origin;
    this.indexedDB = indexedDB;
    this.has = { locks, channel };
  }

  tab(more: Partial<Platform> = {}): Tab {
    return new Tab(this, more);
  }

  /** Tabs that are online, opened one after another. */
  async tabs(count: number): Promise<Tab[]> {
    const tabs: Tab[] = [];
    for (let n = 0; n < count; n++) {
      const tab = this.tab();
      tabs.push(tab);
      tab.client.connect().catch(() => undefined);
      await this.server.advance(300);
    }
    return tabs;
  }
}
