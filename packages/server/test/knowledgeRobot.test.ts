import { limits } from '@shopbell/sdk/model';
import { TestClock } from '@shopbell/sdk/testing';
import type { Knowledge, LogLine, RobotQuestion } from '@shopbell/server/app';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shopsWithKnowledge } from './support/knowledge.ts';

const secret = 'a-secret-of-the-shop';
const url = 'https://robot.example/ask';
const question: RobotQuestion = { text: '运费多少', page: 'product', sku: 'cup', conversationId: 'talk' };

let clock: TestClock;
let knowledge: Knowledge;
let log: LogLine[];
/** What the shop's own robot does with a request. */
let reply: (request: Request, signal: AbortSignal) => Promise<Response> | Response;
let requests: Request[];

beforeEach(async () => {
  clock = new TestClock();
  requests = [];
  reply = () => Response.json({ answer: '我们自己的回答' });
  ({ knowledge, log } = await shopsWithKnowledge({
    clock,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      return reply(request, init!.signal!);
    },
  }));
  await knowledge.put('shop', 'intent-answer', { intent: 'shipping-fee', answer: '10 元' });
});
// Every timer was cancelled.
afterEach(() => {
  expect(clock.pending).toBe(0);
});

const ask = async (asked: Partial<RobotQuestion> = {}, signal?: AbortSignal) =>
  (await knowledge.robotOf('shop')).answer({ ...question, ...asked }, signal ? { signal } : {});

describe('the built-in robot', () => {
  it('answers from what the shop wrote, and says from which entry', async () => {
    expect(await ask()).toMatchObject({
      ...{ kind: 'answer', text: '10 元', handOver: false, by: 'built-in' },
      match: { source: 'trained', intent: 'shipping-fee', why: { by: 'keyword', keywords: ['运费'] } },
    });
  });

  it('RB-05 no data → reply and the offer of a person', async () => {
    const entry = {
      kind: 'after-sale' as const,
      question: '包裹到哪了',
      answer: '请联系客服查询',
      needsAgent: true,
    };
    await knowledge.put('shop', 'robot-entry', entry);
    expect(await ask({ text: '我的包裹到哪了' })).toMatchObject({
      ...{ kind: 'answer', text: '请联系客服查询', handOver: true },
    });
    const nothing = { kind: 'no-answer', handOver: true, by: 'built-in' };
    expect(await ask({ text: '天气怎么样' })).toEqual(nothing);
  });

  it.each([
    '人工',
    '转人工客服',
    '我要找客服！',
    'Human',
    'I want to talk to a person',
    'real person please',
  ])('RB-05 hands over whoever asks for a person: %s', async (text) => {
    await knowledge.put('shop', 'robot-entry', {
      ...{ kind: 'pre-sale' as const, question: '有客服吗', keywords: '人工,客服,person,human', answer: '…' },
    });
    expect(await ask({ text })).toEqual({ kind: 'hand-over', handOver: true, by: 'built-in' });
  });

  it.each(['人工智能音箱有货吗', 'human hair brush'])('takes no product for a person: %s', async (text) => {
    expect(await ask({ text })).toMatchObject({ kind: 'no-answer' });
  });
});

