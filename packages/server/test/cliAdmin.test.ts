import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiKeyGrant } from '@shopbell/sdk/model';
import { expect, it, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { runAdmin } from '../src/cli/admin/runAdmin.ts';
import { scryptPasswords } from '../src/node/scryptPasswords.ts';
import { sqliteStorage } from '../src/storage/sqlite.ts';
import { keyPair } from './support/customerJwt.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

/** Storage and passwords are the real ones, on a machine that may be busy. */
vi.setConfig({ testTimeout: 120_000 });

async function run(data: string, line: string, input = '') {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdmin([...line.split(' '), '--data', data], {
    stdin: () => Promise.resolve(input),
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err };
}

/** The server's own look at the data. */
async function inApp<T>(data: string, look: (app: ReturnType<typeof createApp>) => Promise<T>): Promise<T> {
  const storage = await sqliteStorage({ file: join(data, 'shopbell.db') });
  const app = createApp({
    storage,
    passwords: scryptPasswords(),
    workbenchOrigins: ['https://desk.example'],
  });
  try {
    return await look(app);
  } finally {
    await app.close();
    await storage.close();
  }
}

const signIn = (app: ReturnType<typeof createApp>, account: string, password: string) =>
  app.fetch(
    new Request('https://desk.example/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://desk.example' },
      body: JSON.stringify({ account, password }),
    }),
  );

it('a shop is made with its first manager, whose password is shown once and works', async () => {
  const data = await temporaryFolder();
  const made = await run(data, 'create-shop demo --name 山野集 --origin https://shop.example --json');
  expect(made).toMatchObject({ code: 0, err: [] });
  const { account, password } = JSON.parse(made.out.join('')) as { account: string; password: string };
  expect(account).toBe('demo:manager');
  expect(password).toMatch(/^[\w-]{20}$/);
  const told = await inApp(data, async (app) => {
    const session = await signIn(app, account, password);
    return { session: session.status, settings: await app.admin.settings.read('demo') };
  });
  expect(told).toMatchObject({
    session: 200,
    settings: { name: '山野集', origins: ['https://shop.example'], timeZone: 'Asia/Shanghai' },
  });
  const again = await run(data, 'create-shop demo --name 山野集');
  expect(again).toEqual({ code: 1, out: [], err: ['shopbell: Something with this id exists already.'] });
});

it('accounts, passwords, origins and keys are set; passwords come from stdin and are not shown', async () => {
  const data = await temporaryFolder();
  await run(data, 'create-shop demo --name Demo --manager boss --password-stdin', 'first horse\n');
  const added = await run(
    data,
    'add-agent demo amy --name Amy --role agent --role manager --password-stdin',
    'a b c d e f\r\n',
  );
  expect(added.out).toEqual(['The account demo:amy is made.']);
  await run(data, 'set-password demo boss --password-stdin', 'second horse');
  await run(data, 'set-origins demo https://a.example https://b.example');
  const key = JSON.parse(
    (await run(data, 'add-key demo --name ERP --scope admin --days 30 --json')).out.join(''),
  ) as ApiKeyGrant;
  const bot = await run(data, 'add-key demo --name Bot --scope agent --agent amy --json');
  expect(JSON.parse(bot.out.join(''))).toMatchObject({
    scopes: ['agent'],
    agentId: expect.any(String) as string,
  });
  expect((await run(data, 'add-key demo --name Bot --scope agent --agent zoe')).err).toEqual([
    'shopbell: There is no such agent.',
  ]);
  const { pem } = await keyPair('ES256');
  expect((await run(data, 'add-customer-key demo k1 --alg ES256', pem)).code).toBe(0);
  const listed = (await run(data, 'list-keys demo')).out.join('\n');
  expect(listed).toContain(`${key.id}  admin  ERP  until `);
  expect(listed).toContain('k1  ES256  ');
  expect(listed).not.toContain(key.key);
  const told = await inApp(data, async (app) => {
    const shop = new Request('https://desk.example/v1/admin/shop', {
      headers: { Authorization: `Bearer ${key.key}` },
    });
    return {
      amy: (await signIn(app, 'demo:amy', 'a b c d e f')).status,
      old: (await signIn(app, 'demo:boss', 'first horse')).status,
      boss: (await signIn(app, 'demo:boss', 'second horse')).status,
      shop: (await (await app.fetch(shop)).json()) as unknown,
    };
  });
  expect(told).toMatchObject({
    amy: 200,
    old: 401,
    boss: 200,
    shop: { origins: ['https://a.example', 'https://b.example'] },
  });
  for (const { id } of [key, JSON.parse(bot.out.join('')) as ApiKeyGrant])
    expect((await run(data, `revoke-key demo ${id}`)).code).toBe(0);
  expect((await run(data, 'revoke-key demo k1')).code).toBe(0);
  expect((await run(data, 'list-keys demo')).out.every((line) => line.includes('revoked'))).toBe(true);
  expect((await run(data, 'list-shops')).out).toEqual([
    'demo  Demo  Asia/Shanghai  https://a.example https://b.example',
  ]);
});

