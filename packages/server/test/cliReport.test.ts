import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FigureExplanation, StatisticsReport } from '@shopbell/sdk/model';
import { expect, it } from 'vitest';
import { shellWithShop } from './support/shell.ts';

async function shop() {
  const { folder, run, file, server } = await shellWithShop();
  const add = async (facts: readonly object[]) => {
    const path = await file('facts.ndjson', facts.map((fact) => JSON.stringify(fact)).join('\n'));
    const { code, err } = await run('import', path);
    expect([code, err]).toEqual([0, []]);
  };
  return { folder, run, add, server };
}

const ten = Date.UTC(2026, 4, 4, 2);

function chat(id: string, at: number, wait: number, text = '好的') {
  const about = { type: 'message', conversationId: id, customerId: `c-${id}`, agentId: 'zoe' };
  return [
    { ...about, id: `${id}1`, at, from: 'customer', text: '在吗' },
    { ...about, id: `${id}2`, at: at + wait * 1000, from: 'agent', text },
  ];
}

const day = ['--from', '2026-05-04', '--to', '2026-05-04'];
const figures = ['--figures', 'received,averageResponse,sales'];

it('DL-08 what a server had shown as final is told here too, as a table and as JSON; what is shown here is not kept', async () => {
  const { run, add, server } = await shop();
  await add([
    ...chat('a', ten, 10),
    { type: 'agent', at: ten, agentId: 'zoe', from: '2026-05-01', name: '佐伊' },
  ]);
  expect((await run('report', ...day, '--by', 'agent', ...figures)).out).toEqual([
    'kind   id   name  from        to          received (people)  averageResponse (seconds)  sales (CNY)  pending  final',
    'agent  zoe  佐伊  2026-05-04  2026-05-04  1                  10                         0.00         0        true',
    'profile official; money in CNY; with --json and --out in its smallest unit',
  ]);
  await add(chat('c', ten + 120_000, 10));
  expect((await run('report', ...day, '--by', 'agent', ...figures)).out).toHaveLength(3);
  const [from, to] = ['2026-05-04', '2026-05-04'];
  await server(({ reports }) => reports.report('demo', { from, to, by: 'agent' }));
  await add(chat('b', ten + 60_000, 20));
  const { out } = await run('report', ...day, '--by', 'agent', ...figures);
  expect(out[1]).toContain('  3                  13.3333  ');
  expect(out.slice(3)).toEqual([
    '2026-05-04 zoe received: was 2 when it was final',
    '2026-05-04 zoe averageResponse: was 10 when it was final',
  ]);
  const report = JSON.parse(
    (await run('report', ...day, ...figures, '--json')).out[0] ?? '',
  ) as StatisticsReport;
  expect(report.rows[0]?.cells['received']).toMatchObject({ value: 3, final: true });
});

it('AR-10, SY-04 an automatic reply is known by its symbol, though its words are not kept', async () => {
  const { run, add } = await shop();
  const settings = { profile: 'thirdParty', autoReply: { detect: true } };
  const rules = { type: 'settings', id: 's1', at: ten - 86_400_000, from: '2026-05-04', settings };
  await add([rules, ...chat('a', ten, 3, '^自动回复'), ...chat('b', ten + 60_000, 30)]);
  const { out } = await run('report', ...day, '--figures', 'averageResponse,unreplied', '--json');
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    profiles: ['thirdParty'],
    rows: [{ cells: { averageResponse: { value: 30 }, unreplied: { value: 1 } } }],
  });
  const official = await run(
    'report',
    ...day,
    '--figures',
    'averageResponse',
    '--profile',
    'official',
    '--json',
  );
  expect(JSON.parse(official.out[0] ?? '')).toMatchObject({
    rows: [{ cells: { averageResponse: { value: 16.5 } } }],
  });
});

