import type { Clock } from '@shopbell/sdk/model';
import type { Faults } from './faults.ts';
import { Lane } from './lane.ts';
import { isWelcome, type Line } from './line.ts';

const encoder = new TextEncoder();

/** What a stream needs of the network that it goes over. */
export interface StreamHooks {
  readonly faults: Faults;
  readonly clock: Clock;
  /** Says something to the app over the stream of that id. */
  say(id: string, frames: readonly unknown[]): Promise<void>;
  /** Breaks the connection that carries it, where whoever reads the answer would not take a broken body for that. */
  readonly breakOff?: (() => void) | undefined;
  ended(line: StreamLine): void;
}

/** The answer to `POST /v1/stream`: frames of the server as server-sent events, for as long as the connection lasts. */
export class StreamLine implements Line {
  readonly kind = 'stream';
  readonly body: ReadableStream<Uint8Array>;
  readonly #hooks: StreamHooks;
  readonly #lane: Lane;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #client: ReadableStreamDefaultController<Uint8Array> | undefined;
  #id: string | undefined;
  #isWelcomed = false;

  constructor(fromApp: ReadableStream<Uint8Array>, hooks: StreamHooks) {
    this.#hooks = hooks;
    this.#lane = new Lane(hooks.clock);
    this.#reader = fromApp
      .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .getReader();
    this.body = new ReadableStream<Uint8Array>({
      start: (client) => {
        this.#client = client;
      },
      cancel: () => this.#end(),
    });
    void this.#read();
  }

  cut(): void {
    const client = this.#client;
    void this.#end();
    if (this.#hooks.breakOff) this.#hooks.breakOff();
    else client?.error(new TypeError('The network broke.'));
  }

  async keepAlive(): Promise<void> {
    if (this.#id !== undefined && this.#isWelcomed && this.#client)
      await this.#hooks.say(this.#id, [{ type: 'ping' }]);
  }

  async #read(): Promise<void> {
    let rest = '';
    try {
      for (let next = await this.#reader.read(); !next.done; next = await this.#reader.read()) {
        const events = (rest + next.value).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) this.#pass(event);
      }
    } catch {
      // The app has let it go.
    }
    this.#lane.send(() => {
      const client = this.#client;
      void this.#end();
      client?.close();
    });
  }

  #pass(event: string): void {
    const [, name] = /^event: (.*)$/m.exec(event) ?? [];
    const [, data = ''] = /^data: (.*)$/m.exec(event) ?? [];
    if (name === 'stream') this.#id = (JSON.parse(data) as { id: string }).id;
    this.#isWelcomed ||= isWelcome(data);
    // What opens and closes the stream is no frame.
    const fate = name === undefined ? this.#hooks.faults.fateOf('down', data) : undefined;
    this.#lane.send(() => {
      this.#client?.enqueue(encoder.encode(`${event}\n\n`));
    }, fate);
  }

  async #end(): Promise<void> {
    if (!this.#client) return;
    this.#client = undefined;
    this.#lane.cut();
    this.#hooks.ended(this);
    await this.#reader.cancel().catch(() => undefined);
  }
}
