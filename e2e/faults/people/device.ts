import type { KeyValueStorage, Platform } from '@shopbell/sdk';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Chance } from '../chance.ts';

/** What an SDK client finds around it on one device: storage that outlives the page, cookies, and a lid to open. */
export class Device {
  readonly #chance: Chance;
  readonly #kept = new Map<string, string>();
  readonly #wakes = new Set<() => void>();
  readonly #database = new IDBFactory();
  /** All devices live in one process here: locks and channels are each one's own by their names. */
  readonly #own = (name: string) => `${this.#id}/${name}`;
  readonly #id = crypto.randomUUID();
  readonly #channels = channelsOf(this.#own);
  #cookie = '';

  constructor(chance: Chance) {
    this.#chance = chance;
    // Browsers have it as a global, and the outbox asks for it there.
    globalThis.IDBKeyRange = IDBKeyRange;
  }

  get platform(): Partial<Platform> {
    return {
      random: () => this.#chance.next(),
      storage: this.storage,
      indexedDB: this.#database,
      locks: {
        request: (name, options, run) => navigator.locks.request(this.#own(name), options, run),
      },
      BroadcastChannel: this.#channels,
      fetch: (url, init) => this.#fetch(url, init),
      onWake: (run) => {
        this.#wakes.add(run);
        return () => this.#wakes.delete(run);
      },
    };
  }

  /** For another client of the same person that keeps nothing, and has nothing to do with the tabs. */
  get passing(): Partial<Platform> {
    return { ...this.platform, indexedDB: null, locks: null, BroadcastChannel: null };
  }

  readonly storage: KeyValueStorage = {
    getItem: (key) => this.#kept.get(key) ?? null,
    setItem: (key, value) => void this.#kept.set(key, value),
  };

  /** The network seems to be back, or the tab is shown again: clients look after their sockets. */
  wake(): void {
    for (const run of [...this.#wakes]) run();
  }

  /** As a browser has it: Node keeps no cookies. */
  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookie !== '') headers.set('cookie', this.#cookie);
    const response = await fetch(url, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }
}

function channelsOf(own: (name: string) => string): new (name: string) => BroadcastChannel {
  return class extends BroadcastChannel {
    constructor(name: string) {
      super(own(name));
    }
  };
}
