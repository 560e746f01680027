import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

const cli = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url));

/** The built server with the demo shop, as a process of its own, so that it can be killed like one. */
export class DemoServer {
  readonly url: string;
  readonly storefrontUrl: string;
  readonly #dataDir: string;
  readonly #port: number;
  readonly #storefrontPort: number;
  #process: ChildProcess | undefined;

  private constructor(dataDir: string, port: number, storefrontPort: number) {
    this.#dataDir = dataDir;
    this.#port = port;
    this.#storefrontPort = storefrontPort;
    this.url = `http://localhost:${port}`;
    this.storefrontUrl = `http://localhost:${storefrontPort}`;
  }

  /** Starts it on free ports over a data folder of its own, which the operator may prepare first. */
  static async start(prepare?: (server: DemoServer) => Promise<unknown>): Promise<DemoServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-e2e-'));
    const server = new DemoServer(dataDir, await freePort(), await freePort());
    await prepare?.(server);
    await server.restart();
    return server;
  }

  /** The operator's command line over its data. Resolves with what it printed. */
  async operate(args: readonly string[], input = ''): Promise<string> {
    const child = spawn(process.execPath, [cli, ...args, '--data', this.#dataDir]);
    child.stdin.end(input);
    const code = new Promise((resolve) => child.once('close', resolve));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if ((await code) !== 0) throw new Error(err);
    return out;
  }

  /** Starts it again over the same data, on the same ports. Resolves once it listens. */
  async restart(): Promise<void> {
    const args = ['start', '--demo', '--data', this.#dataDir];
    const ports = ['--port', String(this.#port), '--storefront-port', String(this.#storefrontPort)];
    const child = spawn(process.execPath, [cli, ...args, ...ports], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(`:${this.#port}/workbench/`)) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => {
        reject(new Error(`the server ended with ${code ?? 'a signal'} before it listened:\n${output}`));
      });
    });
  }

  /** `kill -9`: no chance to say goodbye. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ctrl-C, and the data folder goes. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    const code = await this.#end('SIGINT');
    await rm(this.#dataDir, { recursive: true, force: true });
    return code;
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
}
