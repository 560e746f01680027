import fc from 'fast-check';
import { comparable, type KnowledgeInput, type Page } from '@shopbell/sdk/model';
import type { Knowledge } from '@shopbell/server/app';
import { beforeEach, describe, expect, it } from 'vitest';
import { RobotMemory } from '../src/app/knowledge/robotMemory.ts';
import { shopsWithKnowledge } from './support/knowledge.ts';

type Entry = KnowledgeInput<'robot-entry'>;

let knowledge: Knowledge;
beforeEach(async () => {
  ({ knowledge } = await shopsWithKnowledge());
});

const write = (entry: Partial<Entry>) =>
  knowledge.put('shop', 'robot-entry', { kind: 'pre-sale', question: '问题', answer: 'answer', ...entry });
const fill = (answer: KnowledgeInput<'intent-answer'>) => knowledge.put('shop', 'intent-answer', answer);
const ask = async (text: string, { page = 'product', sku }: { page?: Page; sku?: string } = {}) =>
  (await knowledge.of('shop')).answer({ text, page, sku });
const answerTo = async (...asked: Parameters<typeof ask>) => (await ask(...asked))?.answer;

describe('classes of answers', () => {
  it('RB-01 「运费多少」 with a SKU gets the pre-sale answer of that SKU', async () => {
    await fill({ intent: 'shipping-fee', answer: '一般 10 元' });
    await fill({ intent: 'shipping-fee', sku: 'fridge', answer: '冰箱 99 元' });
    await fill({ intent: 'shipping-fee', sku: 'sofa', answer: '沙发 199 元' });
    expect(await answerTo('运费多少', { sku: 'fridge' })).toBe('冰箱 99 元');
    expect(await answerTo('运费多少', { sku: 'cup' })).toBe('一般 10 元');
    expect(await answerTo('运费多少')).toBe('一般 10 元');
    expect(await answerTo('How much is shipping?', { sku: 'sofa' })).toBe('沙发 199 元');
  });

  it('RB-01 「怎么退货」 gets the one after-sale answer, whatever the product', async () => {
    await fill({ intent: 'returns', answer: '七天内可退' });
    for (const sku of ['fridge', 'sofa', undefined]) {
      expect(await answerTo('怎么退货', sku === undefined ? {} : { sku })).toBe('七天内可退');
    }
    expect(await answerTo('怎么退货', { page: 'order' })).toBe('七天内可退');
  });

  it('RB-01 the answer for a product stands before the one for every product, and is never given for another', async () => {
    await write({ question: '运费多少', keywords: '运费', answer: 'all' });
    await write({ question: '邮费', keywords: '运费', sku: 'fridge', answer: 'fridge' });
    await write({ question: '能装电梯吗', keywords: '电梯', sku: 'fridge', answer: 'fits' });
    expect(await answerTo('运费', { sku: 'fridge' })).toBe('fridge');
    expect(await answerTo('运费', { sku: 'sofa' })).toBe('all');
    expect(await ask('能装电梯吗', { sku: 'sofa' })).toBeUndefined();
    expect(await ask('能装电梯吗')).toBeUndefined();
  });

  it('RB-01 refuses an after-sale answer for one product', async () => {
    const refused = { code: 'INVALID_ARGUMENT', details: { issues: [{ path: 'sku' }] } };
    await expect(write({ kind: 'after-sale', sku: 'fridge' })).rejects.toMatchObject(refused);
    await expect(fill({ intent: 'refund', sku: 'fridge', answer: 'a' })).rejects.toMatchObject(refused);
  });

  it('RB-01 a text about both gets the after-sale answer on an order’s page, the pre-sale one on a product’s', async () => {
    await fill({ intent: 'shipping-fee', answer: '10 元' });
    await fill({ intent: 'returns', answer: '可退' });
    expect(await answerTo('退货运费谁出', { page: 'order' })).toBe('可退');
    expect(await answerTo('退货运费谁出', { page: 'tracking' })).toBe('可退');
    expect(await answerTo('退货运费谁出', { page: 'product' })).toBe('10 元');
  });
});

