import { createCustomerClient, type Conversation, type CustomerClient, type ScopeInput } from '@shopbell/sdk';
import { createAgentClient, type AgentClient } from '@shopbell/sdk/agent';
import { demoPassword, demoShopId } from '@shopbell/server/demo';
import { accountOf, type Account, type AnyClient } from '../audit/sighting.ts';
import type { SentMessage } from '../audit/audit.ts';
import type { Chance } from '../chance.ts';
import type { FaultProxy } from '../proxy/faultProxy.ts';
import { Device } from './device.ts';
import { Page } from './page.ts';

/** Told of what happens to people, by whoever runs them. */
export interface PersonHooks {
  /** Somebody's screen or connection changed. */
  changed(): void;
  /** Online again; so many ms after the server was killed, if it was since the last time. */
  online(name: string): void;
}

/** A client in use, with the account that is kept of it. */
export interface Seat<Client extends AnyClient = AnyClient> {
  readonly name: string;
  readonly client: Client;
  readonly page: Page;
  readonly account: () => Account;
}

/** Somebody with a device of their own, behind a network of their own. */
abstract class Person<Client extends CustomerClient | AgentClient> {
  readonly name: string;
  readonly proxy: FaultProxy;
  protected readonly device: Device;
  readonly #hooks: PersonHooks;
  /** The tabs that are open. */
  readonly seats: Seat<Client>[] = [];
  /** What tabs showed that were closed on the way. */
  readonly past: { readonly name: string; readonly account: Account }[] = [];
  readonly sent: SentMessage[] = [];
  #written = 0;
  #left = false;
  #opened = 0;

  constructor(name: string, proxy: FaultProxy, chance: Chance, hooks: PersonHooks) {
    this.name = name;
    this.proxy = proxy;
    this.device = new Device(chance);
    this.#hooks = hooks;
  }

  /** Opens one more tab. */
  open(): Seat<Client> {
    const page = new Page(this.device.platform);
    const seat = this.#keep(this.create(this.proxy.url, page.platform), page);
    this.seats.push(seat);
    return seat;
  }

  /** Closes a tab; what it had not sent stays on the device, for the next one. */
  close(seat: Seat<Client>): void {
    this.#gone(seat);
    seat.client.destroy();
  }

  /**
   * A tab dies without a word to the server or to other tabs. What it still had to send may have been kept in time or not;
   * the tab that is a process is where that is looked at closely.
   */
  kill(seat: Seat<Client>): void {
    const unsent = new Set(this.talks().flatMap((id) => seat.client.outgoing(id).map(({ text }) => text)));
    for (const [index, message] of this.sent.entries()) {
      if (message.device === seat.name && unsent.has(message.text))
        this.sent[index] = { ...message, promised: false };
    }
    this.#gone(seat);
    seat.page.die();
  }

  /** Writes so many messages in one of the tabs, to one of the conversations; nothing if there is none. */
  write(count: number, which: number): void {
    const seat = this.seats[which % this.seats.length];
    const ids = this.talks();
    const conversationId = ids[which % ids.length];
    if (!seat || conversationId === undefined) return;
    for (let number = 0; number < count; number++) {
      this.#written += 1;
      const text = `${this.name} ${this.#written}`;
      // It is in the tab's outbox from here on.
      this.sent.push({ device: seat.name, conversationId, text, promised: true });
      seat.client.send(conversationId, text);
    }
  }

  wake(): void {
    this.device.wake();
  }

  /** A tab was closed that had something to send. */
  get leftSomething(): boolean {
    return this.#left;
  }

  get isOnline(): boolean {
    return this.seats.every(({ client }) => client.connection === 'online');
  }

  /** How many messages wait to be sent, in all tabs. */
  get waiting(): number {
    return this.seats.reduce((sum, { client }) => sum + this.waitingIn(client), 0);
  }

  /**
   * What a client shows that was not there before, once the network is calm. It comes by the same address as the others:
   * that is where the device keeps who the person is, and somebody else's screen would prove nothing.
   */
  async fresh(): Promise<readonly Conversation[]> {
    const client = this.create(this.proxy.url, this.device.passing);
    try {
      await client.connect();
      if (this.seats.some((seat) => idOf(seat.client) !== idOf(client)))
        throw new Error(`${this.name}’s device let somebody else in`);
      return [...client.conversations.values()];
    } finally {
      client.destroy();
    }
  }

  leave(): void {
    for (const { client, page } of this.seats) {
      page.thaw();
      client.destroy();
    }
  }

  /** The conversations in which this person may write, in a lasting order. */
  abstract talks(): readonly string[];

  protected abstract create(url: string, platform: Device['platform']): Client;

  protected waitingIn(client: AnyClient): number {
    return [...client.conversations.keys()].reduce((sum, id) => sum + client.outgoing(id).length, 0);
  }

  #gone(seat: Seat<Client>): void {
    this.#left ||= this.waitingIn(seat.client) > 0;
    this.seats.splice(this.seats.indexOf(seat), 1);
    this.past.push({ name: seat.name, account: seat.account() });
  }

  #keep(client: Client, page: Page): Seat<Client> {
    const common: AnyClient = client;
    this.#opened += 1;
    const name = `${this.name}.${this.#opened}`;
    const account = accountOf(common);
    common.on('connection', (state) => {
      if (state === 'online') this.#hooks.online(name);
      this.#hooks.changed();
    });
    common.on('conversation', () => {
      this.#hooks.changed();
    });
    common.on('outgoing', () => {
      this.#hooks.changed();
    });
    // Everything is read as it comes: how far each side has read travels like the messages do.
    common.on('message', ({ conversationId, message }) => {
      common.markSeen(conversationId, message.seq);
    });
    return { name, client, page, account };
  }
}

/** A customer in one conversation. */
export class Customer extends Person<CustomerClient> {
  #conversationId = '';

  async enter(scope: ScopeInput): Promise<void> {
    const { client } = this.open();
    const { conversation } = await client.open(scope);
    this.#conversationId = conversation.id;
  }

  /** The page is loaded again, in the middle of whatever it was doing. */
  reload(seat: Seat<CustomerClient>, how: 'close' | 'kill'): void {
    this[how](seat);
    this.openTab();
  }

  /** A tab beside the others, on the same device. */
  openTab(): void {
    void this.open().client.connect().catch(nothing);
  }

  override talks(): readonly string[] {
    return [this.#conversationId];
  }

  protected override create(server: string, platform: Device['platform']): CustomerClient {
    return createCustomerClient({ server, shopId: demoShopId, platform });
  }

  protected override waitingIn(client: AnyClient): number {
    return client.outgoing(this.#conversationId).length;
  }
}

/** An agent at the workbench. */
export class Agent extends Person<AgentClient> {
  async signIn(): Promise<void> {
    const { client } = this.open();
    await client.signIn({ account: `${demoShopId}:${this.name}`, password: demoPassword });
    await client.connect();
    await client.setStatus('online');
  }

  override talks(): readonly string[] {
    const [seat] = this.seats;
    if (!seat) return [];
    const { conversations, me } = seat.client;
    return [...conversations.values()].flatMap(({ id, agent, state }) =>
      agent?.id === me?.id && state === 'assigned' ? id : [],
    );
  }

  protected override create(server: string, platform: Device['platform']): AgentClient {
    return createAgentClient({ server, platform });
  }
}

function idOf(client: CustomerClient | AgentClient): string | undefined {
  return 'customerId' in client ? client.customerId : client.me?.id;
}

/** A client that is destroyed while it connects says so; whoever closed the tab knows. */
function nothing(): undefined {
  return undefined;
}
