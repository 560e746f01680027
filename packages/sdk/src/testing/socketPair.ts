import type { ServerFrame, ClientFrame } from '../model/frames.ts';
import type { WebSocketLike } from '../platform.ts';

/** What the server's side of a pair hears. The app's `connect` returns exactly this. */
export interface ServerEndHandlers {
  message(text: string): void;
  closed(): void;
}

/** The server's side of a pair: what the app's `connect` takes. */
export interface ServerEnd {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Code units on the way to the client. */
  readonly bufferedAmount: number;
}

type Listener = (event: never) => void;

/**
 * The two ends of one socket, with the wire between them in the test's hand: frames of either side lie in `toServer`
 * and `toClient` until they are flushed, and may be dropped, doubled, or moved there before.
 *
 * ```ts
 * const sockets = new TestSockets();
 * const client = createCustomerClient({ server, shopId, platform: { WebSocket: sockets.WebSocket } });
 * client.connect();
 * const pair = await sockets.next();
 * pair.accept({ message: (text) => …, closed: () => … });
 * pair.flush();            // everything that lies on the wire, either way, until it is empty
 * pair.cut();              // the network breaks: what lies on the wire is lost, both sides learn of it
 * pair.freeze();           // half-open: nothing arrives any more, and nobody learns of it
 * ```
 */
export class SocketPair {
  readonly url: string;
  /** Frames that the client has sent and the server has not got, oldest first. */
  readonly toServer: string[] = [];
  /** Frames that the server has sent and the client has not got, oldest first. */
  readonly toClient: string[] = [];
  readonly client: WebSocketLike;
  readonly server: ServerEnd;
  /** How the client closed it, once it did. */
  closedByClient: { readonly code: number | undefined } | undefined;
  #handlers: ServerEndHandlers | undefined;
  readonly #listeners = new Map<string, Listener[]>();
  #state: 'new' | 'open' | 'frozen' | 'closed' = 'new';

  constructor(url = 'ws://test/v1/socket') {
    this.url = url;
    this.client = {
      send: (text) => {
        if (this.#state === 'new') throw new Error('The socket is not open yet.');
        if (this.#state !== 'closed') this.toServer.push(text);
      },
      close: (code) => {
        this.closedByClient ??= { code };
        if (this.#state === 'frozen') return;
        this.#end(code ?? 1005, '');
      },
      addEventListener: (type: string, listener: Listener) => {
        this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
      },
    };
    const { toClient } = this;
    this.server = {
      send: (text) => {
        if (this.#state !== 'closed') toClient.push(text);
      },
      // What was sent before the close arrives before it.
      close: (code, reason) => {
        if (this.#state === 'frozen') return;
        this.#flushToClient(Infinity);
        this.#end(code, reason);
      },
      get bufferedAmount() {
        return toClient.reduce((sum, text) => sum + text.length, 0);
      },
    };
  }

  /** Frames get through, or could. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** The server takes the connection; the client's `open` event fires. */
  accept(handlers?: ServerEndHandlers): void {
    if (this.#state !== 'new') return;
    this.#handlers = handlers;
    this.#state = 'open';
    this.#tell('open', {});
  }

  /** The server turns the connection away before it is open. */
  refuse(): void {
    if (this.#state === 'new') this.#end(1006, '');
  }

  /** Sends a frame from the server's end; it lies on the wire until it is flushed. */
  tell(frame: ServerFrame | object): void {
    this.server.send(JSON.stringify(frame));
  }

  /** Takes the oldest frame of the client off the wire, as the server would read it; undefined if there is none. */
  take(): ClientFrame | undefined {
    const text = this.toServer.shift();
    return text === undefined ? undefined : (JSON.parse(text) as ClientFrame);
  }

  /** Delivers what lies on the wire, and what is said in answer, until it is empty. */
  flush(): void {
    while (this.#state === 'open' && (this.toServer.length > 0 || this.toClient.length > 0)) {
      this.flushToServer();
      this.flushToClient();
    }
  }

  /** Delivers at most `count` frames of the client. */
  flushToServer(count: number = Infinity): void {
    for (let left = count; left > 0 && this.#state === 'open'; left--) {
      const text = this.toServer.shift();
      if (text === undefined) return;
      this.#handlers?.message(text);
    }
  }

  /** Delivers at most `count` frames of the server. */
  flushToClient(count: number = Infinity): void {
    if (this.#state === 'open') this.#flushToClient(count);
  }

  /** The network breaks. What lies on the wire is lost, unless it was flushed before. */
  cut(): void {
    this.#end(1006, '');
  }

  /** Half-open: whatever is sent or closed from now on, the other side never hears of it. */
  freeze(): void {
    if (this.#state !== 'closed') this.#state = 'frozen';
  }

  #flushToClient(count: number): void {
    for (let left = count; left > 0; left--) {
      const data = this.toClient.shift();
      if (data === undefined) return;
      this.#tell('message', { data });
    }
  }

  #end(code: number, reason: string): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.#handlers?.closed();
    this.#tell('close', { code, reason });
  }

  #tell(type: string, event: object): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event as never);
  }
}

/** Hands out a `SocketPair` for every socket that a client opens. */
export class TestSockets {
  readonly #opened: SocketPair[] = [];
  #taken = 0;
  #waiting: ((pair: SocketPair) => void)[] = [];
  /** Give this to a client as `platform.WebSocket`. */
  readonly WebSocket: new (url: string) => WebSocketLike;

  /** With `onOpen`, every pair is handed to it a moment after it was made. */
  constructor(onOpen?: (pair: SocketPair) => void) {
    const add = (pair: SocketPair): void => {
      this.#opened.push(pair);
      for (const resolve of this.#waiting.splice(0)) resolve(this.#take());
      if (onOpen) {
        queueMicrotask(() => {
          onOpen(pair);
        });
      }
    };
    // A function that returns an object can be called with `new`, and gives that object.
    this.WebSocket = function (url: string) {
      const pair = new SocketPair(url);
      add(pair);
      return pair.client;
    } as unknown as new (url: string) => WebSocketLike;
  }

  /** Every pair so far, oldest first. */
  get all(): readonly SocketPair[] {
    return this.#opened;
  }

  /** The next pair that was not asked for yet, now or once it is there. */
  next(): Promise<SocketPair> {
    if (this.#taken < this.#opened.length) return Promise.resolve(this.#take());
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #take(): SocketPair {
    const pair = this.#opened[this.#taken++];
    if (!pair) throw new Error('No socket was opened.');
    return pair;
  }
}
