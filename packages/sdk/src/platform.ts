import { systemClock, type Clock } from './clock.ts';

/** What the client needs of a WebSocket: the platform's own, `ws`, or one end of a `SocketPair`. */
export interface WebSocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
}

/** The part of `Storage` that the client uses. Every call may throw: it is then done without. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The part of `LockManager` that the client uses. */
export interface Locks {
  request<T>(name: string, options: { signal: AbortSignal }, run: () => Promise<T>): Promise<T>;
}

/** Everything that the client takes from its surroundings. `null` means: do without. */
export interface Platform {
  readonly clock: Clock;
  /** At least 0, below 1: for the jitter of the back-off. */
  readonly random: () => number;
  /** A fresh id, URL-safe, at most 64 characters. */
  readonly newId: () => string;
  readonly WebSocket: new (url: string) => WebSocketLike;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Keeps who the customer is. By default `localStorage`. */
  readonly storage: KeyValueStorage | null;
  /** Keeps what was not sent yet. By default the platform's own. */
  readonly indexedDB: IDBFactory | null;
  /** Lets one tab at a time renew its token. By default `navigator.locks`. */
  readonly locks: Locks | null;
  /** Calls `run` whenever the network or the tab seems to have come back; the returned function ends that. */
  readonly onWake: (run: () => void) => () => void;
}

/**
 * Defaults are looked up when they are used and not before: importing the package, and creating a client, touch
 * nothing, so both are safe under server rendering and before a customer's consent.
 */
export function platformWith(given: Partial<Platform> = {}): Platform {
  return {
    clock: given.clock ?? systemClock,
    random: given.random ?? Math.random,
    newId: given.newId ?? newId,
    get WebSocket() {
      return given.WebSocket ?? globalThis.WebSocket;
    },
    fetch: given.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    get storage() {
      return given.storage === undefined ? allowed(() => globalThis.localStorage) : given.storage;
    },
    get indexedDB() {
      return given.indexedDB === undefined ? allowed(() => globalThis.indexedDB) : given.indexedDB;
    },
    get locks() {
      return given.locks === undefined ? allowed(() => globalThis.navigator.locks) : given.locks;
    },
    onWake: given.onWake ?? onWake,
  };
}

/** Reading a forbidden storage throws in some browsers, and is undefined in others. */
function allowed<T>(look: () => T | undefined): T | null {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` is missing on pages without TLS; this is not. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function onWake(run: () => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') run();
  };
  window.addEventListener('online', run);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    window.removeEventListener('online', run);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
