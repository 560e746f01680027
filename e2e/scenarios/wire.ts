import type { Platform } from '@shopbell/sdk';

/** What a browser has of its own: an address, cookies, a storage and sockets; and a look at what goes over them. */
export class Wire {
  readonly #address: string;
  readonly #kept = new Map<string, string>();
  readonly #sockets = new Set<WebSocket>();
  #cookie = '';
  #pings = 0;
  #onAnswered: (() => void)[] = [];
  /** Bytes of the largest frame of each kind that came in. */
  readonly largest = new Map<string, number>();

  constructor(address: string) {
    this.#address = address;
  }

  get platform(): Pick<Platform, 'fetch' | 'WebSocket' | 'storage' | 'indexedDB' | 'locks'> {
    return {
      fetch: (url, init) => this.#fetch(url, init),
      WebSocket: socketsOf(this),
      storage: {
        getItem: (key) => this.#kept.get(key) ?? null,
        setItem: (key, value) => void this.#kept.set(key, value),
      },
      indexedDB: null,
      locks: null,
    };
  }

  /** Resolves when no ping waits for its answer; at once if nobody is connected. */
  async answered(): Promise<void> {
    if (this.#pings > 0) await new Promise<void>((resolve) => this.#onAnswered.push(resolve));
  }

  /** The network breaks; resolves when both ends have noticed here. */
  async hangUp(): Promise<void> {
    const gone = [...this.#sockets].map(
      (socket) =>
        new Promise((resolve) => {
          socket.addEventListener('close', resolve);
          socket.close();
        }),
    );
    await Promise.all(gone);
  }

  opened(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const [kind = ''] = /(?<="type":")[^"]+/.exec(data) ?? [];
      this.largest.set(kind, Math.max(this.largest.get(kind) ?? 0, Buffer.byteLength(data)));
      if (kind === 'pong') this.#pinged(-1);
    });
    socket.addEventListener('close', () => {
      this.#sockets.delete(socket);
      this.#pinged(-this.#pings);
    });
  }

  sent(frame: string): void {
    if (frame === '{"type":"ping"}') this.#pinged(1);
  }

  #pinged(by: number): void {
    this.#pings += by;
    if (this.#pings > 0) return;
    const waiting = this.#onAnswered;
    this.#onAnswered = [];
    for (const resolve of waiting) resolve();
  }

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.#address);
    if (this.#cookie !== '') headers.set('cookie', this.#cookie);
    const response = await fetch(url, { ...init, headers });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? '';
    return response;
  }
}

function socketsOf(wire: Wire): new (url: string) => WebSocket {
  return class extends WebSocket {
    constructor(url: string) {
      super(url);
      wire.opened(this);
    }

    override send(frame: string): void {
      wire.sent(frame);
      super.send(frame);
    }
  };
}
