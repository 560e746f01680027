import fc from 'fast-check';
import type { IntentAnswer, RobotEntry } from '@shopbell/sdk/model';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { describe, expect, it } from 'vitest';
import { RobotMemory } from '../src/app/knowledge/robotMemory.ts';
import { shopsWithKnowledge } from './support/knowledge.ts';
import { refusal, shopOfBoss } from './support/manager.ts';

const questions = [
  '运费多少',
  '怎么退货',
  'how much is shipping',
  '尺码怎么选',
  'what size fits',
  '保修多久',
];
const keywords = ['运费', '退货', 'shipping', 'size', '尺码', '保修', 'fit'];
const skus = [undefined, 'tent', 'sofa'];

const entries = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    question: fc.constantFrom(...questions),
    keywords: fc.uniqueArray(fc.constantFrom(...keywords), { maxLength: 3 }),
    sku: fc.constantFrom(...skus),
    answer: fc.constantFrom('one', 'two'),
  }),
  { maxLength: 5 },
);
const answers = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b'),
    intent: fc.constantFrom('size' as const, 'shipping-fee' as const),
    sku: fc.constantFrom(...skus),
  }),
  { maxLength: 2 },
);

/** A shop's lists, each id once, as a write leaves them: every object new. */
function listsOf(written: {
  entries: readonly (Pick<RobotEntry, 'id' | 'question' | 'keywords' | 'answer'> & {
    sku: string | undefined;
  })[];
  answers: readonly (Pick<IntentAnswer, 'id' | 'intent'> & { sku: string | undefined })[];
}) {
  const once = <T extends { id: string }>(list: readonly T[]) => [
    ...new Map(list.map((one) => [one.id, one])).values(),
  ];
  const of = (sku: string | undefined) => (sku === undefined ? {} : { sku });
  return {
    robotEntries: once(written.entries).map(({ sku, ...entry }, at): RobotEntry => {
      return { ...entry, ...of(sku), kind: 'pre-sale', needsAgent: false, version: at + 1 };
    }),
    intentAnswers: once(written.answers).map(({ sku, ...answer }): IntentAnswer => {
      return { ...answer, ...of(sku), answer: 'trained', needsAgent: false, version: 1 };
    }),
  };
}

