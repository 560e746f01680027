import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createCustomerClient, type ScopeInput } from '@shopbell/sdk';
import {
  createAdminClient,
  type AdminClient,
  type DeskSettingsChange,
  type GroupSetup,
  type NewGroup,
} from '@shopbell/sdk/admin';
import { createAgentClient, type AgentClient, type AgentStatus } from '@shopbell/sdk/agent';
import { limits, protocolVersion, type FiguresToday } from '@shopbell/sdk/model';
import { TestClock } from '@shopbell/sdk/testing';
import { webPasswords, type LogLine } from '@shopbell/server/app';
import { startServer, type RunningServer } from '@shopbell/server/node';
import { onTestFinished } from 'vitest';
import { Wire } from './wire.ts';
import { Visitor, type AnyClient } from './visitor.ts';

export const minute = 60_000;
export const hour = 60 * minute;

export const shopId = 'tea';
const password = 'a cup of tea';
/** Passwords are cheap: how hard they are to guess is not what is tried here. Everybody has an address of their own. */
const hosting = {
  passwords: webPasswords({ iterations: 10 }),
  trustedProxies: 1,
  log: ({ level, message, error }: LogLine) => {
    if (level === 'error') console.error(message, error);
  },
};

const cli = fileURLToPath(new URL('../../packages/server/src/cli.ts', import.meta.url));

/** The operator's command line, as a process of its own. Resolves with what it printed. */
export async function shopbell(args: readonly string[], input = ''): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=@shopbell/source', cli, ...args]);
  child.stdin.end(input);
  const code = new Promise((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await code) !== 0) throw new Error(err);
  return out;
}

/** A data folder with one shop and one key, made once for a file of tests. */
let founded: Promise<{ folder: string; apiKey: string }> | undefined;

async function found(): Promise<{ folder: string; apiKey: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-scenario-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await shopbell(['create-shop', shopId, '--name', '茶铺', '--password-stdin', '--data', folder], password);
  const key = ['add-key', shopId, '--name', 'scenarios', '--scope', 'admin', '--json', '--data', folder];
  const { key: apiKey } = JSON.parse(await shopbell(key)) as { key: string };
  return { folder, apiKey };
}

/** 10:00 of tomorrow in Shanghai: after whatever the command line wrote by the machine's own clock. */
const day = 24 * hour;
const tomorrow = () => (Math.floor(Date.now() / day) + 1) * day + 2 * hour;

export function idOf(agent: AgentClient): string {
  if (!agent.me) throw new Error('is not signed in');
  return agent.me.id;
}

/** A shop on a running server: a port, a database in a folder, and a clock that goes when it is told to. */
export class Shop {
  readonly clock: TestClock;
  readonly admin: AdminClient;
  readonly dataDir: string;
  readonly #apiKey: string;
  #server: RunningServer;
  readonly wires = new Set<Wire>();
  readonly #wires = new WeakMap<AgentClient, Wire>();
  readonly #clients = new Set<AnyClient>();
  #witness: { readonly id: string; turns: number } | undefined;

  private constructor(server: RunningServer, clock: TestClock, dataDir: string, apiKey: string) {
    this.#server = server;
    this.clock = clock;
    this.dataDir = dataDir;
    this.#apiKey = apiKey;
    this.admin = createAdminClient({ server: server.url, apiKey });
  }

  static async open(settings?: DeskSettingsChange): Promise<Shop> {
    const { folder, apiKey } = await (founded ??= found());
    const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-scenario-'));
    await cp(folder, dataDir, { recursive: true });
    const clock = new TestClock(tomorrow());
    const server = await startServer({ ...hosting, dataDir, port: 0, clock });
    const shop = new Shop(server, clock, dataDir, apiKey);
    onTestFinished(() => shop.close());
    if (settings) await shop.admin.configure(settings);
    return shop;
  }

  get url(): string {
    return this.#server.url;
  }

