/**
 * Five hundred customers enter one shop in the same second. The server, the crowd and this each are a process of their own;
 * sockets and disk are real. Beside it, in the same run, the least that such a server could do: a bare WebSocket server that
 * stores every message with a commit of its own, and answers it.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { loadavg } from 'node:os';
import type { CrowdReport, FromCrowd, FromServer, ServerCost, ToServer } from './messages.ts';

const staff = Number(process.env['AGENTS'] ?? 2000);
const crowd = Number(process.env['CUSTOMERS'] ?? 500);

console.log(
  `Node ${process.version}, ${process.arch}; ${String(staff)} agents, ${String(crowd)} customers at once\n`,
);
console.log(`load of the machine before: ${load()}`);
print('Shopbell', await rush('shopbell.ts'));
print('a bare echo, one commit each', await rush('echo.ts'));
console.log(`load of the machine after: ${load()}`);

interface Rush {
  readonly crowd: CrowdReport;
  readonly costs: readonly ServerCost[];
}

async function rush(serverFile: string): Promise<Rush> {
  const server = start(serverFile);
  const { url } = await heard<Extract<FromServer, { kind: 'ready' }>>(server, 'ready');
  const people = start('crowd.ts');
  const costs: ServerCost[] = [];
  server.on('message', (message: FromServer) => {
    if (message.kind === 'cost') costs.push(message.cost);
    else if (message.kind === 'tickets') people.send(message);
  });
  people.on('message', (message: FromCrowd) => {
    if (message.kind !== 'done') tell(server, message);
  });
  people.send({ kind: 'go', url, staff, crowd, isShopbell: serverFile === 'shopbell.ts' });
  const { report } = await heard<Extract<FromCrowd, { kind: 'done' }>>(people, 'done');
  people.kill();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  tell(server, { kind: 'end' });
  await ended;
  return { crowd: report, costs };
}

function start(file: string): ChildProcess {
  return fork(new URL(file, import.meta.url), [], { env: { ...process.env, AGENTS: String(staff) } });
}

function heard<T extends { readonly kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: T) => {
      if (message.kind === kind) resolve(message);
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with code ${String(code)}.`));
    });
  });
}

function tell(server: ChildProcess, message: ToServer): void {
  server.send(message);
}

function print(name: string, { crowd: report, costs }: Rush): void {
  console.log(`\n${name}`);
  for (const [what, { p50, p99, last }] of Object.entries(report)) {
    const cost = costs.find((one) => one.what === what);
    const beside = cost
      ? `   server: ${ms(cost.cpuMs)} of CPU, longest stall ${ms(cost.longestStallMs)}`
      : '';
    console.log(`  ${what.padEnd(38)}p50 ${ms(p50)}  p99 ${ms(p99)}  last ${ms(last)}${beside}`);
  }
}

function ms(value: number): string {
  return `${value.toFixed(0).padStart(5)} ms`;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
}