it('a mistake is one line that says what is wrong', async () => {
  const data = await temporaryFolder();
  const wrong = async (line: string, input = '') => {
    const { code, out, err } = await run(data, line, input);
    expect(out).toEqual([]);
    expect(err).toHaveLength(1);
    expect(err[0]).not.toContain('\n');
    return `${String(code)} ${err[0] ?? ''}`;
  };
  expect(await wrong('list-shops')).toContain('1 shopbell: There is no data in ');
  await run(data, 'create-shop demo --name Demo --password-stdin', 'a horse');
  expect(await wrong('crate-shop demo')).toBe(
    '2 shopbell: There is no command "crate-shop"; try shopbell help.',
  );
  expect(await wrong('create-shop other')).toBe(
    '2 shopbell: --name is needed; see shopbell create-shop --help.',
  );
  expect(await wrong('add-agent demo')).toContain('2 shopbell: It is shopbell add-agent <shop> <account>;');
  expect(await wrong('add-agent demo amy --password 123456')).toContain(
    "2 shopbell: Unknown option '--password'",
  );
  expect(await wrong('add-agent demo amy --password-stdin')).toBe(
    '2 shopbell: There is no password on stdin.',
  );
  expect(await wrong('add-agent demo amy --password-stdin', '123')).toContain('1 shopbell: password: ');
  expect(await wrong('add-agent demo amy --role emperor')).toContain('1 shopbell: roles.0: ');
  expect(await wrong('set-origins demo https://shop.example/')).toContain(
    '1 shopbell: origins.0: must be a web origin',
  );
  expect(await wrong('revoke-key demo nothing')).toBe('1 shopbell: There is no such key.');
  expect(await wrong('add-customer-key demo k1 --alg ES256', 'nonsense')).toContain(
    '1 shopbell: publicKey: ',
  );
  expect(await wrong('add-key demo --name ERP --scope admin --days soon')).toBe(
    '2 shopbell: --days soon is no number of days.',
  );
  expect(await wrong('add-key nowhere --name ERP --scope admin --json')).toBe(
    '1 {"error":{"code":"NOT_FOUND","message":"There is no such shop."}}',
  );
});

it('business hours are kept, shown and taken away', async () => {
  const data = await temporaryFolder();
  await run(data, 'create-shop demo --name Demo --time-zone UTC --password-stdin', 'a horse');
  const never = JSON.stringify({ weekly: [], dates: [] });
  expect((await run(data, 'set-hours demo', never)).out).toEqual(['The hours of demo are kept.']);
  const closed = JSON.parse((await run(data, 'hours demo --json')).out.join('')) as object;
  expect(closed).toMatchObject({ hours: { weekly: [], dates: [] }, version: 1, open: false });
  expect((await run(data, 'set-hours demo', 'null')).out).toEqual([
    'The hours of demo are taken away: it is always open.',
  ]);
  expect((await run(data, 'hours demo')).out).toEqual(['null', 'It is open now.']);
  expect((await run(data, 'set-hours demo', '{"weekly":[{"day":8}]}')).err.join()).toContain('weekly.0.day');
  expect((await run(data, 'set-hours demo', 'soon')).err).toEqual(['shopbell: What is on stdin is no JSON.']);
  expect((await run(data, 'hours demo --group nobody')).err).toEqual(['shopbell: There is no such group.']);
});

it('records come as a list or line by line; a bad row is told and keeps out no other', async () => {
  const data = await temporaryFolder();
  await run(data, 'create-shop demo --name Demo --password-stdin', 'a horse');
  const products = Array.from({ length: 1500 }, (_, n) => ({
    id: `P-${String(n)}`,
    version: 1,
    title: 'Pot',
  }));
  const first = await run(data, 'put-records demo --kind product', JSON.stringify(products));
  expect(first).toMatchObject({
    code: 0,
    out: ['1500 stored, 0 as before, 0 older than what is kept, 0 refused.'],
  });
  const rows = [...products.slice(0, 1200), { id: 'P-x' }, { id: 'P-new', version: 1, title: 'Cup' }];
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  const second = await run(data, 'put-records demo --kind product', lines);
  expect(second.code).toBe(1);
  expect(second.out[0]).toBe('1 stored, 1200 as before, 0 older than what is kept, 1 refused.');
  expect(second.out[1]).toMatch(/^row 1201 \(P-x\): INVALID_ARGUMENT /);
  expect((await run(data, 'put-records demo --kind bottle', '[]')).code).toBe(2);
});

it('the command itself: help, stdin, exit codes', async () => {
  const data = await temporaryFolder();
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const spawn = (input: string, ...args: string[]) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ['--conditions=@shopbell/source', cli, ...args],
        (error, stdout, stderr) => {
          resolve({ code: error?.code ?? 0, stdout, stderr });
        },
      );
      child.stdin?.end(input);
    });
  const help = await spawn('', 'help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const name of ['start', 'create-shop', 'add-agent', 'add-key', 'list-shops', 'set-origins'])
    expect(help.stdout).toContain(`shopbell ${name}`);
  expect((await spawn('', 'add-key', '--help')).stdout).toContain('--scope');
  const made = await spawn(
    'a horse\n',
    'create-shop',
    'demo',
    '--name',
    'Demo',
    '--password-stdin',
    '--data',
    data,
  );
  expect(made).toEqual({ code: 0, stdout: 'The shop demo is made.\n', stderr: '' });
  expect(await spawn('', 'make-shop')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'shopbell: There is no command "make-shop"; try shopbell help.\n',
  });
});
