import { limits } from '@shopbell/sdk/model';
import { inMilliseconds, type Duration } from '../duration.ts';
import type { End, FaultOptions } from '../network/faults.ts';
import { furnish, type Furniture, type ShopSeed } from '../shopSeed.ts';
import { Agents } from './agents.ts';
import { BackEnd, type IdentityClaims } from './backEnd.ts';
import { Customers } from './customers.ts';
import { Queue } from './queue.ts';
import { shopOf, type Stage } from './stage.ts';

/**
 * Plays everybody but the customer under test: agents, other customers, the network, time. What makes no sense is refused
 * with a `DirectorError`; what the server refuses, with its `ShopbellError`. It is the same one over `reset`, which sends
 * everybody home and ends every fault; after `stop` it does nothing any more but throw STOPPED.
 */
export class Director {
  readonly agents: Agents;
  readonly customers: Customers;
  readonly queue: Queue;
  readonly #stage: Stage;
  readonly #backEnds = new Map<string, Promise<BackEnd>>();

  constructor(stage: Stage) {
    this.#stage = stage;
    this.customers = new Customers(stage);
    this.agents = new Agents(stage, (customerId) => this.customers.isExtra(customerId));
    this.queue = new Queue(stage, this.customers);
  }

  /** The shop as it was set up: its ids, names, agents and groups. The first one without an id. Throws UNKNOWN_SHOP. */
  shop(shopId?: string): ShopSeed {
    return shopOf(this.#stage, shopId);
  }

  /**
   * Gives a shop settings, knowledge, a robot, hours or products while it is open, under the checks of the API. Rejects with
   * SEED_REFUSED, which says which part.
   */
  async furnish(furniture: Furniture, shopId?: string): Promise<void> {
    const { admin } = await this.#stage.ready();
    await furnish(admin, this.shop(shopId).shop.shopId, furniture);
  }

  /**
   * A JWT as the shop's back end signs them, for `client.identify({ token })`: whoever `subject` is, as the shop calls its
   * customers. The key is registered with the shop when it is first needed.
   */
  async identity(subject: string, claims: IdentityClaims = {}, shopId?: string): Promise<string> {
    const id = this.shop(shopId).shop.shopId;
    const { admin } = await this.#stage.ready();
    const backEnd = this.#backEnds.get(id) ?? BackEnd.of(admin, id, this.#stage.clock);
    this.#backEnds.set(id, backEnd);
    return (await backEnd).sign(subject, claims);
  }

  /**
   * Time goes on: `'90s'`, `'2m'`, or milliseconds. Timers of the server run in order. Everybody stays connected, also
   * clients that have a clock of their own and do not notice.
   */
  async advance(duration: Duration): Promise<void> {
    await this.#stage.ready();
    const { network, clock } = this.#stage;
    for (let left = inMilliseconds(duration); left > 0; left -= limits.heartbeat) {
      await network.keepAlive();
      // A clock that stands still may settle promises only, and a socket takes a turn of the machine.
      await aTurn();
      await clock.advance(Math.min(left, limits.heartbeat));
    }
    await aTurn();
  }

  /**
   * Breaks every connection of the clients under test, as a pulled cable does: what was under way is lost, and neither
   * side says goodbye. They come back by themselves.
   */
  dropSocket(): void {
    this.#network().drop();
  }

  /**
   * Everything takes so much longer, by the server's clock: with a clock that stands still, `advance` lets it arrive.
   * Frames of sockets and of streams, each way; requests over HTTP on their way up, and their answers on their way down.
   * Nothing overtakes on a connection: what is sent behind a late frame waits behind it. What is under way when the delay
   * ends arrives at its time. With `frames` or `only` requests over HTTP are left alone.
   */
  delay(by: Duration, options?: FaultOptions): End {
    return this.#network().add('delay', options, inMilliseconds(by));
  }

  /** Frames arrive twice, the second right behind the first. The first frames of a connection and heartbeats are spared. */
  duplicate(options?: FaultOptions): End {
    return this.#network().add('duplicate', options);
  }

  /**
   * Frames change places with the next one of their way: 1 2 3 4 arrive as 2 1 4 3. One that no other follows within a
   * second of the server's clock arrives by itself: nothing is lost. The first frames of a connection and heartbeats are
   * spared. Frames that are sent over HTTP change places within their request only: the next request waits for its answer.
   */
  reorder(options?: FaultOptions): End {
    return this.#network().add('reorder', options);
  }

  /**
   * WebSockets do not get through any more, as behind some company proxies; those that are open break. The SDK makes do
   * with a stream over HTTP by itself.
   */
  blockWebSocket(): End {
    return this.#network().blockSockets();
  }

  /**
   * The network is gone: connections break, new ones are not made, requests fail. Agents work on. (The widget's own files,
   * if a port serves them, come all the same.)
   */
  offline(): End {
    return this.#network().goDown();
  }

  /** Ends every fault of the network: delays, doubling, changing places, blocks, being offline. */
  calm(): void {
    this.#network().calm();
  }

  /**
   * The tokens that customers of a shop hold expire now, before their half hour is over: the SDK renews them by itself.
   */
  async expireToken(shopId?: string): Promise<void> {
    const { admin } = await this.#stage.ready();
    await admin.expireTokens(this.shop(shopId).shop.shopId);
  }

  /**
   * The server is closed and opened again on the same storage: whatever was stored is there, everybody is disconnected
   * and comes back. `meanwhile` runs while nobody answers. The director's people are back when it resolves.
   */
  async restart(meanwhile: () => Promise<void> | void = () => undefined): Promise<void> {
    await this.#stage.restart(async () => {
      await meanwhile();
    });
    await Promise.all([...this.agents.working, ...this.customers.here].map(({ client }) => client.connect()));
  }

  /** Sends everybody home. */
  dismiss(): void {
    this.agents.dismiss();
    this.customers.dismiss();
    this.#backEnds.clear();
  }

  #network(): Stage['network'] {
    this.#stage.mustRun();
    return this.#stage.network;
  }
}

/** The machine gets to what it does by itself: sockets, WebCrypto. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
