import { systemClock, type Clock } from './clock.ts';
import type { UploadRequest } from './files/fetchWithProgress.ts';

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
  /** Where it is missing, what is dropped is overwritten with an empty value. */
  removeItem?(key: string): void;
}

/** The part of `LockManager` that the client uses. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    run: () => Promise<T>,
  ): Promise<T>;
}

/** The part of a `BroadcastChannel` that the client uses. */
export interface ChannelLike {
  postMessage(letter: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** Everything that the client takes from its surroundings. `null` means: do without. */
export interface Platform {
  readonly clock: Clock;
  /** At least 0, below 1: for the jitter of the back-off. */
  readonly random: () => number;
  /** A fresh id, URL-safe, at most 64 characters. */
  readonly newId: () => string;
  /** Where there is none, or it is blocked, the client makes do with `fetch`. */
  readonly WebSocket: (new (url: string) => WebSocketLike) | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Tells how far an upload is; where there is none, files are sent by `fetch`. */
  readonly XMLHttpRequest: (new () => UploadRequest) | null;
  /** Keeps who the customer is. By default `localStorage`. */
  readonly storage: KeyValueStorage | null;
  /** Keeps what was not sent yet. By default the platform's own. */
  readonly indexedDB: IDBFactory | null;
  /** Lets one tab at a time renew its token, and one alone hold the connection. By default `navigator.locks`. */
  readonly locks: Locks | null;
  /** Lets tabs share one connection. By default the platform's own in a page, none in Node or a worker. */
  readonly BroadcastChannel: (new (name: string) => ChannelLike) | null;
  /**
   * Calls `wake` whenever the network seems to have come back or to have gone, or the tab to have come back, and `hide` when
   * the page is put aside: it may come back as it was (back-forward cache), or never. The returned function ends that.
   */
  readonly onWake: (wake: () => void, hide: () => void) => () => void;
}

/** Looked up when they are used and not before. */
const defaults: Platform = {
  clock: systemClock,
  random: Math.random,
  newId,
  fetch: (url, init) => globalThis.fetch(url, init),
  onWake,
  get WebSocket() {
    return allowed(() => globalThis.WebSocket);
  },
  get XMLHttpRequest() {
    return allowed(() => globalThis.XMLHttpRequest);
  },
  get storage() {
    return allowed(() => globalThis.localStorage);
  },
  get indexedDB() {
    return allowed(() => globalThis.indexedDB);
  },
  get locks() {
    return allowed(() => globalThis.navigator.locks);
  },
  get BroadcastChannel() {
    return allowed(() => (isPage() ? globalThis.BroadcastChannel : undefined));
  },
};

/**
 * What is given replaces the platform's own. Importing the package, and creating a client, touch nothing, so both are
 * safe under server rendering and before a customer's consent.
 */
export function platformWith(given: Partial<Platform> = {}): Platform {
  return Object.create(defaults, Object.getOwnPropertyDescriptors(given)) as Platform;
}

/** Reading a forbidden storage throws in some browsers, and is undefined in others. */
function allowed<T>(look: () => T | undefined): T | null {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
}

function isPage(): boolean {
  return typeof window !== 'undefined' && typeof document !== 'undefined';
}

/** `crypto.randomUUID` is missing on pages without TLS; this is not. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

function onWake(wake: () => void, hide: () => void): () => void {
  if (!isPage()) return () => undefined;
  const ending = new AbortController();
  const { signal } = ending;
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) wake();
  };
  window.addEventListener('online', wake, { signal });
  // A connection that the network took along says nothing of itself.
  window.addEventListener('offline', wake, { signal });
  window.addEventListener('pageshow', onShow, { signal });
  window.addEventListener('pagehide', hide, { signal });
  document.addEventListener('visibilitychange', onVisibility, { signal });
  return () => {
    ending.abort();
  };
}
