/** Everybody else: agents who sit there and hear what they are told, and customers who all come at once. */
import { WebSocket, type RawData } from 'ws';
import type { FromCrowd, Go, ToCrowd, Waits } from './messages.ts';

/** Agents who sign in at a time. */
const together = 100;
const present = 'the page is open: they enter';
const fromNothing = 'token, socket, hello, and they enter';

process.on('message', (message: ToCrowd) => {
  if (message.kind === 'go') void rush(message);
});

async function rush({ url, staff, crowd, isShopbell }: Go): Promise<void> {
  // The baseline knows no agents, and no hello.
  const agents: Socket[] = [];
  for (let from = 0; isShopbell && from < staff; from += together) {
    const tickets = await ticketsFor(from, Math.min(from + together, staff));
    agents.push(...(await Promise.all(tickets.map((ticket) => seat(url, ticket)))));
  }
  const beats = setInterval(() => {
    for (const agent of agents) agent.say({ type: 'ping' });
  }, 8000);
  const come = async (number: number): Promise<Socket> => {
    const token = await tokenOf(url, number);
    const socket = await Socket.open(`${url}/v1/socket`);
    if (isShopbell) await socket.ask({ type: 'hello', v: 1, auth: { kind: 'customer', token } }, 'welcome');
    return socket;
  };
  await quiet();

  const there: Socket[] = [];
  for (let number = 0; number < crowd; number++) there.push(await come(number));
  await quiet();
  const report: Record<string, Waits> = {};
  report[present] = await measured(present, there, enter);
  await quiet();
  const numbers = Array.from({ length: crowd }, (_, number) => crowd + number);
  report[fromNothing] = await measured(fromNothing, numbers, async (number) => {
    await enter(await come(number), number);
  });
  clearInterval(beats);
  tell({ kind: 'done', report });
}

async function seat(url: string, ticket: string): Promise<Socket> {
  const socket = await Socket.open(`${url}/v1/socket`);
  await socket.ask({ type: 'hello', v: 1, auth: { kind: 'agent', ticket } }, 'welcome');
  await socket.ask(
    { type: 'request', id: 'online', method: 'status.set', params: { status: 'online' } },
    'reply',
  );
  return socket;
}

async function tokenOf(url: string, number: number): Promise<string> {
  const response = await fetch(`${url}/v1/customer/token`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      // So many people do not share one address.
      'X-Forwarded-For': `198.51.${String(number >> 8)}.${String(number & 255)}`,
    },
    body: JSON.stringify({ shopId: 'tea' }),
  });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { token: string }).token;
}

/** Most ask for a product of one of the groups, some for anybody. */
async function enter(socket: Socket, number: number): Promise<void> {
  const scope = number % 8 === 7 ? {} : { page: 'product', sku: `sku-${String(number % 8)}` };
  const text = await socket.ask(
    { type: 'request', id: 'enter', method: 'conversation.open', params: { scope } },
    '',
  );
  if (text.includes('"error"')) throw new Error(text);
}

async function measured<T>(
  what: string,
  people: readonly T[],
  run: (one: T, number: number) => Promise<void>,
): Promise<Waits> {
  tell({ kind: 'measure', what });
  const begin = performance.now();
  const waits = await Promise.all(
    people.map(async (one, number) => {
      await run(one, number);
      return performance.now() - begin;
    }),
  );
  tell({ kind: 'measured' });
  waits.sort((a, b) => a - b);
  const at = (part: number): number => waits[Math.floor(part * waits.length)] ?? 0;
  return { p50: at(0.5), p99: at(0.99), last: waits.at(-1) ?? 0 };
}

/** A socket on which one question is under way at a time. */
class Socket {
  readonly #socket: WebSocket;
  #type = '';
  #answer: ((text: string) => void) | undefined;

  static async open(url: string): Promise<Socket> {
    const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new Socket(socket);
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: RawData) => {
      // What is not asked for is not even read: there is much of it.
      if (!this.#answer) return;
      const text = (data as Buffer).toString('utf8');
      const isAnswer =
        this.#type === '' ? text.includes('"id":"enter"') : text.startsWith(`{"type":"${this.#type}"`);
      if (text.startsWith('{"type":"error"')) throw new Error(text);
      // The baseline gives back what it got.
      if (isAnswer) this.#answer(text);
    });
    socket.on('error', () => {});
  }

  say(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  /** @param type of the frame that answers; empty for the reply to `enter`, whoever gives it */
  async ask(frame: object, type: string): Promise<string> {
    const answer = new Promise<string>((resolve) => {
      this.#type = type;
      this.#answer = resolve;
    });
    this.say(frame);
    const text = await answer;
    this.#answer = undefined;
    return text;
  }
}

function ticketsFor(from: number, to: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const hear = (message: ToCrowd): void => {
      if (message.kind !== 'tickets') return;
      process.off('message', hear);
      resolve(message.tickets);
    };
    process.on('message', hear);
    tell({ kind: 'tickets', from, to });
  });
}

/** What is told once a second has been told. */
const quiet = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 3000));

function tell(message: FromCrowd): void {
  process.send?.(message);
}
