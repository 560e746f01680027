import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCustomerClient } from '@shopbell/sdk';
import { demoShopId } from '@shopbell/server/demo';
import { Chance } from '../chance.ts';
import { ServerProcess, type ServerProcessOptions } from '../host/serverProcess.ts';
import { Device } from '../people/device.ts';
import { systemCallsOf, type SystemCall } from './systemCall.ts';

/** Everything that a server said to its disk and to its clients, in order. */
export interface Recording {
  readonly dataDir: string;
  readonly calls: readonly SystemCall[];
}

/** Whether this machine lets one program watch another's calls. */
export function canRecord(): boolean {
  try {
    execFileSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const customers = 4;

/** Records a server while customers send so many messages each, all of which are told to them. */
export async function record(
  messages: number,
  options: Pick<ServerProcessOptions, 'weakSync'> = {},
): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-power-'));
  try {
    const dataDir = join(folder, 'data');
    const log = join(folder, 'calls');
    const server = new ServerProcess({ ...options, dataDir, recordTo: log });
    await server.start();
    const url = `http://127.0.0.1:${server.port}`;
    await Promise.all(Array.from({ length: customers }, (_, who) => talk(url, who, messages)));
    await server.stop();
    return { dataDir, calls: [...systemCallsOf(await readFile(log, 'latin1'))] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sends messages and resolves when all of them have been told. */
async function talk(server: string, who: number, messages: number): Promise<void> {
  const { platform } = new Device(new Chance(who));
  const client = createCustomerClient({ server, shopId: demoShopId, platform });
  const { conversation } = await client.open({ page: 'product', sku: `sku-${who}` });
  const told = new Promise<void>((resolve) => {
    let left = messages;
    client.on('message', () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  for (let number = 1; number <= messages; number++) client.send(conversation.id, `said ${who}-${number}`);
  await told;
  client.destroy();
}

/** The messages that a call tells somebody of: from here on the server has promised to keep them. */
export function toldIn({ target, bytes }: SystemCall): string[] {
  if (!/^(socket|TCP)/.test(target)) return [];
  return [...bytes.toString('latin1').matchAll(/"text":"(said \d+-\d+)"/g)].map(([, text = '']) => text);
}
