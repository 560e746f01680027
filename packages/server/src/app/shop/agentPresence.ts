import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Log } from '../options.ts';

/** Who is connected, told to the desk: an agent's first connection and the closing of the last. The lease is the desk's. */
export class AgentPresence {
  readonly #desk: ShopDesk;
  readonly #log: Log;
  readonly #connections = new Map<string, number>();

  constructor(desk: ShopDesk, log: Log) {
    this.#desk = desk;
    this.#log = log;
  }

  get nobody(): boolean {
    return this.#connections.size === 0;
  }

  present(): Iterable<string> {
    return this.#connections.keys();
  }

  arrived(agentId: string): void {
    const count = this.#connections.get(agentId) ?? 0;
    this.#connections.set(agentId, count + 1);
    if (count === 0) this.#tell('agent.present', agentId);
  }

  left(agentId: string): void {
    const count = (this.#connections.get(agentId) ?? 0) - 1;
    if (count > 0) {
      this.#connections.set(agentId, count);
      return;
    }
    this.#connections.delete(agentId);
    this.#tell('agent.absent', agentId);
  }

  #tell(type: 'agent.present' | 'agent.absent', agentId: string): void {
    this.#desk.submit({ type, agentId }).catch((error: unknown) => {
      const { shopId } = this.#desk.shop;
      this.#log({ level: 'warn', shopId, message: `The desk did not take ${type}.`, error });
    });
  }
}
