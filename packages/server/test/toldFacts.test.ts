import { readFile } from 'node:fs/promises';
import { Fact } from '@shopbell/metrics';
import type { FactBatchResult, StatisticsReport } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { words } from '../src/app/statistics/reading/words.ts';
import { shellWithShop } from './support/shell.ts';

/** One shop with both doors: files, and what a back end tells. */
async function doors() {
  const shop = await shellWithShop();
  return {
    ...shop,
    imported: async (rows: readonly object[]) => {
      const path = await shop.file('facts.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
      return shop.run('import', path);
    },
    told: (facts: object[]): Promise<FactBatchResult> =>
      shop.server(async (admin) => {
        const [first] = await admin.settings.list();
        return admin.facts.take(first?.id ?? '', { facts });
      }),
  };
}

const pathsOf = (told: FactBatchResult) =>
  told.refused.flatMap(({ error }) =>
    (error.details as { issues: { path: string }[] }).issues.map(({ path }) => path),
  );

const at = '2026-05-04 10:00:00';
const order = { type: 'order', id: 'o1', at, customerId: 'lin', amountMain: '125.50' };
const message = { type: 'message', id: 'm1', at, conversationId: 'c1', from: 'customer', customerId: 'lin' };

describe('facts by file and by HTTP', () => {
  it('every example of the docs is taken by both doors, as one and the same fact', async () => {
    const page = await readFile(new URL('../../../docs/statistics.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)]
      .flatMap(([, block = '']) => block.trim().split('\n'))
      .map((line) => JSON.parse(line) as { type: string });
    expect(examples.length).toBeGreaterThan(10);
    const { imported, told } = await doors();
    expect(await imported(examples)).toMatchObject({ code: 0, err: [] });
    const taken = await told(examples);
    const settings = examples.filter(({ type }) => type === 'settings').length;
    expect(taken).toMatchObject({ stored: 0, unchanged: examples.length - settings });
    // CF-06: settings are taken of files alone.
    expect(taken.refused.map(({ index }) => examples[index]?.type)).toEqual(['settings']);
  });

  it('what is no field is refused at every level, with its path, and nothing of it is kept', async () => {
    const { imported, told } = await doors();
    const item = { productId: '1001', quantity: 1, amount: 100 };
    const opened = { type: 'entry.opened', id: 'e1', at, conversationId: 'c1', customerId: 'lin' };
    const rows = [
      { ...order, colour: 'red' },
      { ...order, items: [item, { ...item, colour: 'red' }] },
      { ...opened, scope: { foo: 1 } },
    ];
    const taken = await told(rows);
    expect(taken.stored).toBe(0);
    expect(pathsOf(taken)).toEqual(['colour', 'items.1.colour', 'scope.foo']);
    const about = { type: 'settings', at, from: '2026-05-01' };
    const { code, err } = await imported([
      { ...about, id: 's1', settings: { maxWait: { minuten: 5 } } },
      { ...about, id: 's2', settings: { nonsense: true } },
      { ...about, id: 's3', settings: { autoReply: { symbol: '您好' } } },
    ]);
    expect(code).toBe(3);
    expect(err).toEqual([
      'line 1: settings.maxWait.minuten: is no field that is known',
      'line 2: settings.nonsense: is no field that is known',
      'line 3: settings.autoReply.symbol: is made of signs: no letters, digits or spaces',
    ]);
  });

  it('refusals name the field that is to be written, and say how', async () => {
    const { told } = await doors();
    const reasons = async (row: object) => {
      const { refused } = await told([row]);
      const { issues = [] } = refused[0]?.error.details as { issues?: { path: string; message: string }[] };
      return issues.map(({ path, message: says }) => `${path}: ${says}`);
    };
    const { customerId: _, ...nobodys } = message;
    expect(await reasons({ ...nobodys, text: '在吗' })).toEqual([
      'customerId: is missing: it says who wrote this',
    ]);
    expect(await reasons({ ...message, from: 'agent', text: '在' })).toEqual([
      'agentId: is missing: it says who wrote this',
    ]);
    for (const amountMain of ['1,200.00', '¥1,200.00'])
      expect(await reasons({ ...order, amountMain })).toEqual([
        `amountMain: is no amount: ${amountMain}; write it in the main unit without commas, with at most 2 decimals, such as 1200.50`,
      ]);
    expect(await reasons({ ...message, from: '上帝', text: '在' })).toEqual([
      'from: is none of customer (顾客, 客户, 买家), agent (客服, 人工), auto (自动, 自动回复), robot (机器人, 系统): 上帝',
    ]);
    expect((await reasons({ type: 'coffee' }))[0]).toContain('message (消息), order (订单)');
  });

  it('amounts of CSV files are in the main unit, those of items too; Chinese words stand for every value', async () => {
    const { file, run } = await doors();
    const orders = await file(
      'orders.csv',
      '订单号,顾客,下单时间,付款时间,金额,商品明细\no1,lin,2026-05-04 10:00,2026-05-04 10:05,8.50,p1:2:2.50;p2:1:3\n',
    );
    expect(await run('import', orders, '--type', 'order')).toMatchObject({ code: 0 });
    const lines = [
      '编号,类型,时间,会话,顾客,客服,发送方,评分,内容',
      'm1,消息,2026-05-04 09:50,c1,lin,zoe,买家,,在吗',
      'm2,消息,2026-05-04 09:51,c1,lin,zoe,系统,,欢迎',
      'm3,消息,2026-05-04 09:52,c1,lin,zoe,客服,,在',
      'r1,评价,2026-05-04 10:10,c1,,,,非常满意,',
    ];
    const chats = await file('chats.csv', lines.join('\n'));
    expect(await run('import', chats)).toMatchObject({ code: 0, err: [] });
    const agents = await file('agents.csv', '时间,客服,生效日期,账号类型\n2026-05-04,kim,2026-05-01,售后\n');
    expect(await run('import', agents, '--type', 'agent')).toMatchObject({ code: 0, err: [] });
    const days = ['--from', '2026-05-04', '--to', '2026-05-04', '--json'];
    const value = async (...args: string[]) => {
      const { out } = await run('report', ...days, ...args);
      const { rows } = JSON.parse(out[0] ?? '') as StatisticsReport;
      return rows.map(({ subject, cells }) => [
        subject.id,
        ...Object.values(cells).map((cell) => cell.value),
      ]);
    };
    expect(await value('--by', 'product', '--figures', 'sales')).toEqual([
      ['p1', 250],
      ['p2', 300],
    ]);
    expect(await value('--by', 'agent', '--ids', 'zoe', '--figures', 'averageResponse,averageGrade')).toEqual(
      [['zoe', 120, 5]],
    );
    // One column of amounts, in one unit.
    const cents = await file('cents.csv', 'id,at,customerId,amount\no2,2026-05-04 10:00,lin,850\n');
    const refused = await run('import', cents, '--type', 'order');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err.join()).toContain('amountMain');
  });

  it('every value that a fact may have has words, and no word stands for another', () => {
    const enumerations = Fact.options.flatMap(({ shape }) =>
      Object.entries<z.ZodType>(shape).flatMap(([field, schema]) => {
        const { enum: values } = z.toJSONSchema(schema, { unrepresentable: 'any' });
        return values ? [[`${shape.type.value}.${field}`, values] as const] : [];
      }),
    );
    expect(enumerations.length).toBeGreaterThan(5);
    for (const [field, values] of enumerations)
      expect([field, ...Object.keys(words[field] ?? {}).sort()]).toEqual([field, ...values.toSorted()]);
    const types = Fact.options.map(({ shape }) => shape.type.value);
    expect(Object.keys(words['type'] ?? {}).sort()).toEqual(types.sort());
  });
});
