import type { ConnectionInfo, ShopbellApp, SocketHandlers, SocketLike } from '@shopbell/server/app';
import type { Clock } from '@shopbell/sdk/model';
import type { Faults } from './faults.ts';
import { Lane } from './lane.ts';

/** The client's end of a WebSocket, as whoever accepted it has it. */
export interface ClientEnd extends SocketLike {
  /** Breaks the connection as a pulled cable does: nobody says goodbye. */
  terminate(): void;
}

/** Something of a client that lasts and can break: a WebSocket, or a stream over HTTP. */
export interface Line {
  readonly kind: 'socket' | 'stream';
  /** Breaks it. Whatever is under way is lost. */
  cut(): void;
  /**
   * Says for the client that it is alive. When time is put forward for the server alone, clients cannot know that a
   * heartbeat is due; the answer that they get without having asked tells them nothing new.
   */
  keepAlive(): Promise<void> | void;
}

/** One WebSocket between a client under test and the app. */
export class SocketLine implements Line, SocketHandlers {
  readonly kind = 'socket';
  readonly #client: ClientEnd;
  readonly #faults: Faults;
  readonly #up: Lane;
  readonly #down: Lane;
  readonly #app: SocketHandlers;
  readonly #ended: (line: SocketLine) => void;
  #isWelcomed = false;

  constructor(
    client: ClientEnd,
    about: ConnectionInfo,
    { app, faults, clock }: { app: ShopbellApp; faults: Faults; clock: Clock },
    ended: (line: SocketLine) => void,
  ) {
    this.#client = client;
    this.#faults = faults;
    this.#up = new Lane(clock);
    this.#down = new Lane(clock);
    this.#ended = ended;
    const down = this.#down;
    this.#app = app.connect(
      {
        send: (text) => {
          this.#isWelcomed ||= isWelcome(text);
          down.send(
            () => {
              client.send(text);
            },
            faults.fateOf('down', text),
          );
        },
        // Behind what was said before.
        close: (code, reason) => {
          down.send(() => {
            client.close(code, reason);
          });
        },
        get bufferedAmount() {
          return client.bufferedAmount;
        },
      },
      about,
    );
  }

  message(data: string | Uint8Array): void {
    this.#up.send(
      () => {
        this.#app.message(data);
      },
      typeof data === 'string' ? this.#faults.fateOf('up', data) : undefined,
    );
  }

  /** The client has gone. What it said before is still on its way. */
  closed(): void {
    this.#ended(this);
    this.#down.cut();
    this.#up.send(() => {
      this.#app.closed();
    });
  }

  cut(): void {
    this.#up.cut();
    this.#client.terminate();
  }

  keepAlive(): void {
    if (this.#isWelcomed) this.#app.message('{"type":"ping"}');
  }
}

/** Before it nobody may say anything but hello. */
export function isWelcome(text: string): boolean {
  return text.startsWith('{"type":"welcome"');
}