describe('a robot’s memory', () => {
  it('RB-02 after any row of changes answers as one that was made of the last of them', async () => {
    const rows = fc.array(fc.record({ entries, answers }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const changing = await RobotMemory.of({ robotEntries: [], intentAnswers: [] });
        for (const one of written) await changing.update(listsOf(one));
        const fresh = await RobotMemory.of(listsOf(written.at(-1)!));
        for (const text of [...questions, '尺码 size 运费', 'shiping', '没有人问过的']) {
          for (const sku of skus) {
            const question = { text, page: 'product', ...(sku === undefined ? {} : { sku }) } as const;
            const found = changing.candidates(question);
            expect(found).toEqual(fresh.candidates(question));
            expect(changing.best(question)).toEqual(found[0]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes changes over in their order, however many come at once', async () => {
    const many = (answer: string) => ({
      robotEntries: Array.from({ length: 450 }, (_, at): RobotEntry => ({
        id: `e${String(at)}`,
        kind: 'pre-sale',
        question: `第${String(at)}题`,
        keywords: [`词${String(at)}`],
        answer,
        needsAgent: false,
        version: 1,
      })),
      intentAnswers: [],
    });
    const memory = await RobotMemory.of(many('first'));
    const updates = ['second', 'third'].map((answer) => memory.update(many(answer)));
    await Promise.all(updates);
    expect(memory.best({ text: '词7', page: 'product' })?.answer).toBe('third');
    const found = memory.candidates({ text: '词449', page: 'product' });
    expect(found.map(({ id, answer }) => `${id} ${answer}`).sort()).toEqual([
      'e4 third',
      'e44 third',
      'e449 third',
    ]);
  });
});

describe('a write', () => {
  it('is answered from at once, without reading the shop again', async () => {
    const inner = memoryStorage();
    let reads = 0;
    const listKnowledge = (shopId: string) => {
      reads += 1;
      return inner.listKnowledge(shopId);
    };
    const { knowledge } = await shopsWithKnowledge({ storage: { ...inner, listKnowledge } });
    const ask = async (text: string) => (await knowledge.of('shop')).answer({ text, page: 'product' });
    expect(await ask('运费')).toBeUndefined();
    const { id } = await knowledge.put('shop', 'robot-entry', {
      ...{ kind: 'pre-sale', question: '运费多少', keywords: '运费', answer: '十元' },
    });
    expect((await ask('运费'))?.answer).toBe('十元');
    await knowledge.put('shop', 'robot-entry', {
      ...{ id, kind: 'pre-sale', question: '邮费多少', keywords: '邮费', answer: '九元' },
    });
    expect([await ask('运费'), (await ask('邮费'))?.answer]).toEqual([undefined, '九元']);
    await knowledge.setRobotSettings('shop', { categories: ['帐篷'] });
    expect((await ask('邮费'))?.answer).toBe('九元');
    await knowledge.replace('shop', { intentAnswers: [{ intent: 'size', answer: '看表' }] });
    expect([(await ask('邮费'))?.answer, (await ask('尺码'))?.answer]).toEqual(['九元', '看表']);
    await knowledge.delete('shop', 'robot-entry', id);
    expect(await ask('邮费')).toBeUndefined();
    expect(reads).toBe(1);
    const told = await knowledge.list('shop');
    knowledge.forget('shop');
    expect(await knowledge.list('shop')).toEqual(told);
  });

  it('of another node in between is read, and not lost', async () => {
    const storage = memoryStorage();
    const { knowledge: here } = await shopsWithKnowledge({ storage });
    const { knowledge: there } = await shopsWithKnowledge({ storage });
    await here.list('shop');
    await there.put('shop', 'faq', { id: 'theirs', question: '问', answer: '答' });
    await here.put('shop', 'faq', { id: 'mine', question: '问二', answer: '答' });
    expect((await here.list('shop')).faq.map(({ id }) => id)).toEqual(['theirs', 'mine']);
    const late = here.put('shop', 'faq', { id: 'theirs', question: '问', answer: '改' }, 1);
    expect(await refusal(late)).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 } });
  });
});

describe('two managers', () => {
  it('at one entry: the second is told the version of now, takes it, and loses nothing', async () => {
    const { boss } = await shopOfBoss();
    const faq = { id: 'ship', question: '包邮吗', answer: '满 99 包邮' };
    const first = await boss.putKnowledge('faq', faq, 0);
    // The very same is a repeat: see repeats.test.ts.
    expect(await boss.putKnowledge('faq', faq, 0)).toEqual(first);
    expect(await refusal(boss.putKnowledge('faq', { ...faq, answer: '看情况' }, 0))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { version: first.version },
    });
    const theirs = await boss.putKnowledge('faq', { ...faq, answer: '满 199 包邮' }, first.version);
    const late = await refusal(boss.putKnowledge('faq', { ...faq, answer: '不包邮' }, first.version));
    expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: theirs.version } });
    expect((await refusal(boss.deleteKnowledge('faq', 'ship', first.version))).code).toBe(
      'CHANGED_MEANWHILE',
    );
    expect((await boss.knowledge()).faq).toEqual([theirs]);
    await boss.deleteKnowledge('faq', 'ship', theirs.version);
    expect((await refusal(boss.deleteKnowledge('faq', 'ship', theirs.version))).code).toBe('NOT_FOUND');
    expect(await refusal(boss.putKnowledge('faq', faq, theirs.version))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { version: 0 },
    });
  });

  it('at two entries: neither is in the other’s way', async () => {
    const { boss } = await shopOfBoss();
    const one = await boss.putKnowledge('faq', { question: '甲', answer: '答' });
    const two = await boss.putKnowledge('recommendation', { title: '乙', sku: '1001' });
    await boss.putKnowledge('faq', { id: one.id, question: '甲', answer: '改' }, one.version);
    await boss.putKnowledge('recommendation', { id: two.id, title: '乙', sku: '1002' }, two.version);
  });

  it('at the order of a list: who read another one is refused, whatever changed in it', async () => {
    const { boss } = await shopOfBoss();
    await boss.putKnowledge('faq', { question: '甲', answer: '答' });
    const { version, faq } = await boss.knowledge();
    await boss.putKnowledge('robot-entry', { kind: 'pre-sale', question: '乙', answer: '答' });
    const other = faq.map((entry) => ({ ...entry, answer: '改' }));
    const late = await refusal(boss.replaceKnowledge({ faq: other }, version));
    expect(late).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: version + 1 } });
    const replaced = await boss.replaceKnowledge({ faq: [] }, version + 1);
    expect(replaced).toMatchObject({ faq: [], version: version + 2 });
    await boss.replaceKnowledge({ faq: [] });
  });

  it('at the robot, and at an agent', async () => {
    const { boss } = await shopOfBoss();
    expect(await boss.robot()).toMatchObject({ version: 0 });
    const robot = await boss.setRobot({ categories: ['帐篷'] }, 0);
    expect(robot.version).toBe(1);
    expect(await refusal(boss.setRobot({ categories: [] }, 0))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { version: 1 },
    });
    expect(await boss.robot()).toEqual(robot);
    expect((await boss.setRobot({ categories: [] })).version).toBe(2);
    expect((await refusal(boss.setRobot({ categories: ['帐篷'] }, 1))).code).toBe('CHANGED_MEANWHILE');

    const amy = (await boss.agents()).find(({ id }) => id === 'amy');
    const changed = await boss.configureAgent('amy', { capacity: 3 }, amy?.version);
    expect(changed.version).toBeGreaterThan(amy?.version ?? Infinity);
    expect(await refusal(boss.configureAgent('amy', { capacity: 5 }, amy?.version))).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { version: changed.version },
    });
    expect((await boss.configureAgent('amy', { receiving: false })).capacity).toBe(3);
  });
});
