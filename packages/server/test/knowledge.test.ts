import { knowledgeLimits, type KnowledgeInput } from '@shopbell/sdk/model';
import type { Knowledge } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { shopsWithKnowledge } from './support/knowledge.ts';

let knowledge: Knowledge;
beforeEach(async () => {
  ({ knowledge } = await shopsWithKnowledge());
});

const pages = ['shop', 'product', 'order', 'tracking'] as const;
const invalid = (...paths: string[]) => ({
  code: 'INVALID_ARGUMENT',
  details: { issues: paths.map((path) => expect.objectContaining({ path }) as unknown) },
});

describe('frequently asked questions', () => {
  const shownOn = async (asked: { page: (typeof pages)[number]; sku?: string; queued: boolean }) =>
    (await knowledge.of('shop')).faqFor(asked).map(({ question }) => question);
  beforeEach(async () => {
    await knowledge.put('shop', 'faq', { question: '包邮吗', answer: '满 99 包邮' });
    await knowledge.put('shop', 'faq', { question: '能装多少', answer: '300 升', sku: 'fridge' });
  });

  it('RB-08 entry from a product page → FAQ; from the shop page, not queued → none', async () => {
    expect(await shownOn({ page: 'product', queued: false })).toEqual(['包邮吗']);
    for (const page of ['shop', 'order', 'tracking'] as const) {
      expect(await shownOn({ page, queued: false })).toEqual([]);
    }
  });

  it.each(pages)('RB-08 RT-47 queued from a %s page → FAQ', async (page) => {
    expect(await shownOn({ page, queued: true })).toEqual(['包邮吗']);
  });

  it('RB-08 those of the product come first, those of another product never', async () => {
    expect(await shownOn({ page: 'product', sku: 'fridge', queued: false })).toEqual(['能装多少', '包邮吗']);
    expect(await shownOn({ page: 'product', sku: 'sofa', queued: true })).toEqual(['包邮吗']);
    expect((await knowledge.of('shop')).faqFor({ page: 'product', sku: 'fridge', queued: true })[0]).toEqual({
      id: 'id-2',
      question: '能装多少',
      answer: '300 升',
    });
  });

  it('RT-47 a long list is cut to what a screen and half a frame take', async () => {
    const list = (answer: string) =>
      Array.from({ length: 50 }, (_, index) => ({ question: String(index), answer }));
    await knowledge.replace('shop', { faq: list('短') });
    expect(await shownOn({ page: 'shop', queued: true })).toHaveLength(20);
    await knowledge.replace('shop', { faq: list('长'.repeat(knowledgeLimits.answer)) });
    expect(await shownOn({ page: 'shop', queued: true })).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('recommendations', () => {
  const title = '新款冰箱';

  it('RB-07 entry from the shop or an order page → shown; from a product page → not', async () => {
    await knowledge.put('shop', 'recommendation', { title, sku: 'fridge', note: '省电' });
    await knowledge.put('shop', 'recommendation', { title: '活动', url: 'https://shop.example/sale?a=1' });
    const shop = await knowledge.of('shop');
    for (const page of ['shop', 'order'] as const) {
      expect(shop.recommendationsFor({ page })).toEqual([
        { id: 'id-1', title, sku: 'fridge', note: '省电' },
        { id: 'id-2', title: '活动', url: 'https://shop.example/sale?a=1' },
      ]);
    }
    for (const page of ['product', 'tracking'] as const) {
      expect(shop.recommendationsFor({ page })).toEqual([]);
    }
  });

  it.each([
    ['nothing', {}],
    ['both', { sku: 'fridge', url: 'https://shop.example/' }],
    ['http', { url: 'http://shop.example/' }],
    ['a script', { url: 'javascript:alert(1)' }],
    ['a path in disguise', { url: 'https:shop.example' }],
    ['a user name', { url: 'https://shop.example@evil.example/' }],
    ['an address of 3,000 signs', { url: `https://shop.example/${'a'.repeat(3000)}` }],
  ])('RB-07 refuses a recommendation of %s', async (_what, target) => {
    const refused = { code: 'INVALID_ARGUMENT' };
    await expect(knowledge.put('shop', 'recommendation', { title, ...target })).rejects.toMatchObject(
      refused,
    );
    expect((await knowledge.list('shop')).recommendations).toEqual([]);
  });
});

describe('the robot’s button', () => {
  it('RB-04 on a product page only in the categories allowed; none at first', async () => {
    const offered = async (category?: string) =>
      (await knowledge.of('shop')).robotOffered({ page: 'product', category });
    expect(await offered('冰箱')).toBe(false);
    await knowledge.setRobotSettings('shop', { categories: ['冰箱', '洗衣机'] });
    expect(await offered('冰箱')).toBe(true);
    expect(await offered('沙发')).toBe(false);
    expect(await offered()).toBe(false);
    for (const page of ['shop', 'order', 'tracking'] as const) {
      expect((await knowledge.of('shop')).robotOffered({ page })).toBe(true);
    }
  });
});

describe('writing', () => {
  const entry = (more: Partial<KnowledgeInput<'robot-entry'>> = {}) => ({
    ...{ kind: 'pre-sale' as const, question: '问', answer: '答', keywords: '颜色' },
    ...more,
  });
  const answer = async (shopId: string) =>
    (await (await knowledge.of(shopId)).answer({ text: '颜色', page: 'shop' }))?.answer;

  it('shows a write to the very next question', async () => {
    expect(await answer('shop')).toBeUndefined();
    const kept = await knowledge.put('shop', 'robot-entry', entry());
    expect(await answer('shop')).toBe('答');
    await knowledge.put('shop', 'robot-entry', { ...kept, answer: '新答' });
    expect(await answer('shop')).toBe('新答');
    expect((await knowledge.list('shop')).robotEntries).toHaveLength(1);
    await knowledge.delete('shop', 'robot-entry', kept.id);
    expect(await answer('shop')).toBeUndefined();
    const again = knowledge.delete('shop', 'robot-entry', kept.id);
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND', details: { what: 'knowledge' } });
  });

  it('never shows a shop what another one knows', async () => {
    await knowledge.put('shop', 'robot-entry', entry({ id: 'same' }));
    await knowledge.put('shop', 'faq', { question: '问', answer: '答' });
    await knowledge.put('shop', 'recommendation', { title: 't', sku: 's' });
    await knowledge.put('shop', 'intent-answer', { intent: 'size', answer: 'a' });
    await knowledge.setRobotSettings('shop', { categories: ['冰箱'] });
    expect(await answer('other')).toBeUndefined();
    expect(await knowledge.list('other')).toEqual({
      ...{ faq: [], recommendations: [], robotEntries: [], intentAnswers: [], version: 1 },
    });
    expect((await knowledge.of('other')).faqFor({ page: 'product', queued: true })).toEqual([]);
    expect(await knowledge.robotSettings('other')).toEqual({
      categories: [],
      provider: { kind: 'built-in' },
      version: 0,
    });
    await expect(knowledge.delete('other', 'robot-entry', 'same')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await knowledge.put('other', 'robot-entry', entry({ id: 'same', answer: '别家' }));
    await knowledge.replace('other', { faq: [] });
    expect(await answer('shop')).toBe('答');
    expect(await answer('other')).toBe('别家');
    expect((await knowledge.list('shop')).faq).toHaveLength(1);
  });

  it('knows nothing of a shop that does not exist, and asks again once it does', async () => {
    const { knowledge: fresh, storage } = await shopsWithKnowledge();
    const nobody = { code: 'NOT_FOUND', details: { what: 'shop' } };
    await expect(fresh.of('new')).rejects.toMatchObject(nobody);
    await expect(fresh.put('new', 'faq', { question: 'q', answer: 'a' })).rejects.toMatchObject(nobody);
    const about = { shopId: 'new', name: 'New', epoch: 'e', origins: [], timeZone: 'UTC' };
    await storage.createShop(about);
    await fresh.put('new', 'faq', { question: 'q', answer: 'a' });
    expect((await fresh.list('new')).faq).toHaveLength(1);
  });

  it('reads a shop once, and again after a failure', async () => {
    const inner = memoryStorage();
    let reads = 0;
    let broken = false;
    const listKnowledge = (shopId: string) => {
      reads += 1;
      return broken ? Promise.reject(new Error('disk')) : inner.listKnowledge(shopId);
    };
    const { knowledge: counted } = await shopsWithKnowledge({ storage: { ...inner, listKnowledge } });
    await Promise.all([counted.of('shop'), counted.of('shop'), counted.list('shop')]);
    await counted.robotOf('shop');
    expect(reads).toBe(1);
    counted.forget('shop');
    broken = true;
    await expect(counted.of('shop')).rejects.toThrow('disk');
    broken = false;
    expect(await counted.list('shop')).toMatchObject({ faq: [] });
  });

  it('replaces the lists given whole, and leaves the others', async () => {
    await knowledge.put('shop', 'faq', { question: 'old', answer: 'a' });
    await knowledge.put('shop', 'robot-entry', entry());
    const after = await knowledge.replace('shop', {
      faq: [
        { id: 'b', question: 'B', answer: 'a' },
        { question: 'A', answer: 'a' },
      ],
    });
    expect(after.faq.map(({ question }) => question)).toEqual(['B', 'A']);
    expect(after.robotEntries).toHaveLength(1);
  });

  it('refuses an invalid replacement whole, with every reason', async () => {
    await knowledge.put('shop', 'faq', { question: 'old', answer: 'a' });
    const repeated = knowledge.replace('shop', {
      faq: [
        { id: 'a', question: 'A', answer: 'a' },
        { id: 'a', question: 'B', answer: 'b' },
      ],
      intentAnswers: [
        { intent: 'size', sku: 'x', answer: 'a' },
        { intent: 'size', answer: 'a' },
        { intent: 'size', sku: 'x', answer: 'b' },
      ],
    });
    await expect(repeated).rejects.toMatchObject(invalid('faq.1.id', 'intentAnswers.2.intent'));
    const malformed = knowledge.replace('shop', {
      faq: [{ question: ' ', answer: 'a' }],
      robotEntries: [entry(), entry({ question: '一？二？' }), entry({ keywords: 'a'.repeat(65) })],
    });
    await expect(malformed).rejects.toMatchObject(
      invalid('faq.0.question', 'robotEntries.1.question', 'robotEntries.2.keywords.0'),
    );
    expect(await knowledge.list('shop')).toMatchObject({ faq: [{ question: 'old' }], robotEntries: [] });
  });

  it('lets two managers write at once, and the same intent once', async () => {
    const filled = await Promise.allSettled([
      knowledge.put('shop', 'intent-answer', { intent: 'size', answer: 'one' }),
      knowledge.put('shop', 'intent-answer', { intent: 'size', answer: 'two' }),
      knowledge.put('shop', 'faq', { question: 'q', answer: 'a' }),
    ]);
    expect(filled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await knowledge.list('shop')).intentAnswers).toMatchObject([{ answer: 'one' }]);
  });
});

describe('settings of a robot over HTTP', () => {
  const url = 'https://robot.example/ask';
  const secret = 'a-secret-of-the-shop';
  const http = (more: object = {}) => ({ provider: { kind: 'http' as const, url, secret, ...more } });

  it('keeps the secret and never tells it', async () => {
    const told = { kind: 'http', url, timeoutMs: 3000, secretSet: true };
    const settings = { categories: [], provider: told, version: 1 };
    expect(await knowledge.setRobotSettings('shop', http())).toEqual(settings);
    expect(await knowledge.robotSettings('shop')).toEqual(settings);
    expect(JSON.stringify(await knowledge.of('shop'))).not.toContain(secret);
  });

  it('keeps the stored secret for the same origin only, and forgets it with the robot', async () => {
    const { provider } = http();
    const { secret: _secret, ...unsaid } = provider;
    await expect(knowledge.setRobotSettings('shop', { provider: unsaid })).rejects.toMatchObject(
      invalid('provider.secret'),
    );
    await knowledge.setRobotSettings('shop', { provider });
    const moved = { ...unsaid, url: 'https://robot.example/v2', timeoutMs: 500 };
    expect(await knowledge.setRobotSettings('shop', { provider: moved })).toMatchObject({
      provider: { url: moved.url, secretSet: true },
    });
    const elsewhere = { ...unsaid, url: 'https://evil.example/ask' };
    await expect(knowledge.setRobotSettings('shop', { provider: elsewhere })).rejects.toMatchObject(
      invalid('provider.secret'),
    );
    await knowledge.setRobotSettings('shop', {});
    await expect(knowledge.setRobotSettings('shop', { provider: unsaid })).rejects.toMatchObject(
      invalid('provider.secret'),
    );
  });

  it.each([
    { url: 'http://robot.example/' },
    { url: 'https://me:pw@robot.example/' },
    { url: 'http://localhost.evil.example/' },
    { url: 'http://[::2]/' },
    { url: 'ftp://localhost/' },
    { url: 'nonsense' },
    { timeoutMs: 499 },
    { timeoutMs: 10_001 },
    { timeoutMs: 1000.5 },
    { secret: 'short' },
    { secret: 'with\r\nX-Header: of its own' },
  ])('refuses %j', async (wrong) => {
    const [key] = Object.keys(wrong);
    await expect(knowledge.setRobotSettings('shop', http(wrong))).rejects.toMatchObject(
      invalid(`provider.${key!}`),
    );
  });

  it.each(['http://localhost:8080/', 'http://127.0.0.1:9/x', 'http://[::1]:1/', 'HTTPS://Robot.Example'])(
    'takes %s',
    async (address) => {
      await knowledge.setRobotSettings('shop', http({ url: address }));
      expect(await knowledge.robotSettings('shop')).toMatchObject({ provider: { url: address } });
    },
  );
});