describe('custom questions', () => {
  it.each(['尺码,大小', '尺码，大小', ' 尺码 ， 大小 ,, 尺码', ['尺码', '大小'], ['尺码，大小']])(
    'RB-02 keywords %j: both hit',
    async (keywords) => {
      const entry = await write({ keywords, answer: '看尺码表' });
      expect(entry.keywords).toEqual(['尺码', '大小']);
      expect(await ask('请问这件的尺码准吗')).toMatchObject({
        answer: '看尺码表',
        why: { keywords: ['尺码'] },
      });
      expect(await ask('大小合适吗')).toMatchObject({ answer: '看尺码表', why: { keywords: ['大小'] } });
    },
  );

  it('RB-02 upper and lower case, full and half width are one keyword', async () => {
    const entry = await write({ keywords: 'Size,SIZE,ｓｉｚｅ', answer: 'chart' });
    expect(entry.keywords).toEqual(['Size']);
    expect(await answerTo('有没有ＳＩＺＥ表')).toBe('chart');
  });

  it.each([
    '多少钱？包邮吗？',
    'How big is it? Is it heavy?',
    '多少钱?能便宜吗？',
    'كم السعر؟ هل هو متوفر؟',
    '多少钱\n包邮吗',
  ])('RB-02 refuses an entry with two questions: %j', async (question) => {
    await expect(write({ question })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: {
        issues: [
          { path: 'question', message: expect.stringMatching(/one (question per entry|line)/) as unknown },
        ],
      },
    });
    expect((await knowledge.list('shop')).robotEntries).toEqual([]);
  });

  it.each(['多少钱', '多少钱？', '真的吗？？', '什么？！', 'Really ?!', '(how big?)'])(
    'RB-02 takes one question: %j',
    async (question) => {
      expect(await write({ question })).toMatchObject({ question });
    },
  );

  it('RB-02 has no limit to the number of entries', async () => {
    const robotEntries = Array.from({ length: 1500 }, (_, index) => ({
      kind: 'pre-sale' as const,
      question: `第 ${String(index)} 问`,
      keywords: `词${String(index)}号`,
      answer: `答 ${String(index)}`,
    }));
    await knowledge.replace('shop', { robotEntries });
    expect(await answerTo('词1499号')).toBe('答 1499');
    expect((await knowledge.list('shop')).robotEntries).toHaveLength(1500);
  });

  it('RB-03 both match: the custom answer', async () => {
    await fill({ intent: 'shipping-fee', answer: 'trained' });
    await fill({ intent: 'shipping-fee', sku: 'fridge', answer: 'trained for the fridge' });
    expect(await ask('运费多少')).toMatchObject({
      source: 'trained',
      intent: 'shipping-fee',
      answer: 'trained',
    });
    await write({ question: '邮费谁出', keywords: '运费', answer: 'custom' });
    expect(await ask('运费多少')).toMatchObject({ source: 'custom', answer: 'custom' });
    expect(await answerTo('运费多少', { sku: 'fridge' })).toBe('custom');
  });

  it('RB-01 RB-03 what is asked for by name is not answered with what the shop wrote of something like it', async () => {
    await fill({ intent: 'returns', answer: '七天无理由' });
    await write({ question: '退货地址', keywords: '退货地址', answer: '杭州一号仓' });
    expect(await answerTo('怎么退货')).toBe('七天无理由');
    expect(await answerTo('退货地址是什么')).toBe('杭州一号仓');
  });

  it('RB-03 custom entries complement what the robot was taught', async () => {
    await fill({ intent: 'invoice', answer: '可开发票' });
    await write({ question: '有礼品袋吗', keywords: '礼品袋', answer: 'bag' });
    expect(await answerTo('能开发票吗')).toBe('可开发票');
    expect(await answerTo('Can you send an invoice?')).toBe('可开发票');
    expect(await answerTo('送礼品袋吗')).toBe('bag');
  });

  it('RB-03 an intent that the shop has not filled in answers nothing, and is filled in once for a product', async () => {
    expect(await ask('运费多少')).toBeUndefined();
    await fill({ intent: 'size', answer: 'one' });
    await expect(fill({ intent: 'size', answer: 'two' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await fill({ intent: 'size', sku: 'shoe', answer: 'two' });
    const [first] = (await knowledge.list('shop')).intentAnswers;
    await fill({ ...first!, answer: 'changed' });
    expect(await answerTo('尺码')).toBe('changed');
  });

  it('RB-05 an answer that needs data carries the offer of a person', async () => {
    await write({ question: '我的包裹到哪了', keywords: '包裹', answer: '请联系客服查询', needsAgent: true });
    expect(await ask('包裹到哪了')).toMatchObject({ answer: '请联系客服查询', needsAgent: true });
  });
});

describe('matching', () => {
  it('finds Chinese words of two characters wherever they stand', async () => {
    await write({ question: '面料成分是什么', answer: 'cotton' });
    for (const text of ['面料成分', '请问这件衣服的面料成分呢', '成分面料']) {
      expect(await answerTo(text), text).toBe('cotton');
    }
  });

  it('finds a question again in other words, in English with plurals and typing errors', async () => {
    await write({ question: 'What is the shipping fee?', answer: 'fee' });
    for (const text of ['shipping fees', 'tell me the SHIPPING fee please', 'shiping fee?']) {
      expect(await answerTo(text), text).toBe('fee');
    }
  });

  it('finds keywords in text of two languages', async () => {
    await write({ question: '手机壳', keywords: 'iPhone15手机壳,case', answer: 'fits' });
    expect(await answerTo('有iphone15手机壳吗')).toBe('fits');
    expect(await answerTo('求推荐case谢谢')).toBe('fits');
  });

  it('says nothing below the threshold', async () => {
    await write({ question: '怎么选择合适的尺码', answer: 'a' });
    await write({ question: 'Do you have a shop in Berlin?', answer: 'b' });
    for (const text of [
      '天气怎么样',
      '你好',
      'do you have it',
      '',
      '？？',
      '😀',
      '__proto__ constructor',
      '合适',
    ]) {
      expect(await ask(text), text).toBeUndefined();
    }
  });

  it('sets a keyword above a resemblance, more of the text above less, and a word above a part of one', async () => {
    await write({ question: '裙子多长', answer: 'resembles' });
    await write({ question: '一', keywords: '裙子', answer: 'short' });
    await write({ question: '二', keywords: '裙子多长', answer: 'long' });
    const found = (await knowledge.of('shop')).candidates({ text: '裙子多长', page: 'product' });
    expect((await found).map(({ answer }) => answer)).toEqual(['long', 'short', 'resembles']);
    await write({ question: '三', keywords: 'age', answer: 'age' });
    await write({ question: '四', keywords: 'package', answer: 'package' });
    expect(await answerTo('my package')).toBe('package');
    expect(await ask('what age')).toMatchObject({ answer: 'age', score: 2 });
  });

  it('breaks ties by the shop’s own order, each time alike', async () => {
    for (const answer of ['first', 'second', 'third'])
      await write({ question: answer, keywords: '颜色', answer });
    const order = async () =>
      (await (await knowledge.of('shop')).candidates({ text: '颜色', page: 'product' })).map(
        ({ answer }) => answer,
      );
    expect(await order()).toEqual(['first', 'second', 'third']);
    knowledge.forget('shop');
    expect(await order()).toEqual(['first', 'second', 'third']);
    await write({ question: '四', keywords: '蓝色', answer: 'blue' });
    await write({ question: '五', keywords: '红色', answer: 'red' });
    expect(await answerTo('红色蓝色')).toBe('blue');
    const [first, second, third] = (await knowledge.list('shop')).robotEntries;
    await knowledge.replace('shop', { robotEntries: [third!, first!, second!] });
    expect(await order()).toEqual(['third', 'first', 'second']);
  });

  it('always finds an entry whose keyword is in the text', async () => {
    const sign = fc.constantFrom(...Array.from('的尺码大小运费多少，。？?! abcSizeＳ１5-_.%𠮷😀ß'));
    const text = (minLength: number, maxLength: number) =>
      fc.array(sign, { minLength, maxLength }).map((signs) => signs.join(''));
    const keyword = text(1, 8).filter((signs) => comparable(signs) !== '' && !/[,，]/u.test(signs));
    await fc.assert(
      fc.asyncProperty(
        fc.array(keyword, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        text(0, 12),
        text(0, 12),
        async (keywords, pick, before, after) => {
          const robotEntries = keywords.map((word, index) => ({
            ...{ id: `e${String(index)}`, kind: 'pre-sale' as const, question: '？', answer: 'a' },
            ...{ keywords: [word], needsAgent: false, version: 1 },
          }));
          const place = pick % keywords.length;
          const memory = await RobotMemory.of({ robotEntries, intentAnswers: [] });
          const asked = `${before} ${keywords[place]!} ${after}`;
          const found = memory.candidates({ text: asked, page: 'product' });
          expect(found.filter(({ why }) => why.by === 'keyword').map(({ id }) => id)).toContain(
            `e${String(place)}`,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
