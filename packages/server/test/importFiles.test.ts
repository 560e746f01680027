import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StatisticsReport } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { shellWithShop } from './support/shell.ts';

/** Where processes and disks are the real ones, the machine may be busy. */
vi.setConfig({ testTimeout: 300_000 });

interface Counts {
  readonly rows: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly older: number;
}

async function shell(on?: 'memory' | 'disk') {
  const shop = await shellWithShop(on);
  return {
    ...shop,
    counts: async (...args: string[]) => (await shop.told('import', ...args)) as Counts,
    figures: async (...args: string[]) => {
      const { rows } = (await shop.told('report', ...args)) as StatisticsReport;
      return Object.fromEntries(
        rows.map(({ subject, cells }) => [subject.id, Object.values(cells).map(({ value }) => value)]),
      );
    },
  };
}

const head = '消息编号,会话编号,时间,发送方,顾客,客服,内容';
const may = ['--from', '2026-05-01', '--to', '2026-05-31', '--by', 'agent', '--figures'];

describe('files of other systems', () => {
  it('CSV of another platform: its names, its clock, cells over several lines, and no words are kept', async () => {
    const { file, counts, figures, data } = await shell('disk');
    const chats = await file(
      'chats.csv',
      `\uFEFF${[
        head,
        'm1,会话1,2026-05-04 10:00:00,顾客,林,zoe,"在吗,\n""急"""',
        'm2,会话1,2026/5/4 10:00:12,客服,林,zoe,=机密=',
        'm3,会话2,2026-05-04T10:01:00+08:00,顾客,陈,zoe,价格?',
        'm4,会话2,2026-05-04T02:01:30.000Z,客服,陈,zoe,九十九',
      ].join('\r\n')}\r\n`,
    );
    expect(await counts(chats, '--type', 'message')).toMatchObject({ rows: 4, stored: 4, refused: 0 });
    const orders = await file(
      'orders.csv',
      '订单号;顾客;下单时间;付款时间;金额;items\no1;林;2026-05-04 11:00;2026-05-04 11:05;125.5;\no2;陈;2026-05-04 12:00;;8.005;1001:2:800\n',
    );
    expect(await counts(orders, '--type', 'order')).toMatchObject({ rows: 2, stored: 1, refused: 1 });
    const right = await file('tabs.tsv', 'id\t顾客\t下单时间\t金额\no2\t陈\t2026-05-04 12:00\t8.00\n');
    expect(await counts(right, '--type', 'order')).toMatchObject({ stored: 1 });
    expect(await figures(...may, 'received,averageResponse,sales,confirmedOrders,agentCharacters')).toEqual({
      zoe: [2, 21, 12_550, 2, 7],
    });
    const all = Buffer.concat(
      await Promise.all(['shopbell.db', 'shopbell.db-wal'].map((name) => readIf(join(data, name)))),
    );
    expect(all.includes('会话1')).toBe(true);
    expect(all.includes('机密')).toBe(false);
  });

  it('a bad row is told with its line and reason, and costs no other row', async () => {
    const { file, run, figures } = await shell();
    const path = await file(
      'bad.csv',
      [
        head,
        'm1,a,2026-05-04 10:00:00,顾客,林,zoe,一',
        'm2,a,2026-02-31 10:00:00,客服,林,zoe,二',
        'm3,a,2026-05-04 10:00:05,客服,林',
        'm4,a,2026-05-04 10:00:06,客服,林,zoe,"never closed',
        'm5,a,2026-05-04 10:00:07,上帝,林,zoe,五',
        'm6,a,2026-05-04 10:00:08,客服,林,zoe,"closed" and more',
        '',
        'm7,a,2026-05-04 10:00:10,客服,林,zoe,他说"好"',
      ].join('\n'),
    );
    const { code, out, err } = await run('import', path, '--type', 'message');
    expect(code).toBe(3);
    expect(out).toEqual(['7 rows: 2 new, 0 known already, 5 refused']);
    expect(err.map((line) => line.slice(0, 38))).toEqual([
      'line 3: at: is not a moment that there',
      'line 4: has 5 cells instead of 7',
      'line 5: opens a quote that is never cl',
      'line 6: from: is none of customer (顾客,',
      'line 7: has something after a closing ',
    ]);
    expect(await figures(...may, 'averageResponse')).toEqual({ zoe: [10] });
  });

  it('NDJSON: facts as they are, bad lines named, a second time nothing is new', async () => {
    const { file, run, counts } = await shell();
    const at = Date.UTC(2026, 4, 4, 2);
    const rows = [
      { type: 'order', id: 'o1', at, customerId: 'c', amount: 100, currency: 'CNY' },
      { type: 'order', id: 'o1', at, customerId: 'c', amount: -100, currency: 'CNY' },
      { type: 'order', id: 'o3', at, customerId: 'c', amount: 1.5, currency: 'CNY' },
      { type: 'order', id: 'o4', at: at / 1000, customerId: 'c', amount: 1, currency: 'CNY' },
      {
        type: 'message',
        conversationId: 'k',
        at,
        from: 'customer',
        customerId: 'c',
        text: 'no id',
        agentId: 'z',
      },
      { type: 'order', id: 'o5', at: '2026-05-04 10:00:00', customerId: 'c', amount: 100, note: 'x' },
    ].map((row) => JSON.stringify(row));
    const path = await file('facts.ndjson', [rows[0], '', '{"type":', '[]', ...rows.slice(1)].join('\n'));
    const { err } = await run('import', path);
    expect(err.map((line) => line.split(':')[0])).toEqual([
      'line 3',
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 9',
    ]);
    expect(err.at(-1)).toBe('line 9: note: is no field that is known');
    expect(await counts(path)).toMatchObject({ rows: 8, stored: 0, unchanged: 2, refused: 6 });
  });

  it('other encodings, columns that mean nothing, and names that are not known', async () => {
    const { file, run, counts } = await shell();
    // 订单号,顾客,下单时间,金额,店铺 in GB18030, as spreadsheets write it in China.
    const words = [0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0xb9, 0xcb, 0xbf, 0xcd, 0x2c];
    const more = [0xcf, 0xc2, 0xb5, 0xa5, 0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x2c];
    const last = [0xb5, 0xea, 0xc6, 0xcc];
    const row = Buffer.from('\no1,c,2026-05-04 10:00:00,1.00,x\n');
    const path = await file('gb.csv', Buffer.concat([Buffer.from([...words, ...more, ...last]), row]));
    const type = ['--type', 'order'];
    expect((await run('import', path, ...type)).err.join()).toContain('gb18030');
    const gb = [path, ...type, '--encoding', 'gb18030'];
    const unknown = await run('import', ...gb);
    expect(unknown.code).toBe(2);
    expect(unknown.err.join()).toContain('店铺');
    expect(await counts(...gb, '--ignore-column', '店铺')).toMatchObject({ stored: 1 });
    expect((await run('import', join(path, 'none'), '--format', 'csv')).code).toBe(2);
    expect((await run('import', path.replace('.csv', ''))).err.join()).toContain('--format');
  });

  it('CF-08 a back-fill takes the most recent 15 days, today included', async () => {
    const { file, counts } = await shell();
    const day = 86_400_000;
    const orders = Array.from({ length: 20 }, (_, ago) => {
      const at = Date.now() - ago * day;
      return JSON.stringify({ type: 'order', id: `o${String(ago)}`, at, customerId: 'c', amount: 1 });
    });
    const agent = { type: 'agent', id: 'z', at: Date.now() - 99 * day, agentId: 'z', from: '2020-01-01' };
    const path = await file('year.ndjson', [...orders, JSON.stringify(agent)].join('\n'));
    expect(await counts(path, '--backfill')).toMatchObject({ rows: 21, stored: 16, older: 5 });
    expect(await counts(path)).toMatchObject({ stored: 5, unchanged: 16 });
  });

  it('an import that is killed goes on where it was, and comes to the same figures', async () => {
    const { file, run, figures, data, counts } = await shell('disk');
    const first = Date.UTC(2026, 4, 4, 2);
    const lines = Array.from({ length: 24_000 }, (_, n) => {
      const chat = Math.floor(n / 2);
      const from = n % 2 === 0 ? 'customer' : 'agent';
      const at = first + chat * 1000 + (n % 2) * 7000;
      const about = { conversationId: `c${String(chat)}`, customerId: `u${String(chat)}`, agentId: 'zoe' };
      return JSON.stringify({ type: 'message', id: `m${String(n)}`, at, from, ...about, text: '你好' });
    });
    const path = await file('big.ndjson', `${lines.join('\n')}\n`);
    const killed = await killAfterFirstBatch(path, data);
    expect(killed).toBe('SIGKILL');
    const { code, out, err } = await run('import', path, '--json');
    expect(code).toBe(0);
    const told = JSON.parse(out[0] ?? '') as Counts;
    expect(err[0]).toMatch(/^Going on at line \d+, where it was cut short\.$/);
    expect(told.rows).toBeGreaterThan(0);
    expect(told.rows).toBeLessThan(24_000);
    expect(await figures(...may, 'received,averageResponse')).toEqual({ zoe: [12_000, 7] });
    expect(await counts(path)).toMatchObject({ rows: 24_000, stored: 0, unchanged: 24_000 });
  });
});

/** How the process ended that was killed as soon as it had stored something. */
function killAfterFirstBatch(file: string, data: string): Promise<NodeJS.Signals | null> {
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const args = ['--conditions=@shopbell/source', cli, 'import', file, '--progress', '--data', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.once('data', () => child.kill('SIGKILL'));
  return new Promise((resolve) => {
    child.once('exit', (_, signal) => {
      resolve(signal);
    });
  });
}

async function readIf(path: string): Promise<Buffer> {
  return readFile(path).catch(() => Buffer.alloc(0));
}
