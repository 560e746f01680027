import type { Platform, WebSocketLike } from '@shopbell/sdk';
import { systemClock } from '@shopbell/sdk/model';

type Run = () => void;
type Channels = NonNullable<Platform['BroadcastChannel']>;
type Channel = InstanceType<Channels>;

/**
 * A page in which a client lives, that can stand still and die like a browser's: no timer, no frame and no letter of
 * another tab comes through to it; what it held of locks is kept while it stands still, and free once it is dead. Nobody
 * is told goodbye.
 */
export class Page {
  readonly #surroundings: Partial<Platform>;
  #state: 'lives' | 'stands-still' | 'is-dead' = 'lives';
  /** What is to happen once it goes on. */
  #waiting: Run[] = [];
  readonly #open = new Set<{ close(): void }>();
  #release: Run = () => undefined;
  readonly #died = new Promise<never>((_, reject) => {
    this.#release = () => {
      reject(new Error('The page is dead.'));
    };
  });

  constructor(surroundings: Partial<Platform>) {
    this.#surroundings = surroundings;
    // Nobody may be there to hear of it.
    this.#died.catch(() => undefined);
  }

  freeze(): void {
    if (this.#state === 'lives') this.#state = 'stands-still';
  }

  thaw(): void {
    if (this.#state !== 'stands-still') return;
    this.#state = 'lives';
    for (const run of this.#waiting.splice(0)) run();
  }

  die(): void {
    this.#state = 'is-dead';
    this.#waiting = [];
    for (const opened of this.#open) opened.close();
    this.#release();
  }

  get platform(): Partial<Platform> {
    const { fetch, locks, BroadcastChannel: channels, onWake } = this.#surroundings;
    const enter = (run: Run): void => {
      this.#enter(run);
    };
    const open = this.#open;
    return {
      ...this.#surroundings,
      clock: { now: () => Date.now(), after: (ms, run) => systemClock.after(ms, () => enter(run)) },
      WebSocket: class extends GuardedSocket {
        constructor(url: string) {
          super(url, enter);
          open.add(this);
        }
      },
      ...(onWake && {
        onWake: (wake: Run, hide: Run) =>
          onWake(
            () => enter(wake),
            () => enter(hide),
          ),
      }),
      ...(channels && { BroadcastChannel: guarded(channels, enter, open) }),
      ...(fetch && { fetch: (url: string, init: RequestInit) => this.#told(fetch(url, init)) }),
      ...(locks && {
        locks: { request: (name, options, run) => this.#told(locks.request(name, options, this.#held(run))) },
      }),
    };
  }

  /** What came of something that was asked for. */
  #told<Result>(coming: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      coming.then(
        (result) => {
          this.#enter(() => {
            resolve(result);
          });
        },
        (error: unknown) => {
          this.#enter(() => {
            // What the platform rejects with is handed on as it is.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            reject(error);
          });
        },
      );
    });
  }

  /** What a dead page held is free. */
  #held<Result>(run: () => Promise<Result>): () => Promise<Result> {
    return () => {
      const ran = new Promise<Result>((resolve, reject) => {
        this.#enter(() => void run().then(resolve, reject));
      });
      return Promise.race([ran, this.#died]);
    };
  }

  #enter(run: Run): void {
    if (this.#state === 'lives') run();
    else if (this.#state === 'stands-still') this.#waiting.push(run);
  }
}

/** The platform's own socket; what it says reaches the page through a guard. */
class GuardedSocket implements WebSocketLike {
  readonly #socket: WebSocket;
  readonly #enter: (run: Run) => void;

  constructor(url: string, enter: (run: Run) => void) {
    this.#socket = new WebSocket(url);
    this.#enter = enter;
  }

  send(text: string): void {
    this.#enter(() => {
      this.#socket.send(text);
    });
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  addEventListener: WebSocketLike['addEventListener'] = (
    type: string,
    listener: (event: { data: unknown; code: number; reason: string }) => void,
  ) => {
    this.#socket.addEventListener(type, (event) => {
      // Each kind of event has what its listener asks for.
      this.#enter(() => listener(event as unknown as Parameters<typeof listener>[0]));
    });
  };
}

function guarded(channels: Channels, enter: (run: Run) => void, open: Set<{ close(): void }>): Channels {
  return class implements Channel {
    readonly #channel: Channel;

    constructor(name: string) {
      this.#channel = new channels(name);
      open.add(this);
    }

    /** A dead page says nothing, whatever was under way in it. */
    postMessage(letter: unknown): void {
      enter(() => {
        this.#channel.postMessage(letter);
      });
    }

    addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void {
      this.#channel.addEventListener(type, (event) => {
        enter(() => {
          listener(event);
        });
      });
    }

    close(): void {
      this.#channel.close();
    }
  };
}
