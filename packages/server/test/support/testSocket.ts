import { isShopbellError, ShopbellError, type ServerFrame } from '@shopbell/sdk/model';

type Of<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

interface Waiting {
  readonly wants: (frame: ServerFrame) => boolean;
  readonly resolve: (frame: ServerFrame) => void;
  readonly reject: (error: Error) => void;
}

/** The client's end of a connection, whatever carries it: frames are awaited, never slept for. */
export class TestSocket {
  /** Everything that came, in order. */
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Closes from the client's side; set by the carrier. */
  hangUp: () => void = () => {};
  readonly #send: (data: string | Uint8Array) => void;
  #onClosed: (how: { code: number; reason: string }) => void = () => {};
  #awaited: Waiting[] = [];
  #requests = 0;
  #closedWith: number | undefined;

  constructor(send: (data: string | Uint8Array) => void) {
    this.#send = send;
    this.closed = new Promise((resolve) => {
      this.#onClosed = resolve;
    });
  }

  /** For the carrier: a frame arrived. */
  arrived(text: string): void {
    const frame = JSON.parse(text) as ServerFrame;
    this.frames.push(frame);
    for (const awaited of this.#awaited.filter(({ wants }) => wants(frame))) {
      this.#awaited = this.#awaited.filter((other) => other !== awaited);
      awaited.resolve(frame);
    }
  }

  /** For the carrier: the connection is closed. */
  ended(code: number, reason: string): void {
    this.#closedWith ??= code;
    for (const { reject } of this.#awaited) reject(new Error(`closed with ${String(code)} ${reason}`));
    this.#awaited = [];
    this.#onClosed({ code, reason });
  }

  /** Sends a frame, or raw text or bytes. */
  say(frame: object | string | Uint8Array): void {
    const raw = typeof frame === 'string' || frame instanceof Uint8Array;
    this.#send(raw ? frame : JSON.stringify(frame));
  }

  /** The next frame of a type from now on that fits. */
  next<T extends ServerFrame['type']>(type: T, fits: (frame: Of<T>) => boolean = () => true): Promise<Of<T>> {
    if (this.#closedWith !== undefined)
      return Promise.reject(new Error(`closed with ${String(this.#closedWith)}`));
    const promise = new Promise<ServerFrame>((resolve, reject) => {
      this.#awaited.push({ wants: (frame) => frame.type === type && fits(frame as Of<T>), resolve, reject });
    });
    return promise as Promise<Of<T>>;
  }

  /** The first frame of a type that fits, whether it came already or comes later. */
  async seen<T extends ServerFrame['type']>(
    type: T,
    fits: (frame: Of<T>) => boolean = () => true,
  ): Promise<Of<T>> {
    const came = this.frames.find((frame) => frame.type === type && fits(frame as Of<T>));
    return came ? (came as Of<T>) : this.next(type, fits);
  }

  /** The first event of a type, already or later. */
  async event(
    type: Of<'event'>['event']['type'],
    fits: (frame: Of<'event'>) => boolean = () => true,
  ): Promise<Of<'event'>> {
    return this.seen('event', (frame) => frame.event.type === type && fits(frame));
  }

  get events(): Of<'event'>[] {
    return this.frames.filter((frame): frame is Of<'event'> => frame.type === 'event');
  }

  /** Asks, and resolves with the result; rejects with the refusal. */
  async ask<R = Record<string, unknown>>(method: string, params: unknown = {}): Promise<R> {
    const id = `r${String(++this.#requests)}`;
    const reply = this.next('reply', (frame) => frame.id === id);
    this.say({ type: 'request', id, method, params });
    const { result, error } = await reply;
    if (error) throw ShopbellError.fromWire(error);
    return result as R;
  }

  /** The code with which a request is refused. */
  async refused(method: string, params: unknown = {}): Promise<ShopbellError> {
    try {
      await this.ask(method, params);
    } catch (error) {
      if (isShopbellError(error)) return error;
      throw error;
    }
    throw new Error(`${method} was not refused`);
  }

  /** Resolves when everything sent before has been looked at, and everything told before has arrived. */
  async settled(): Promise<void> {
    const pong = this.next('pong');
    this.say({ type: 'ping' });
    await pong;
  }
}
