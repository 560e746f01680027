import {
  isShopbellError,
  limits,
  RobotHttpAnswer,
  type Clock,
  type RobotHttpQuestion,
} from '@shopbell/sdk/model';
import { readBytes } from '../http/readBody.ts';
import { readJson } from '../json/readJson.ts';
import type { Log } from '../options.ts';
import { asksForAgent } from './agentWish.ts';
import type { RobotAnswer, RobotFault, RobotProvider, RobotQuestion } from './robotProvider.ts';

export interface HttpRobotOptions {
  readonly shopId: string;
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  /** Answers on any fault. */
  readonly fallBack: RobotProvider;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A shop's own robot. Each question is one request:
 *
 *     POST <url>
 *     Authorization: Bearer <secret>
 *     Content-Type: application/json
 *
 *     { "v": 1, "shopId": "…", "conversationId": "…", "text": "运费多少", "page": "product", "sku": "…" }
 *
 * answered with status 200 and `{ "answer": "…" | null, "handOver": false }`, of at most `limits.frame` bytes, within
 * `timeoutMs`. Redirects are not followed. A fault of any kind lets `fallBack` answer and is written to the log, by its
 * name and without a word that anybody wrote. A wish for a person is not sent on.
 */
export function httpRobot({ fallBack, log, ...robot }: HttpRobotOptions): RobotProvider {
  return {
    async answer(question, { signal } = {}) {
      signal?.throwIfAborted();
      if (asksForAgent(question.text)) return { kind: 'hand-over', handOver: true, by: 'http' };
      const answer = await ask(robot, question, signal);
      if (typeof answer !== 'string') return answer;
      signal?.throwIfAborted();
      log({ level: 'warn', message: `The shop's own robot failed: ${answer}.`, shopId: robot.shopId });
      return { ...(await fallBack.answer(question, signal ? { signal } : {})), fault: answer };
    },
  };
}

type Robot = Omit<HttpRobotOptions, 'fallBack' | 'log'>;

async function ask(
  robot: Robot,
  question: RobotQuestion,
  signal: AbortSignal | undefined,
): Promise<RobotAnswer | RobotFault> {
  const overdue = new AbortController();
  const cancelTimer = robot.clock.after(robot.timeoutMs, () => {
    overdue.abort();
  });
  const given = signal ? AbortSignal.any([signal, overdue.signal]) : overdue.signal;
  try {
    return await Promise.race([exchange(robot, question, given), whenAborted(given)]);
  } catch (error) {
    if (given.aborted) return 'timeout';
    return isShopbellError(error, 'FRAME_TOO_LARGE') ? 'too-large' : 'unreachable';
  } finally {
    cancelTimer();
  }
}

async function exchange(
  { shopId, url, secret, fetch }: Robot,
  { text, page, sku, conversationId }: RobotQuestion,
  signal: AbortSignal,
): Promise<RobotAnswer | RobotFault> {
  const body: RobotHttpQuestion = {
    v: 1,
    shopId,
    ...(conversationId === undefined ? {} : { conversationId }),
    text,
    page,
    ...(sku === undefined ? {} : { sku }),
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify(body),
    // Told, not followed; browsers hide all but that there was one.
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  });
  if (response.status !== 200 || !response.body) {
    void response.body?.cancel().catch(() => {});
    const sentAway = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
    return sentAway ? 'redirect' : 'status';
  }
  const json = readJson(new TextDecoder().decode(await readBytes(response.body, limits.frame)));
  if (!json.ok) return 'not-json';
  const answer = RobotHttpAnswer.safeParse(json.value);
  if (!answer.success) return 'bad-shape';
  const { answer: said, handOver } = answer.data;
  return said === null
    ? { kind: 'no-answer', handOver: true, by: 'http' }
    : { kind: 'answer', text: said, handOver, by: 'http' };
}

/** Not every body that hangs hears the signal. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
