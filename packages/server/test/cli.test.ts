import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { readCommandLine } from '../src/cli/options.ts';
import { UsageError } from '../src/cli/usageError.ts';

/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** Runs the command line in a process of its own, from its sources. */
function run(...args: string[]): Promise<{ code: number | string | null; stdout: string; stderr: string }> {
  return runNode([], ...args);
}

function runNode(
  options: readonly string[],
  ...args: string[]
): Promise<{ code: number | string | null; stdout: string; stderr: string }> {
  const all = ['--conditions=@shopbell/source', ...options, cli, ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

it('options have defaults that fit one machine', () => {
  expect(readCommandLine(['start'])).toEqual({
    data: './data',
    port: 4300,
    host: '127.0.0.1',
    trustedProxies: 0,
    demo: false,
    demoForEverybody: false,
    storefrontPort: 4301,
  });
  const all = [
    'start',
    '--data',
    'd',
    '--port',
    '0',
    '--host',
    '0.0.0.0',
    '--url',
    'https://desk.example/x',
    '--demo',
    '--demo-for-everybody',
  ];
  expect(readCommandLine([...all, '--storefront-port', '65535'])).toEqual({
    data: 'd',
    port: 0,
    host: '0.0.0.0',
    url: 'https://desk.example',
    trustedProxies: 0,
    demo: true,
    demoForEverybody: true,
    storefrontPort: 65_535,
  });
  expect(readCommandLine(['--help'])).toBe('help');
});

it('an old Node is told in one line', async () => {
  const old = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })";
  const { code, stderr } = await runNode(
    ['--import', `data:text/javascript,${encodeURIComponent(old)}`],
    'start',
  );
  expect(stderr).toBe('shopbell: Shopbell needs Node 24 or newer; this is Node 20.20.2.\n');
  expect(code).toBe(1);
});

it.each([
  [['stop'], 'There is no command "stop"'],
  [[], 'There is no command ""'],
  [['start', 'now'], 'There is no command "start now"'],
  [['start', '--port', '99999'], '--port 99999 is no port'],
  [['start', '--storefront-port', 'x'], '--storefront-port x is no port'],
  [['start', '--port', '-1'], "Option '--port' argument is ambiguous. See shopbell --help."],
  [['start', '--trust-proxy', 'yes'], '--trust-proxy yes is no number of proxies'],
  [['start', '--colour'], "Unknown option '--colour'"],
  [['start', '--url', 'desk'], '--url desk is no web address'],
])('%j is told what is wrong', (args, told) => {
  expect(() => readCommandLine(args)).toThrow(UsageError);
  expect(() => readCommandLine(args)).toThrow(told);
});

it('a mistake is one line and exit code 2; help is on stdout', async () => {
  const wrong = await run('start', '--port', '0x50');
  expect(wrong.code).toBe(2);
  expect(wrong.stdout).toBe('');
  expect(wrong.stderr.trimEnd().split('\n')).toHaveLength(1);
  const help = await run('--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('shopbell start');
});

it('the demo is for this machine only: its password is public', async () => {
  for (const elsewhere of ['--host 0.0.0.0', '--url https://desk.example', '--trust-proxy 1']) {
    const refused = await run('start', '--demo', ...elsewhere.split(' '));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      `shopbell: The demo's password is public, so --demo runs on this machine only; leave out ${elsewhere}, or say --demo-for-everybody if everybody who reaches it may sign in.\n`,
    );
  }
});
