import type { ConnectionInfo, ShopbellApp, SocketHandlers } from '@shopbell/server/app';
import { limits, type Clock } from '@shopbell/sdk/model';
import { Faults, type End, type FaultOptions } from './faults.ts';
import { SocketLine, type ClientEnd, type Line } from './line.ts';
import { StreamLine } from './streamLine.ts';

const streamPath = '/v1/stream';
const framesPath = '/v1/stream/frames';
const streamHeader = 'x-shopbell-stream';

/** A transport cuts what is far too large before an app sees it. */
const largest = 2 * limits.frame;
const messageTooBig = 1009;

/** The way in that a request came by. */
export interface Door {
  /** Hands it over to the app. */
  readonly passOn: (request: Request) => Promise<Response>;
  /** Breaks the connection that carries an answer; left out, the answer's body breaks. */
  readonly breakOff?: () => void;
}

/**
 * All that lies between the clients under test and the app, whichever door they come through: MSW or a port. The
 * director's own people have a way of their own, where nothing ever happens.
 */
export class Network {
  readonly #clock: Clock;
  readonly #faults = new Faults();
  readonly #lines = new Set<Line>();
  /** Reasons, so that ending one does not end another. */
  readonly #gone = new Set<object>();
  readonly #blocking = new Set<object>();
  #app: ShopbellApp | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Nobody gets through: the network is gone, or nobody is there to answer. */
  get isDown(): boolean {
    return this.#gone.size > 0 || !this.#app;
  }

  /** Whether a WebSocket that is asked for now gets through. */
  get takesSockets(): boolean {
    return !this.isDown && this.#blocking.size === 0;
  }

  /** Who answers from now on; undefined: nobody. */
  leadTo(app: ShopbellApp | undefined): void {
    this.#app = app;
  }

  /** Takes a WebSocket; undefined if it does not get through: whoever accepts it turns it away before it is open. */
  connect(client: ClientEnd, about: ConnectionInfo): SocketHandlers | undefined {
    const app = this.#app;
    if (!this.takesSockets || !app) return undefined;
    const line = new SocketLine(client, about, { app, faults: this.#faults, clock: this.#clock }, (ended) => {
      this.#lines.delete(ended);
    });
    this.#lines.add(line);
    return {
      message: (data) => {
        if (data.length <= largest) line.message(data);
        else client.close(messageTooBig, '');
      },
      closed: () => {
        line.closed();
      },
    };
  }

  /** Takes a request. Undefined if it, or its answer, does not get through. */
  async request(request: Request, door: Door): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    if (!(await this.#travels(this.#faults.lateness('up')))) return undefined;
    const asked = pathname === framesPath ? await this.#afterFrames(request) : request;
    const app = this.#app;
    if (!asked || !app) return undefined;
    const answer = await door.passOn(asked);
    const response = pathname === streamPath && answer.ok ? this.#streamed(answer, app, door) : answer;
    return (await this.#travels(this.#faults.lateness('down'))) ? response : undefined;
  }

  add(kind: 'delay' | 'duplicate' | 'reorder', options?: FaultOptions, ms?: number): End {
    return this.#faults.add(kind, options, ms);
  }

  /** Nothing gets through until it is ended. */
  goDown(): End {
    const reason = {};
    this.#gone.add(reason);
    this.drop();
    return () => {
      this.#gone.delete(reason);
    };
  }

  /** WebSockets do not get through until it is ended. */
  blockSockets(): End {
    const reason = {};
    this.#blocking.add(reason);
    for (const line of [...this.#lines]) if (line.kind === 'socket') line.cut();
    return () => {
      this.#blocking.delete(reason);
    };
  }

  /** Breaks every connection; neither side says goodbye. */
  drop(): void {
    for (const line of [...this.#lines]) line.cut();
  }

  async keepAlive(): Promise<void> {
    for (const line of [...this.#lines]) await line.keepAlive();
  }

  /** Ends everything that was begun. */
  calm(): void {
    this.#faults.clear();
    this.#gone.clear();
    this.#blocking.clear();
  }

  /** False if the network was gone when it left, or is when it should arrive. */
  async #travels(late: number): Promise<boolean> {
    if (late > 0 && !this.isDown) await new Promise<void>((resolve) => this.#clock.after(late, resolve));
    return !this.isDown;
  }

  #streamed(answer: Response, app: ShopbellApp, { breakOff }: Door): Response {
    if (!answer.body) return answer;
    const line = new StreamLine(answer.body, {
      faults: this.#faults,
      clock: this.#clock,
      say: async (id, frames) => {
        const headers = { 'content-type': 'application/json', [streamHeader]: id };
        const body = JSON.stringify(frames);
        await app.fetch(new Request(`http://app${framesPath}`, { method: 'POST', headers, body }));
      },
      breakOff,
      ended: (ended) => {
        this.#lines.delete(ended);
      },
    });
    this.#lines.add(line);
    return new Response(line.body, answer);
  }

  /**
   * Frames in a request suffer one by one what frames of a socket do. Requests with frames wait for each other, so that
   * changing places ends with the request. Undefined if the network is gone meanwhile.
   */
  async #afterFrames(request: Request): Promise<Request | undefined> {
    const text = await request.clone().text();
    const frames = readArray(text);
    if (!frames) return request;
    let late = 0;
    const arriving: unknown[] = [];
    const held: unknown[] = [];
    for (const frame of frames) {
      const fate = this.#faults.fateOf('up', JSON.stringify(frame));
      const copies = fate.twice ? [frame, frame] : [frame];
      // What holds for every request was waited for before.
      late = Math.max(late, fate.late - this.#faults.lateness('up'));
      if (fate.behind && held.length === 0) held.push(...copies);
      else arriving.push(...copies, ...held.splice(0));
    }
    arriving.push(...held);
    if (!(await this.#travels(late))) return undefined;
    const { method, headers } = request;
    return new Request(request.url, { method, headers, body: JSON.stringify(arriving) });
  }
}

function readArray(text: string): unknown[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