it('details, explanations, salaries, the defect rate and problems', async () => {
  const { folder, run, add } = await shop();
  const order = {
    type: 'order',
    id: 'o1',
    at: ten + 60_000,
    customerId: 'c-a',
    amount: 5_000_000,
    paidAt: ten + 90_000,
  };
  await add([...chat('a', ten, 10), order]);
  const zoe = ['--kind', 'agent', '--id', 'zoe'];
  const payments = await run('details', '--list', 'agentPayments', ...day, ...zoe);
  expect(payments.out.join('\n')).toMatch(/orderId.*\no1 .*a\n1 rows/s);
  const file = join(folder, 'rows.csv');
  expect((await run('details', '--list', 'receptions', ...day, '--out', file)).out).toEqual([
    `1 rows in ${file}`,
  ]);
  expect(await readFile(file, 'utf8')).toContain('c-a,zoe');
  expect((await run('report', ...day, '--out', join(folder, 'r.pdf'))).code).toBe(2);
  const why = await run('explain', '--figure', 'averageResponse', '--day', '2026-05-04', ...zoe, '--json');
  expect(JSON.parse(why.out[0] ?? '') as FigureExplanation).toMatchObject({
    parts: { responses: 1, responseSeconds: 10 },
  });
  expect((await run('explain', '--figure', 'sales', '--day', '2026-05-04')).out[0]).toBe(
    'sales = 50000.00 CNY, final',
  );
  const shown = await run('report', ...day, '--figures', 'sales,consulted');
  expect(shown.out.join('\n')).toMatch(/sales \(CNY\) .*\nshop .* 50000\.00 .*money in CNY/s);
  const sales = join(folder, 'sales.csv');
  await run('report', ...day, '--figures', 'sales', '--out', sales);
  expect(await readFile(sales, 'utf8')).toMatch(/"?sales \(CNY, smallest unit\)"?.*\n.*,5000000,/s);
  const pay = await run('salaries', ...day, '--formula', '3000 + 0.01 * sales', '--json');
  expect(JSON.parse(pay.out[0] ?? '')).toMatchObject({
    ...{ currency: 'CNY', digits: 2, salaries: [{ agentId: 'zoe', pay: 350_000 }] },
  });
  const table = await run('salaries', ...day, '--formula', '3000.5 + 0.01 * sales');
  expect(table.out.join('\n')).toMatch(/pay \(CNY\).*\nzoe .*3500\.50\b/s);
  expect((await run('salaries', ...day, '--formula', 'fetch(1)')).code).toBe(1);
  expect((await run('defect-rate', '--month', '2026-05')).out[0]).toBe('2026-05-01 … 2026-05-31: 0 points');
  expect((await run('problems')).out).toEqual([expect.stringContaining('AGENT_NOT_LISTED')]);
  expect((await run('report', '--from', '2026-05-04')).err.join()).toContain('--to is needed');
  expect((await run('report', ...day, '--shop', 'none')).err.join()).toContain('no such shop');
});

it('DL-01, DL-04 as of several moments: pending, then lost or ordered, then final', async () => {
  const { run, add } = await shop();
  const order = {
    type: 'order',
    id: 'o1',
    at: ten + 26 * 3_600_000,
    customerId: 'c-a',
    amount: 100,
    paidAt: ten + 27 * 3_600_000,
  };
  await add([...chat('a', ten, 10), ...chat('b', ten + 60_000, 10), order]);
  const asked = [
    'report',
    ...day,
    '--by',
    'agent',
    '--figures',
    'confirmedOrderCustomers,inquiryLoss',
    '--json',
  ];
  const at = async (now: string) => {
    const { out } = await run(...asked, '--now', now);
    const { cells = {} } = (JSON.parse(out[0] ?? '') as StatisticsReport).rows[0] ?? {};
    const { confirmedOrderCustomers, inquiryLoss } = cells;
    return [confirmedOrderCustomers?.value, inquiryLoss?.value, inquiryLoss?.pending, inquiryLoss?.final];
  };
  expect(await at('2026-05-04 10:00:05')).toEqual([0, 0, 1, false]);
  expect(await at('2026-05-05 11:59:59')).toEqual([0, 0, 2, false]);
  expect(await at('2026-05-05T04:00:00Z')).toEqual([1, 0, 1, false]);
  expect(await at('2026-05-06 00:00')).toEqual([1, 1, 0, true]);
  expect((await run(...asked, '--now', '2026-05-32')).code).toBe(2);
});