  /** The address of somebody else's machine, for the limits that count by it. */
  get #platform() {
    const wire = new Wire(`198.51.100.${String(this.wires.size % 250)}`);
    this.wires.add(wire);
    return { wire, platform: { ...wire.platform, clock: this.clock, random: () => 0.5 } };
  }

  /** Makes an account; its id is the agent's. */
  async account(
    name: string,
    roles: ('agent' | 'group-leader' | 'supervisor')[] = ['agent'],
  ): Promise<string> {
    return (await this.admin.createAccount({ name, displayName: name, password, roles })).id;
  }

  /** Makes an account and takes a seat with it. */
  async hire(
    name: string,
    status: AgentStatus = 'online',
    roles?: Parameters<Shop['account']>[1],
  ): Promise<AgentClient> {
    await this.account(name, roles);
    const agent = await this.seat(name);
    if (status !== 'offline') await agent.setStatus(status);
    return agent;
  }

  /** Signs in with an account that there is. */
  async seat(name: string): Promise<AgentClient> {
    const { wire, platform } = this.#platform;
    const agent = createAgentClient({ server: this.url, platform });
    this.#wires.set(agent, wire);
    this.#clients.add(agent);
    await agent.signIn({ account: `${shopId}:${name}`, password });
    await agent.connect();
    return agent;
  }

  /** Signs in, says online, and leaves without a word: by the wire itself, as docs/protocol.md describes it. */
  async passesBy(name: string): Promise<void> {
    const { fetch: ask } = this.#platform.wire.platform;
    const post = (path: string, body: unknown) =>
      ask(this.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await (await post('/v1/session', { account: `${shopId}:${name}`, password })).text();
    const { ticket } = (await (await post('/v1/session/ticket', {})).json()) as { ticket: string };
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/v1/socket`);
    const frame = (value: unknown): void => {
      socket.send(JSON.stringify(value));
    };
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => {
        frame({ type: 'hello', v: protocolVersion, auth: { kind: 'agent', ticket } });
      });
      socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
        if (data.startsWith('{"type":"welcome"'))
          frame({ type: 'request', id: 'online', method: 'status.set', params: { status: 'online' } });
        else if (data.startsWith('{"type":"reply"')) resolve();
      });
      socket.addEventListener('close', ({ reason }) => {
        reject(new Error(reason));
      });
    });
    socket.close();
  }

  /** A group of these people, each with the weight that is given. */
  group(
    name: string,
    members: readonly (AgentClient | readonly [AgentClient, number])[],
    rest: Omit<NewGroup, 'name' | 'members'> = {},
  ): Promise<GroupSetup> {
    const weighed = members.map((member) =>
      'on' in member ? { agentId: idOf(member) } : { agentId: idOf(member[0]), weight: member[1] },
    );
    return this.admin.createGroup({ name, members: weighed, ...rest });
  }

  /** What the agent's workbench is connected by. */
  wireOf(agent: AgentClient): Wire {
    const wire = this.#wires.get(agent);
    if (!wire) throw new Error('has no seat here');
    return wire;
  }

  /** Somebody of the office: signs in as a manager, whose session the administration goes by. */
  async manager(name: string): Promise<AdminClient> {
    await this.admin.createAccount({ name, displayName: name, password, roles: ['manager'] });
    const { platform } = this.#platform;
    await createAgentClient({ server: this.url, platform }).signIn({
      account: `${shopId}:${name}`,
      password,
    });
    return createAdminClient({ server: this.url, platform });
  }

  /** Somebody who has not been here before, with a device of their own. */
  visitor(): Visitor {
    const { wire, platform } = this.#platform;
    return new Visitor(wire, () => {
      const client = createCustomerClient({ server: this.url, shopId, platform });
      this.#clients.add(client);
      return client;
    });
  }

  /** A new visitor who enters at once. */
  async enters(scope: ScopeInput = {}): Promise<Visitor> {
    const visitor = this.visitor();
    await visitor.enter(scope);
    return visitor;
  }

  /** Lets time go by. Whoever is connected stays so: no step is longer than a heartbeat, and each ping is answered. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= limits.heartbeat) {
      await this.clock.advance(Math.min(left, limits.heartbeat));
      await Promise.all([...this.wires].map((wire) => wire.answered()));
      await Promise.all([...this.#clients].map(connected));
      await this.settled();
    }
  }

  /** Seconds pass until an agent is told of figures that are so: they are counted beside everything else. */
  async figured(agent: AgentClient, is: (figures: FiguresToday) => boolean): Promise<void> {
    while (!agent.figures || !is(agent.figures)) await this.pass(1000);
  }

  /**
   * Everything that came before is durable: the journal is one line, and this stands at its end. It tells of somebody who
   * never signs in, which changes nothing for anybody.
   */
  async settled(): Promise<void> {
    this.#witness ??= { id: await this.account('witness'), turns: 0 };
    this.#witness.turns += 1;
    await this.admin.configureAgent(this.#witness.id, { capacity: this.#witness.turns });
  }

  /** The server goes and comes again over the same data; whoever is connected finds it by themselves. */
  async restart(): Promise<void> {
    const { port } = this.#server;
    await this.#server.close();
    this.#server = await startServer({ ...hosting, dataDir: this.dataDir, port, clock: this.clock });
  }

  /** Everything is closed; the data stays for who works on it without a server. */
  async stop(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    await this.#server.close();
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** The same shop as another program with the shop's key would ask. */
  fetch(path: string, { method = 'GET', body }: { method?: string; body?: string } = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#apiKey}`, 'content-type': 'application/json' };
    return fetch(this.url + path, { method, headers, ...(body !== undefined && { body }) });
  }
}

/** Resolves when an attempt to connect has come to something; at once if none is under way. */
async function connected(client: AnyClient): Promise<void> {
  while (client.connection === 'connecting') {
    await new Promise<void>((resolve) => {
      const stop = client.on('connection', () => {
        stop();
        resolve();
      });
    });
  }
}

/** How many each has. */
export function shares(names: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name ?? 'nobody'] = (counts[name ?? 'nobody'] ?? 0) + 1;
  return counts;
}
