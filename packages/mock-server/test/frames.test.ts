import { TokenGrant, type ServerFrame } from '@shopbell/sdk/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockServer } from '../src/node.ts';

const mock = createMockServer();

beforeAll(() => mock.start());
afterAll(() => mock.stop());

/** A socket without a client: what goes over the wire, word for word. */
class Wire {
  readonly #socket = new WebSocket(`${mock.server.replace(/^http/, 'ws')}/v1/socket`);
  readonly #frames: ServerFrame[] = [];
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  constructor() {
    this.closed = new Promise((resolve) => {
      this.#socket.addEventListener('close', ({ code }) => {
        resolve(code);
      });
    });
    this.#socket.addEventListener('message', ({ data }) => {
      this.#frames.push(JSON.parse(String(data)) as ServerFrame);
      this.#wake();
    });
  }

  async say(frame: unknown): Promise<void> {
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve) => {
        this.#socket.addEventListener('open', resolve, { once: true });
      });
    }
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The first frame of that type that nobody has heard yet. */
  async hear(type: ServerFrame['type']): Promise<ServerFrame> {
    for (;;) {
      const index = this.#frames.findIndex((frame) => frame.type === type);
      const [frame] = index < 0 ? [] : this.#frames.splice(index, 1);
      if (frame) return frame;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async ask(id: string, method: string, params: unknown): Promise<ServerFrame> {
    await this.say({ type: 'request', id, method, params });
    return this.hear('reply');
  }

  close(): void {
    this.#socket.close();
  }
}

async function token(): Promise<string> {
  const response = await fetch(`${mock.server}/v1/customer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ shopId: 'demo' }),
  });
  return TokenGrant.parse(await response.json()).token;
}

async function customerWire(): Promise<Wire> {
  const wire = new Wire();
  await wire.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: await token() } });
  await wire.hear('welcome');
  return wire;
}

describe('the wire', () => {
  test('a repeated client id is stored once and gets the first answer again', async () => {
    await mock.director.agents.online('amy');
    const wire = await customerWire();
    const opened = await wire.ask('1', 'conversation.open', { scope: { page: 'product' } });
    const { result } = opened as { result: { conversation: { id: string } } };
    const conversationId = result.conversation.id;
    const message = { conversationId, clientId: 'once', text: '你好' };
    const first = await wire.ask('2', 'message.send', message);
    const again = await wire.ask('2', 'message.send', message);
    expect(again).toEqual(first);
    expect(await wire.ask('3', 'message.send', { ...message, text: '再见' })).toMatchObject({
      error: { code: 'CLIENT_ID_REUSED' },
    });
    const history = await wire.ask('4', 'history.read', { conversationId });
    expect(history).toMatchObject({
      result: { items: [{ kind: 'notice' }, { kind: 'message', text: '你好' }] },
    });
    wire.close();
  });

  test('a frame that is no JSON, an unknown method and a wrong type are refused, and the connection goes on', async () => {
    const wire = await customerWire();
    await wire.say('{"type":');
    expect(await wire.hear('error')).toMatchObject({ error: { code: 'BAD_JSON' } });
    await wire.say(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    expect(await wire.hear('error')).toMatchObject({ error: { code: 'BAD_FRAME' } });
    expect(await wire.ask('1', 'shop.burn', {})).toMatchObject({ error: { code: 'UNKNOWN_METHOD' } });
    expect(await wire.ask('2', 'status.set', { status: 'online' })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    expect(await wire.ask('3', 'conversation.open', { scope: { page: 7 } })).toMatchObject({
      error: { code: 'INVALID_ARGUMENT' },
    });
    await wire.say({ type: 'ping' });
    expect(await wire.hear('pong')).toEqual({ type: 'pong' });
    wire.close();
  });

  test('a frame over the limit closes with its own code; one over twice the limit is cut by the transport', async () => {
    const wire = await customerWire();
    await wire.say(' '.repeat(65_537));
    expect(await wire.closed).toBe(4009);
    const other = await customerWire();
    await other.say(' '.repeat(2 * 65_536 + 1));
    expect(await other.closed).toBe(1009);
  });

  test('a wrong token closes with unauthenticated', async () => {
    const wire = new Wire();
    await wire.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: 'nonsense' } });
    expect(await wire.hear('error')).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(await wire.closed).toBe(4001);
  });

  test('expireToken: sockets are closed, tokens of before are refused, new ones are taken', async () => {
    const open = await customerWire();
    const before = await token();
    await mock.director.expireToken();
    expect(await open.closed).toBe(4002);
    const late = new Wire();
    await late.say({ type: 'hello', v: 1, auth: { kind: 'customer', token: before } });
    expect(await late.hear('error')).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } });
    expect(await late.closed).toBe(4002);
    (await customerWire()).close();
  });

  test('HTTP is the app’s too', async () => {
    const document = await fetch(`${mock.server}/v1/openapi.json`);
    expect(await document.json()).toMatchObject({ openapi: '3.1.0' });
    const nowhere = await fetch(`${mock.server}/v1/nowhere`);
    expect(nowhere.status).toBe(404);
    expect(await nowhere.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