describe('a robot over HTTP', () => {
  beforeEach(async () => {
    await knowledge.setRobotSettings('shop', { provider: { kind: 'http', url, secret, timeoutMs: 2000 } });
  });
  const fellBack = (fault: string) => ({ kind: 'answer', text: '10 元', by: 'built-in', fault });

  it('is asked by POST with the secret, about the entry and not about the customer', async () => {
    expect(await ask()).toEqual({ kind: 'answer', text: '我们自己的回答', handOver: false, by: 'http' });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', url, redirect: 'manual', credentials: 'omit' });
    expect(request!.headers.get('authorization')).toBe(`Bearer ${secret}`);
    expect(await request!.json()).toEqual({ v: 1, shopId: 'shop', ...question });
    expect(log).toEqual([]);
  });

  it('RB-05 offers a person where it does not know, or says so', async () => {
    reply = () => Response.json({ answer: null });
    expect(await ask()).toEqual({ kind: 'no-answer', handOver: true, by: 'http' });
    reply = () => Response.json({ answer: '请稍等', handOver: true, more: 'ignored' });
    expect(await ask()).toEqual({ kind: 'answer', text: '请稍等', handOver: true, by: 'http' });
    expect(await ask({ text: '人工' })).toMatchObject({ kind: 'hand-over' });
    expect(requests).toHaveLength(2);
  });

  it('is another shop’s business', async () => {
    await (await knowledge.robotOf('other')).answer(question);
    expect(requests).toEqual([]);
  });

  it.each<[fault: string, what: string, reply: () => Response | Promise<Response>]>([
    ['unreachable', 'nobody there', () => Promise.reject(new TypeError('fetch failed'))],
    ['status', 'an error', () => new Response('{"answer":"x"}', { status: 500 })],
    ['status', 'no content', () => new Response(null, { status: 204 })],
    ['redirect', 'a redirect', () => Response.redirect('https://evil.example/')],
    ['not-json', 'a page', () => new Response('<h1>hello</h1>')],
    ['not-json', 'nothing', () => new Response('')],
    ['not-json', 'deep nesting', () => new Response('['.repeat(100) + ']'.repeat(100))],
    ['bad-shape', 'a text', () => Response.json('10 元')],
    ['bad-shape', 'no answer at all', () => Response.json({})],
    ['bad-shape', 'a blank answer', () => Response.json({ answer: ' ' })],
    ['bad-shape', 'a number', () => Response.json({ answer: 7 })],
    ['bad-shape', 'a long answer', () => Response.json({ answer: 'a'.repeat(limits.text + 1) })],
    ['too-large', 'a flood', () => new Response('a'.repeat(limits.frame + 1))],
  ])('falls back to the built-in robot: %s, for %s', async (fault, _what, faulty) => {
    reply = faulty;
    expect(await ask()).toMatchObject(fellBack(fault));
    expect(log).toEqual([
      { level: 'warn', message: `The shop's own robot failed: ${fault}.`, shopId: 'shop' },
    ]);
  });

  it('stops reading a flood that does not end', async () => {
    let sent = 0;
    const pull = (stream: ReadableStreamDefaultController<Uint8Array>) => {
      sent += 1;
      stream.enqueue(new Uint8Array(16_384));
    };
    reply = () => new Response(new ReadableStream({ pull }));
    expect(await ask()).toMatchObject(fellBack('too-large'));
    expect(sent).toBeLessThan(10);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['the answer', () => new Promise(() => {})],
    ['its end', () => new Response(new ReadableStream({}))],
  ])('waits for %s as long as the shop set, then falls back', async (_what, slow) => {
    const asked = new Promise<AbortSignal>((hear) => {
      reply = (_request, signal) => {
        hear(signal);
        return slow();
      };
    });
    const answer = ask();
    const signal = await asked;
    await clock.advance(1999);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.aborted).toBe(true);
    expect(await answer).toMatchObject(fellBack('timeout'));
  });

  it('answers nobody who has given up waiting', async () => {
    const waiting = new AbortController();
    const asked = new Promise<void>((hear) => {
      reply = () => {
        hear();
        return new Promise<Response>(() => {});
      };
    });
    const answer = ask({}, waiting.signal);
    await asked;
    waiting.abort(new Error('the customer left'));
    await expect(answer).rejects.toThrow('the customer left');
    await expect(ask({}, waiting.signal)).rejects.toThrow('the customer left');
    expect(requests).toHaveLength(1);
    expect(log).toEqual([]);
  });

  it('is asked at its new address at once', async () => {
    await knowledge.setRobotSettings('shop', {
      provider: { kind: 'http', url: 'https://robot.example/v2', timeoutMs: 500 },
    });
    await ask();
    expect(requests.map((request) => request.url)).toEqual(['https://robot.example/v2']);
    expect(requests[0]!.headers.get('authorization')).toBe(`Bearer ${secret}`);
    await knowledge.setRobotSettings('shop', {});
    expect(await ask()).toMatchObject({ by: 'built-in' });
    expect(requests).toHaveLength(1);
  });
});
