import { connectionLost } from '../client/clientErrors.ts';
import type { Platform } from '../platform.ts';
import { OwnSocket } from './ownSocket.ts';

/** Frames in one request: of the longest that are allowed, so many fit into what the server takes. */
const atOnce = 8;

/**
 * A socket made of HTTP, where WebSockets are blocked: server-sent events one way, read through `fetch`, and POST the
 * other. What stands for the stream is a header, so that no secret gets into a URL.
 */
export class StreamSocket extends OwnSocket {
  readonly #platform: Platform;
  readonly #server: string;
  readonly #over: () => void;
  readonly #abort = new AbortController();
  readonly #waiting: string[] = [];
  #begun = false;
  #sending = false;
  #id: unknown;

  /** `over` is called once it has ended, whoever ended it. */
  constructor(platform: Platform, server: string, over: () => void) {
    super();
    this.#platform = platform;
    this.#server = server;
    this.#over = over;
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

  override close(): void {
    super.close();
    this.#abort.abort();
    this.#over();
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
    this.end();
  }

  #take(event: string): void {
    const { data = '', event: kind } = Object.fromEntries(
      event.split('\n').map((line) => line.split(/: (.*)/, 2)),
    ) as Partial<Record<string, string>>;
    if (kind === 'close') this.end((JSON.parse(data) as { code?: number }).code);
    else if (kind === 'stream') this.#id = (JSON.parse(data) as { id?: unknown }).id;
    else if (data) this.tell('message', data);
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
      this.end();
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
    if (!response.ok) throw connectionLost();
    return response;
  }
}
