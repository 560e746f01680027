import type { Platform, WebSocketLike } from '../platform.ts';
import { OwnSocket, type Carrier } from './ownSocket.ts';

/** Frames in one request: of the longest that are allowed, so many fit into what the server takes. */
const atOnce = 8;
/** Milliseconds on a stream after which a WebSocket is tried again, and again. */
const tryAgainAfter = 60_000;

/**
 * A stream that gives way to a WebSocket as soon as one opens.
 *
 * @param webSocket opens a WebSocket, where there is one.
 * @param proved is told that something came over the stream: it is the right way here.
 */
export function openStream(
  platform: Platform,
  server: string,
  webSocket: () => WebSocketLike | null,
  proved: () => void,
): WebSocketLike {
  let cancel: () => void = () => undefined;
  const stream = new Stream(platform, server, proved, () => {
    cancel();
  });
  const tryLater = (): void => {
    cancel = platform.clock.after(tryAgainAfter, () => {
      tryLater();
      try {
        const trial = webSocket();
        trial?.addEventListener('open', () => {
          trial.close();
          stream.socket.end();
        });
      } catch {
        // Forbidden.
      }
    });
  };
  tryLater();
  return stream.socket;
}

/**
 * A socket made of HTTP, where WebSockets are blocked: server-sent events one way, read through `fetch`, and POST the
 * other. What stands for the stream is a header, so that no secret gets into a URL.
 */
class Stream implements Carrier {
  readonly socket: OwnSocket;
  readonly #platform: Platform;
  readonly #server: string;
  readonly #proved: () => void;
  readonly #ended: () => void;
  readonly #abort = new AbortController();
  readonly #waiting: string[] = [];
  #begun = false;
  #sending = false;
  #id: unknown;

  constructor(platform: Platform, server: string, proved: () => void, ended: () => void) {
    this.#platform = platform;
    this.#server = server;
    this.#proved = proved;
    this.#ended = ended;
    this.socket = new OwnSocket(this);
  }

  /** The first frame opens the stream; the others follow in order. */
  send(text: string): void {
    if (this.#begun) {
      this.#waiting.push(text);
      void this.#flush();
    } else {
      this.#begun = true;
      void this.#read(text);
    }
  }

  over(): void {
    this.#abort.abort();
    this.#ended();
  }

  async #read(hello: string): Promise<void> {
    try {
      const { body } = await this.#post('', hello);
      const reader = body?.pipeThrough<string>(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { done, value = '' } = (await reader?.read()) ?? { done: true };
        if (done) break;
        const events = (rest + value).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) this.#take(event);
      }
    } catch {
      // Cut, refused, or no stream of ours: it ends either way.
    }
    this.socket.end();
  }

  #take(event: string): void {
    const { data = '', event: kind } = Object.fromEntries(
      event.split('\n').map((line) => line.split(/: (.*)/, 2)),
    ) as Partial<Record<string, string>>;
    if (kind === 'close') this.socket.end((JSON.parse(data) as { code?: number }).code);
    else if (kind === 'stream') this.#id = (JSON.parse(data) as { id?: unknown }).id;
    else if (data) {
      this.#proved();
      this.socket.tell('message', data);
    }
    void this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#sending || typeof this.#id !== 'string' || this.#waiting.length === 0) return;
    this.#sending = true;
    try {
      await this.#post('/frames', `[${this.#waiting.splice(0, atOnce).join()}]`, {
        'x-shopbell-stream': this.#id,
      });
      this.#sending = false;
      void this.#flush();
    } catch {
      this.socket.end();
    }
  }

  async #post(path: string, body: string, headers?: Record<string, string>): Promise<Response> {
    const response = await this.#platform.fetch(`${this.#server}/v1/stream${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      credentials: 'omit',
      signal: this.#abort.signal,
    });
    // Taken for a break, as everything that is caught here.
    if (!response.ok) throw new Error(String(response.status));
    return response;
  }
}
