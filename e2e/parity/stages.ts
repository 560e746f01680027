import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMockServer, MovableClock } from '@shopbell/mock-server/node';
import { webPasswords, type ShopAdmin } from '@shopbell/server/app';
import { demoPassword, demoShopId, seedDemo } from '@shopbell/server/demo';
import { startServer } from '@shopbell/server/node';
import { createCustomerClient, type CustomerClient, type Platform } from '@shopbell/sdk';
import { createAgentClient, type AgentClient } from '@shopbell/sdk/agent';
import { limits } from '@shopbell/sdk/model';
import { BackEnd } from './backEnd.ts';
import { BreakableSockets } from './sockets.ts';
import { Recorder } from './recorder.ts';

/** A server with the demo shop, real or not: a journey cannot tell which. */
export interface Host {
  readonly server: string;
  readonly clock: MovableClock;
  readonly admin: ShopAdmin;
  close(): Promise<void>;
}

/** The real server on a free port, over SQLite in a folder of its own. */
export async function startRealHost(): Promise<Host> {
  const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-parity-'));
  const clock = new MovableClock();
  const passwords = webPasswords({ iterations: 1 });
  const running = await startServer({ dataDir, port: 0, clock, passwords, demo: true });
  await seedDemo(running.app.admin);
  return {
    server: running.url,
    clock,
    admin: running.app.admin,
    async close() {
      await running.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

const clock = new MovableClock();
const mock = createMockServer({ clock });

/** The mock server, reached through MSW: the same one each time, forgetful in between. */
export async function startMockHost(): Promise<Host> {
  await mock.start();
  return { server: mock.server, clock, admin: mock.app.admin, close: () => mock.stop() };
}

/** The same mock server on a port. */
export async function startMockPort(): Promise<Host> {
  const server = await mock.listen();
  return { server, clock, admin: mock.app.admin, close: () => mock.stop() };
}

/** Where a journey plays: its people, the network and time. Everything that the clients tell is recorded. */
export class Stage {
  readonly server: string;
  readonly recorder: Recorder;
  /** Sets the shop up, as its manager would. */
  readonly admin: ShopAdmin;
  readonly #host: Host;
  readonly #sockets = new BreakableSockets();
  readonly #clients: { destroy(): void }[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.server = host.server;
    this.recorder = new Recorder();
    this.admin = host.admin;
  }

  /** The shop's back end, which says who its customers are. */
  backEnd(): Promise<BackEnd> {
    return BackEnd.of(this.admin, () => this.#host.clock.now());
  }

  customer(name: string, platform: Partial<Platform> = {}): CustomerClient {
    const client = createCustomerClient({
      server: this.server,
      shopId: demoShopId,
      platform: {
        clock: this.#host.clock,
        random: () => 0.5,
        WebSocket: this.#sockets.classFor(name),
        indexedDB: null,
        ...platform,
      },
    });
    return this.#keep(name, client);
  }

  /** A program that works as an agent, by an API key; connected, as yet offline. */
  async bot(name: string, agentId: string): Promise<AgentClient> {
    const { key } = await this.admin.apiKeys.create(demoShopId, { name, scopes: ['agent'], agentId });
    const client = createAgentClient({
      server: this.server,
      apiKey: key,
      platform: {
        clock: this.#host.clock,
        random: () => 0.5,
        WebSocket: this.#sockets.classFor(name),
        indexedDB: null,
      },
    });
    this.#keep(name, client);
    await client.connect();
    return client;
  }

  /** An agent who has signed in and is connected, as yet offline. */
  async agent(account: string): Promise<AgentClient> {
    const client = createAgentClient({
      server: this.server,
      platform: {
        clock: this.#host.clock,
        random: () => 0.5,
        WebSocket: this.#sockets.classFor(account),
        fetch: fetchWithCookies(),
        indexedDB: null,
      },
    });
    this.#keep(account, client);
    await client.signIn({ account: `${demoShopId}:${account}`, password: demoPassword });
    await client.connect();
    return client;
  }

  async onlineAgent(account: string): Promise<AgentClient> {
    const client = await this.agent(account);
    await client.setStatus('online');
    return client;
  }

  /** The connection of one of them breaks; it comes back by itself once time goes on. */
  breakConnection(name: string): void {
    this.#sockets.break(name);
  }

  /** Time goes on for everybody, in steps that leave heartbeats room to travel. */
  async advance(ms: number): Promise<void> {
    const step = limits.heartbeat / 2;
    for (let left = ms; left > 0; left -= step) {
      await this.#host.clock.advance(Math.min(left, step));
      await this.quiet();
    }
    await this.quiet();
  }

  /** Answers over the same loop as the frames: what was under way has arrived when they have. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) await (await fetch(`${this.server}/v1/health`)).arrayBuffer();
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await this.#host.close();
  }

  #keep<Client extends CustomerClient | AgentClient>(name: string, client: Client): Client {
    this.#clients.push(client);
    this.recorder.listen(name, client);
    return client;
  }
}

/** `fetch` as one browser has it: Node keeps no cookies. */
function fetchWithCookies(): (url: string, init: RequestInit) => Promise<Response> {
  let cookie = '';
  return async (url, init) => {
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0] ?? '';
    return response;
  };
}
