import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeskEvent, SimulationReport } from '@shopbell/engine';
import { createCustomerClient } from '@shopbell/sdk';
import { expect, it, onTestFinished, vi } from 'vitest';
import { webPasswords } from '../src/app.ts';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { startServer, type RunningServer } from '../src/node.ts';
import { tell } from './support/clients.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

interface Ran {
  readonly code: unknown;
  readonly out: string[];
  readonly err: string;
}

/** The command line, in a process of its own, as an operator calls it. */
function shopbell(...args: string[]): Promise<Ran> {
  const options = { maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    const all = ['--conditions=@shopbell/source', cli, ...args];
    const child = execFile(process.execPath, all, options, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, out: stdout.trimEnd().split('\n'), err: stderr });
    });
    child.stdin?.end();
  });
}

/** The same without a process: a connection to the data of its own all the same. */
async function here(...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdmin(args, {
    stdin: () => Promise.resolve('null'),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err: err.join('\n') };
}

/** A server on a real port and a disk, with one shop. */
async function running(): Promise<{ data: string; server: RunningServer }> {
  const data = await temporaryFolder();
  const server = await startServer({
    dataDir: data,
    port: 0,
    passwords: webPasswords({ iterations: 10 }),
    log: ({ level, message }) => {
      if (level === 'error') throw new Error(message);
    },
  });
  onTestFinished(() => server.close());
  const { admin } = server.app;
  await admin.createShop({
    shopId: 'demo',
    name: '山野集',
    origins: [],
    timeZone: 'Asia/Shanghai',
    defaultGroupName: '在线客服',
  });
  const account = { displayName: '小艾', password: 'correct horse', roles: ['agent'] };
  await admin.addAgent({ shopId: 'demo', agentId: 'amy', name: 'amy', ...account });
  return { data, server };
}

/** Customers who write one message after another until they are told to stop; resolves with all that were taken. */
function crowd(server: RunningServer, count: number): { stop(): Promise<string[]> } {
  let going = true;
  const write = async (number: number): Promise<string[]> => {
    const platform = { storage: null, indexedDB: null, locks: null };
    const client = createCustomerClient({ server: server.url, shopId: 'demo', platform });
    onTestFinished(() => {
      client.destroy();
    });
    const { conversation } = await client.open({});
    const taken: string[] = [];
    while (going) {
      const text = `${String(number)}:${String(taken.length)}`;
      await tell(client, conversation.id, text);
      taken.push(text);
    }
    return taken;
  };
  const all = Promise.all(Array.from({ length: count }, (_, number) => write(number)));
  return {
    async stop() {
      going = false;
      return (await all).flat();
    },
  };
}

const eventsOf = ({ code, out, err }: Ran): DeskEvent[] => {
  expect([code, err]).toEqual([0, '']);
  return out.map((line) => JSON.parse(line) as DeskEvent);
};

it('beside a running server: what is exported while customers write is a prefix of the journal, and nothing is lost', async () => {
  const { data, server } = await running();
  const writing = crowd(server, 6);
  const first = eventsOf(await shopbell('export-journal', 'demo', '--data', data));
  const [second, simulated] = await Promise.all([
    shopbell('export-journal', 'demo', '--data', data).then(eventsOf),
    shopbell('simulate', '--journal', 'demo', '--json', '--data', data),
  ]);
  const taken = await writing.stop();

  const whole = eventsOf(await shopbell('export-journal', 'demo', '--data', data));
  expect(whole.slice(0, first.length)).toEqual(first);
  expect(whole.slice(0, second.length)).toEqual(second);
  expect(second.length).toBeGreaterThan(first.length);
  expect(whole.length).toBeGreaterThan(second.length);
  expect(simulated).toMatchObject({ code: 0, err: '' });
  const { entries } = JSON.parse(simulated.out.join('')) as SimulationReport;
  expect(entries).toBeLessThanOrEqual(6);

  // The server has all that it took, in its own journal and after a restart.
  const posted = whole.filter(({ type, ...event }) => {
    return type === 'message.posted' && 'by' in event && (event.by as { kind: string }).kind === 'customer';
  });
  expect(posted).toHaveLength(taken.length);
  expect(taken.length).toBeGreaterThan(0);
  await server.close();
  const after = eventsOf(await shopbell('export-journal', 'demo', '--data', data));
  expect(after.slice(0, whole.length)).toEqual(whole);
});

it('beside a running server every command that only shows something answers, and leaves no trace', async () => {
  const { data } = await running();
  const journal = (await here('export-journal', 'demo', '--data', data)).out;
  const day = ['--from', '2026-05-04', '--to', '2026-05-04'];
  const commands = [
    ['list-shops'],
    ['list-keys', 'demo'],
    ['hours', 'demo'],
    ['report', ...day],
    ['details', '--list', 'receptions', ...day],
    ['explain', '--figure', 'received', '--day', '2026-05-04'],
    ['defect-rate', '--month', '2026-05'],
    ['salaries', ...day, '--formula', '3000'],
    ['problems'],
  ];
  for (const command of commands) {
    const { code, err } = await here(...command, '--data', data);
    expect([command[0], code, err]).toEqual([command[0], 0, '']);
  }
  expect((await here('export-journal', 'demo', '--data', data)).out).toEqual(journal);
});

it('beside a running server a command that writes says what to do instead, and changes nothing', async () => {
  const { data, server } = await running();
  const facts = join(data, 'facts.ndjson');
  await writeFile(facts, '{}');
  const commands: [string, ...string[]][] = [
    ['add-agent', 'demo', 'bo'],
    ['set-password', 'demo', 'amy'],
    ['add-key', 'demo', '--name', 'ERP', '--scope', 'catalogue'],
    ['revoke-key', 'demo', 'k'],
    ['set-origins', 'demo', 'https://shop.example'],
    ['set-hours', 'demo'],
    ['put-records', 'demo', '--kind', 'product'],
    ['import', facts],
  ];
  for (const [command, ...rest] of commands) {
    const { code, err } = await here(command, ...rest, '--data', data);
    expect(code).toBe(1);
    const what = `^shopbell: A server is running on \\S+, and ${command} changes what it keeps\\. `;
    expect(err).toMatch(
      new RegExp(`${what}Stop the server and call this again, or ask the server: [A-Z]+ /v1/admin/`),
    );
  }
  const made = await here('create-shop', 'other', '--name', 'Other', '--data', data, '--json');
  expect(JSON.parse(made.err)).toMatchObject({ error: { code: 'locked' } });
  expect(made.err).toContain('Stop the server and call this again.');
  expect(await server.app.admin.settings.list()).toHaveLength(1);
  expect(await server.app.admin.accounts.list('demo')).toHaveLength(1);
});
