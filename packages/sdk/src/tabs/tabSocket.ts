import { goodbye } from '../connection/finalCloses.ts';
import { OwnSocket } from '../connection/ownSocket.ts';

/** A following tab's socket: its other end is the tab that leads. */
export class TabSocket extends OwnSocket {
  readonly #post: (text: string) => void;
  readonly #dead: () => void;

  /** `dead`: this side gave it up because nothing was heard. */
  constructor(post: (text: string) => void, dead: () => void) {
    super();
    this.#post = post;
    this.#dead = dead;
  }

  get isOpen(): boolean {
    return !this.over;
  }

  send(text: string): void {
    if (!this.over) this.#post(text);
  }

  override close(code?: number): void {
    super.close();
    if (code === goodbye.heartbeatTimeout) this.#dead();
  }

  receive(text: string): void {
    this.tell('message', text);
  }
}
