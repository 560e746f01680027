import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/freePort.ts';
import type { HostOptions, HostOrder, HostReady } from './serverHost.ts';
import type { KillPoint } from './killPoint.ts';
import type { PlantedBug } from './plantedBug.ts';

const host = fileURLToPath(new URL('./serverHost.ts', import.meta.url));

/** Starts are many, and most of a start is reading the same sources again. */
const compiled = join(tmpdir(), 'shopbell-faults-compiled');

export interface ServerProcessOptions {
  readonly dataDir: string;
  readonly bug?: PlantedBug;
  /** Run what is in `dist` instead of the sources. */
  readonly built?: boolean;
  /** Every call that it makes to the system is written to this file. */
  readonly recordTo?: string;
  /** SQLite syncs less than the product asks for: a planted bug that no kill can show. */
  readonly weakSync?: 'OFF' | 'NORMAL';
}

const weakSyncModule = new URL('../powerLoss/weakSync.ts', import.meta.url);
/** What touches the disk, and what is said to clients. */
const recorded = 'openat,unlink,ftruncate,pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';

/** The real server as a process that is killed, frozen and started again over the same data, on the same port. */
export class ServerProcess {
  readonly #options: ServerProcessOptions;
  #child: ChildProcess | undefined;
  #port = 0;
  /** How long each start took, in ms. */
  readonly starts: number[] = [];

  constructor(options: ServerProcessOptions) {
    this.#options = options;
  }

  get port(): number {
    return this.#port;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Resolves once it listens. */
  async start(): Promise<void> {
    const { dataDir, bug, built = false, recordTo, weakSync } = this.#options;
    this.#port ||= await freePort();
    const options: HostOptions = { dataDir, port: this.#port, ...(bug === undefined ? {} : { bug }) };
    const node = [
      process.execPath,
      ...(built ? [] : ['--conditions=@shopbell/source']),
      ...(weakSync === undefined ? [] : [`--import=${weakSyncModule.href}?${weakSync}`]),
      host,
      JSON.stringify(options),
    ];
    const strace = ['strace', '-f', '-y', '-xx', '-s', '1000000', '--seccomp-bpf'];
    const watched = recordTo === undefined ? [] : [...strace, '-e', `trace=${recorded}`, '-o', recordTo];
    const [program = '', ...args] = [...watched, ...node];
    const begun = performance.now();
    const child = spawn(program, args, {
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const exit = new AbortController();
    child.once('exit', () => {
      exit.abort();
    });
    try {
      const [{ port }] = (await once(child, 'message', { signal: exit.signal })) as [HostReady];
      this.#port = port;
    } catch {
      throw new Error(`The server ended before it listened:\n${complaints}`);
    }
    this.starts.push(performance.now() - begun);
  }

  /** `kill -9`. Resolves when it is gone. */
  async kill(): Promise<void> {
    const gone = this.#gone();
    this.#child?.kill('SIGKILL');
    await gone;
  }

  /** It will kill itself at this moment of the next commit that holds a message. Resolves when it is gone. */
  async dieAt(point: KillPoint): Promise<void> {
    const gone = this.#gone();
    this.#order({ arm: point });
    await gone;
  }

  /** Ctrl-C: it says goodbye, and leaves snapshots. */
  async stop(): Promise<void> {
    const gone = this.#gone();
    this.#order('stop');
    await gone;
  }

  /** It stands still, like a laptop whose lid was closed: the system goes on taking bytes for it. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  #order(order: HostOrder): void {
    if (this.isRunning) this.#child?.send(order);
  }

  async #gone(): Promise<void> {
    if (this.#child && this.isRunning) await once(this.#child, 'exit');
  }
}
