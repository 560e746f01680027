import { isShopbellError, type AgentClient, type TimelineItem } from '@shopbell/sdk/agent';
import type { ReactiveControllerHost } from 'lit';
import type { ShownMessage } from '../conversation/timeline.ts';

/** Pages that are read at once to come to a message. */
const pagesToMessage = 20;

/** Reads what was said in a conversation that is over, the newest first, or back to a moment of it. */
export class RecordReading {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #client: () => Pick<AgentClient, 'readHistory'> | undefined;
  #id: string | undefined;
  items: readonly TimelineItem[] = [];
  more = true;
  state: 'idle' | 'loading' | 'failed' = 'idle';
  /** `unknown`: it is not theirs to read. `goesOn`: an agent is serving in it, and only whoever looks over it reads that. */
  refused: 'unknown' | 'goesOn' | undefined;
  /** The message that was said at the moment; undefined: the newest. */
  shown: ShownMessage | undefined;

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    client: () => Pick<AgentClient, 'readHistory'> | undefined,
  ) {
    this.#host = host;
    this.#client = client;
  }

  /** Undefined: nothing is read any more. */
  begin(id: string | undefined): void {
    this.#id = id;
    this.items = [];
    this.more = true;
    this.state = 'idle';
    this.refused = undefined;
    this.shown = undefined;
  }

  /** The newest page, and back to the first message that was sent at the moment or after it. */
  async open(id: string, at: number | undefined): Promise<void> {
    this.begin(id);
    await this.readOn();
    if (at === undefined) return;
    for (let page = 1; page < pagesToMessage && this.#id === id; page += 1) {
      const [first] = this.items;
      if (this.state !== 'idle' || !this.more || (first && first.at < at)) break;
      await this.readOn();
    }
    if (this.#id !== id) return;
    const found = this.items.find((item) => item.kind === 'message' && item.at >= at);
    this.shown = found && { seq: found.seq };
    this.#host.requestUpdate();
  }

  /** The page before what is on screen. */
  async readOn(): Promise<void> {
    const [id, client] = [this.#id, this.#client()];
    if (!client || id === undefined || !this.more || this.state === 'loading') return;
    this.#become('loading');
    try {
      const { items, more } = await client.readHistory(id, this.items[0]?.seq);
      if (this.#id !== id) return;
      this.items = [...items, ...this.items];
      this.more = more;
      this.#become('idle');
    } catch (error) {
      if (this.#id !== id) return;
      if (isShopbellError(error, 'FORBIDDEN')) this.refused = 'goesOn';
      else if (isShopbellError(error, 'NOT_FOUND')) this.refused = 'unknown';
      this.#become('failed');
    }
  }

  #become(state: RecordReading['state']): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
