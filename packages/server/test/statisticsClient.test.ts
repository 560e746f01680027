import { createAdminClient } from '@shopbell/sdk/admin';
import { expect, it } from 'vitest';
import { ask, keyOf } from './support/admin.ts';
import { codes, refusal, shopOfBoss } from './support/manager.ts';

const ten = Date.UTC(2026, 2, 4, 2);
const day = { from: '2026-03-04', to: '2026-03-04' };
const chat = (id: string, wait: number) => {
  const about = { type: 'message', conversationId: id, customerId: `c-${id}`, agentId: 'zoe', length: 2 };
  return [
    { ...about, id: `${id}1`, at: ten, from: 'customer', authorId: `c-${id}` },
    { ...about, id: `${id}2`, at: ten + wait * 1000, from: 'agent', authorId: 'zoe' },
  ];
};

it('a manager tells facts and reads figures with the client, on a real port', async () => {
  const { boss } = await shopOfBoss();
  const { statistics } = boss;
  expect((await statistics.catalogue()).figures.map(({ id }) => id)).toContain('averageResponse');
  expect(await statistics.tell([...chat('a', 10), ...chat('b', 20), { type: 'message' }])).toMatchObject({
    stored: 4,
    refused: [{ index: 4 }],
  });
  const { rows } = await statistics.report({ ...day, by: 'agent', figures: ['received', 'averageResponse'] });
  expect(rows).toMatchObject([
    {
      subject: { id: 'zoe' },
      cells: { received: { value: 2, final: true }, averageResponse: { value: 15 } },
    },
  ]);
  const details = await statistics.details({
    ...day,
    list: 'receptions',
    kind: 'agent',
    id: 'zoe',
    limit: 1,
  });
  expect(details).toMatchObject({ total: 2, next: 1 });
  const asked = { ...day, by: 'agent', figures: ['received'] } as const;
  const csv = await statistics.reportFile(asked, 'csv');
  expect(await csv.text()).toContain('received (people)');
  const rowsFile = await statistics.detailsFile({ ...day, list: 'receptions' }, 'csv');
  expect((await rowsFile.text()).trim().split('\r\n')).toHaveLength(3);
  expect((await statistics.reportFile(asked, 'xlsx')).size).toBeGreaterThan(1000);
  await expect(statistics.reportFile({ ...asked, figures: ['nonsense'] }, 'csv')).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  const why = { figure: 'averageResponse', day: day.from, kind: 'agent', id: 'zoe' } as const;
  expect(await statistics.explain(why)).toMatchObject({ parts: { responses: 2 } });
  expect(await statistics.defectRate('2026-03')).toMatchObject({ points: 0, final: true });
  expect((await statistics.problems()).problems).toMatchObject([{ code: 'AGENT_NOT_LISTED' }]);

  await statistics.saveCustomReport({ id: 'r', name: '对比', kind: 'comparison', figures: ['received'] }, 0);
  expect(await statistics.customReports()).toMatchObject([{ id: 'r', version: 1 }]);
  expect((await statistics.customReport('r', day)).rows).toHaveLength(1);
  await statistics.deleteCustomReport('r', 1);
  await statistics.saveSalaryTemplate({ id: 't', name: '底薪', formula: '100 * received' });
  expect(await statistics.salaries({ ...day, template: 't' })).toMatchObject({ salaries: [{ pay: 20_000 }] });
  expect(await (await statistics.salariesFile({ ...day, template: 't' }, 'csv')).text()).toContain('zoe');
  expect(await statistics.salaryTemplates()).toHaveLength(1);
  await statistics.deleteSalaryTemplate('t');

  const changed = await statistics.change({ settings: { maxWait: { minutes: 5 } } }, 0);
  expect(changed).toMatchObject({ version: 1, settings: { maxWait: { minutes: 5 } } });
  expect((await statistics.settings()).changes).toHaveLength(1);
  await statistics.changeAccount('amy', { accountType: 'aftersale' });
  expect(await statistics.accounts()).toContainEqual(
    expect.objectContaining({ agentId: 'amy', accountType: 'aftersale' }),
  );
  expect(
    await codes([
      statistics.customReport('r', day),
      statistics.change({ settings: {} }, 0),
      statistics.report({ ...day, figures: ['nothing'] }),
    ]),
  ).toEqual(['NOT_FOUND', 'CHANGED_MEANWHILE', 'INVALID_ARGUMENT']);
  expect((await refusal(statistics.change({ from: '2020-01-01', settings: {} }))).code).toBe(
    'INVALID_ARGUMENT',
  );
});

it('a program reads with its key, and files come as files', async () => {
  const { host, boss } = await shopOfBoss();
  await boss.statistics.tell(chat('=a', 10));
  const key = await keyOf(host, ['admin']);
  const apiKey = key['Authorization']?.slice('Bearer '.length);
  const program = createAdminClient({ server: host.workbenchOrigin, apiKey });
  expect((await program.statistics.report(day)).rows).toHaveLength(1);
  const path = `/reports/details?from=${day.from}&to=${day.to}&list=receptions&format=`;
  const csv = await ask(host, key, `${path}csv`);
  expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('Content-Disposition')).toBe('attachment; filename="receptions.csv"');
  expect(await csv.text()).toContain('c-=a,zoe');
  const xlsx = await ask(host, key, `/reports?from=${day.from}&to=${day.to}&by=agent&format=xlsx`);
  expect(xlsx.headers.get('Content-Type')).toContain('spreadsheetml');
  expect(new Uint8Array(await xlsx.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
});
