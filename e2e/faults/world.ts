import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAgents } from '@shopbell/server/demo';
import { Chance } from './chance.ts';
import { Tally } from './figures.ts';
import type { KillPoint } from './host/killPoint.ts';
import { ServerProcess, type ServerProcessOptions } from './host/serverProcess.ts';
import { Agent, Customer } from './people/person.ts';
import { Tab } from './people/tab.ts';
import { FaultProxy } from './proxy/faultProxy.ts';
import { settle, type Outcome } from './settlement.ts';

/** Upper bounds, in ms, of what an earlier fault may have made impossible. Nothing waits for them to pass. */
const momentWithin = 5_000;
const quietWithin = 30_000;

export interface WorldOptions extends Omit<ServerProcessOptions, 'dataDir'> {
  readonly seed: number;
  readonly customers: number;
}

/** A shop on a real server, with people who talk, and everything that can go wrong between them. */
export class World {
  readonly #folder: string;
  readonly #server: ServerProcess;
  readonly customers: Customer[] = [];
  readonly agents: Agent[] = [];
  #tab: Tab | undefined;
  readonly #chance: Chance;
  readonly #options: WorldOptions;
  readonly #tally = new Tally();
  readonly #pulse = new EventEmitter<{ frame: []; change: [] }>();

  private constructor(folder: string, options: WorldOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#chance = new Chance(options.seed);
    this.#server = new ServerProcess({ ...options, dataDir: join(folder, 'data') });
    // Everybody listens to it.
    this.#pulse.setMaxListeners(0);
  }

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(await mkdtemp(join(tmpdir(), 'shopbell-faults-')), options);
    try {
      await world.#begin();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Whoever is played in this process. */
  get people(): readonly (Customer | Agent)[] {
    return [...this.customers, ...this.agents];
  }

  /** Resolves when so many frames have passed, whoever's; at once if nothing is on its way. */
  async moment(frames: number): Promise<void> {
    const signal = AbortSignal.timeout(momentWithin);
    try {
      for (let frame = 0; frame < frames && this.#isBusy(); frame++)
        await once(this.#pulse, 'frame', { signal });
    } catch {
      // Quieter than expected: the day goes on.
    }
  }

  /** Resolves when nothing is on its way to anybody and nobody is away. */
  async quiet(): Promise<void> {
    await this.#until(() => !this.#isBusy(), quietWithin);
  }

  /** `kill -9` after so many frames, and a new start over what is on the disk. */
  async kill(afterFrames: number): Promise<void> {
    await this.moment(afterFrames);
    await this.#killAndStart();
  }

  /** Somebody writes, and the server dies at that point of that commit. */
  async killAt(point: KillPoint, who: Customer | Agent): Promise<void> {
    const gone = this.#server.dieAt(point);
    who.write(1, 0);
    await orSoon(gone);
    await this.#killAndStart();
  }

  /** Somebody writes, and the server dies when it has stored that and nobody was told yet. */
  async killBeforeAcknowledgement(who: Customer | Agent): Promise<void> {
    const lost = who.proxy.loseFrom(
      (text) => /^\{"type":"reply".*"seq":/.test(text) || /"type":"message.posted".*"clientId":/.test(text),
    );
    who.write(1, 0);
    await orSoon(lost);
    await this.#killAndStart();
  }

  /** The server stands still until somebody has noticed, and goes on. */
  async freeze(who: Customer | Agent): Promise<void> {
    this.#tally.freezes += 1;
    this.#server.freeze();
    who.write(1, 0);
    who.wake();
    await this.#until(() => !who.isOnline, momentWithin);
    this.#server.thaw();
  }

  /** A customer's page stands still while its other tabs and everybody else go on. */
  async freezePage(customer: Customer, which: number, frames: number): Promise<void> {
    const seat = customer.seats[which % customer.seats.length];
    this.#tally.freezes += 1;
    seat?.page.freeze();
    // Nothing runs in a page that stands still: another one writes.
    if (customer.seats.length > 1) customer.write(2, which + 1);
    await this.moment(frames);
    seat?.page.thaw();
    customer.wake();
  }

  /** Somebody opens the lid, or the network tells that it is back. */
  wake(who: Customer | Agent): void {
    for (const { name } of who.seats) this.#tally.helped(name);
    who.wake();
  }

  /**
   * A tab that is a process writes, and is killed on the way; the next one of the device goes on. `offline`: without a
   * network all is on the device, and nothing on its way.
   */
  async killTab(count: number, afterFrames: number, offline: boolean): Promise<void> {
    const tab = await this.#openTab();
    this.#tally.tabKills += 1;
    if (offline) tab.proxy.plan({ way: 'up', spare: 0, fault: { kind: 'half-open', ways: 'both' } });
    await tab.keeps(offline ? count : 1, tab.write(count));
    if (!offline) await this.moment(afterFrames);
    await tab.kill();
    if (offline) tab.proxy.calm();
    await tab.open();
  }

  /** That tab writes and is frozen while others go on, and thaws. */
  async freezeTab(frames: number): Promise<void> {
    const tab = await this.#openTab();
    this.#tally.freezes += 1;
    tab.write(1);
    tab.freeze();
    await this.moment(frames);
    tab.thaw();
  }

  /** Whatever was planned happens no more; then everything is compared with everything. */
  async settle(): Promise<Outcome> {
    const { messages, events, ...rest } = await settle({
      people: this.people,
      tab: this.#tab,
      databaseFile: join(this.#folder, 'data', 'shopbell.db'),
      until: (isTrue, within) => this.#until(isTrue, within),
      stopServer: () => this.#server.stop(),
    });
    const proxies = this.#everybody.map(({ proxy }) => proxy);
    const { starts } = this.#server;
    return { ...rest, figures: this.#tally.figures(proxies, { starts, messages, events }) };
  }

  /** Ends everything, whatever state it is in. */
  async close(): Promise<void> {
    for (const person of this.people) person.leave();
    await this.#tab?.kill();
    await this.#server.kill();
    for (const { proxy } of this.#everybody) await proxy.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #everybody(): readonly (Customer | Agent | Tab)[] {
    return [...this.people, ...(this.#tab ? [this.#tab] : [])];
  }

  async #begin(): Promise<void> {
    await this.#server.start();
    for (const { name } of demoAgents) {
      const agent = new Agent(name, await this.#proxy(), this.#ownChance(), this.#hooks);
      this.agents.push(agent);
      await agent.signIn();
    }
    for (let number = 1; number <= this.#options.customers; number++) {
      const customer = new Customer(`c${number}`, await this.#proxy(), this.#ownChance(), this.#hooks);
      this.customers.push(customer);
      // Every other one belongs to another group, so that every agent has somebody to talk to.
      await customer.enter(
        number % 2 === 0
          ? { page: 'product', sku: String(number) }
          : { page: 'order', orderId: String(number) },
      );
    }
    // Everybody has somebody to talk to.
    const held = () => this.agents.flatMap((agent) => agent.talks()).length;
    await this.#until(() => held() === this.customers.length, quietWithin);
  }

  async #openTab(): Promise<Tab> {
    if (this.#tab) return this.#tab;
    const folder = join(this.#folder, 'tab');
    await mkdir(folder);
    const { built = false, bug } = this.#options;
    const reversed = bug === 'outbox-without-order';
    const options = { folder, reversed, sku: 'tab', seed: this.#chance.below(2 ** 32), built };
    this.#tab = new Tab('tab', await this.#proxy(), options, this.#hooks.changed);
    await this.#tab.open();
    return this.#tab;
  }

  async #killAndStart(): Promise<void> {
    this.#tally.killed(this.people.flatMap(({ seats }) => seats.map(({ name }) => name)));
    await this.#server.kill();
    await this.#server.start();
  }

  #proxy(): Promise<FaultProxy> {
    return FaultProxy.open(
      () => this.#server.port,
      () => this.#pulse.emit('frame'),
    );
  }

  #ownChance(): Chance {
    return new Chance(this.#chance.below(2 ** 32));
  }

  readonly #hooks = {
    changed: () => {
      this.#pulse.emit('change');
    },
    online: (name: string) => {
      this.#tally.online(name);
    },
  };

  #isBusy(): boolean {
    return this.#everybody.some(({ waiting, isOnline }) => waiting > 0 || !isOnline);
  }

  async #until(isTrue: () => boolean, within: number): Promise<boolean> {
    const signal = AbortSignal.timeout(within);
    try {
      while (!isTrue()) await once(this.#pulse, 'change', { signal });
      return true;
    } catch {
      return isTrue();
    }
  }
}

/** Waits for what should happen, but not for ever. */
async function orSoon(happens: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, momentWithin);
  await Promise.race([happens, promise]);
  clearTimeout(timer);
}
