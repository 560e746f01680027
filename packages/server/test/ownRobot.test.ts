import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp, webPasswords } from '../src/app.ts';
import { memoryStorage } from '../src/storage/memory.ts';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { hostOver } from './support/host.ts';
import { shopWithRobot, wrote } from './support/robotShop.ts';
import { customer, enter, say } from './support/shop.ts';

describe('a shop’s own robot', () => {
  /** A robot over HTTP on a port of its own; `reply` writes the answer or leaves the question hanging. */
  async function robotServer(
    reply: (question: { text: string }) => object | undefined | Promise<object | undefined>,
  ) {
    const asked: { body: { text: string }; authorization: string | undefined }[] = [];
    const arrivals: ((body: { text: string }) => void)[] = [];
    const server = createServer((request: IncomingMessage, response) => {
      void (async () => {
        let text = '';
        for await (const chunk of request) text += String(chunk);
        const body = JSON.parse(text) as { text: string };
        asked.push({ body, authorization: request.headers.authorization });
        for (const arrived of arrivals.splice(0)) arrived(body);
        const answer = await reply(body);
        if (answer) response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${String(port)}/ask`,
      asked,
      next: () => new Promise<{ text: string }>((resolve) => arrivals.push(resolve)),
    };
  }

  it('is asked with its secret and nothing of who the customer is, and its words are told', async () => {
    const host = await shopWithRobot('first');
    const robot = await robotServer(({ text }) => ({ answer: `您问的是「${text}」`, handOver: false }));
    const secret = 'a-secret-of-the-shop-itself';
    await host.app.admin.knowledge.setRobotSettings(host.shopId, {
      provider: { kind: 'http', url: robot.url, secret },
    });
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'shop' });
    await tell(lin, conversation.id, '今天天气');
    const told = await become(lin, conversation.id, wrote('robot', 1));
    expect(textsOf(told).at(-1)).toBe('robot: 您问的是「今天天气」');
    expect(robot.asked[0]?.authorization).toBe(`Bearer ${secret}`);
    expect(JSON.stringify(robot.asked[0]?.body)).not.toContain(lin.customerId);
  });

  it('that hangs is waited for no longer than it may take: then the built-in one answers, and the desk never waits', async () => {
    const host = await shopWithRobot('first');
    const robot = await robotServer(() => undefined);
    const provider = {
      kind: 'http',
      url: robot.url,
      timeoutMs: 2_000,
      secret: 'a-secret-of-the-shop',
    } as const;
    await host.app.admin.knowledge.setRobotSettings(host.shopId, { provider });
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'shop' });
    const asked = robot.next();
    await tell(lin, conversation.id, '运费多少');
    await asked;
    // Meanwhile everybody else is served.
    expect((await customerClient(host).open({ page: 'shop' })).outcome.kind).toBe('robot');
    expect(textsOf(lin.conversations.get(conversation.id))).toHaveLength(1);
    await live(host, 2_000, lin);
    const told = await become(lin, conversation.id, wrote('robot', 1));
    expect(textsOf(told).at(-1)).toBe('robot: 满 99 包邮。');
  });

  it('is asked at once for all that was written while it thought: no question is left out', async () => {
    const host = await shopWithRobot('first');
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const robot = await robotServer(async ({ text }) => {
      if (text === '在吗') await gate;
      return { answer: `(${text})`, handOver: false };
    });
    const provider = { kind: 'http', url: robot.url, secret: 'a-secret-of-the-shop' } as const;
    await host.app.admin.knowledge.setRobotSettings(host.shopId, { provider });
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'shop' });
    const asked = robot.next();
    await tell(lin, conversation.id, '在吗');
    await asked;
    await tell(lin, conversation.id, '怎么退货');
    await tell(lin, conversation.id, '谁出运费');
    letGo();
    const told = await become(lin, conversation.id, wrote('robot', 2));
    expect(robot.asked.map(({ body }) => body.text)).toEqual(['在吗', '怎么退货\n谁出运费']);
    expect(textsOf(told).slice(-2)).toEqual(['robot: (在吗)', 'robot: (怎么退货\n谁出运费)']);
  });

  it('whose answer comes when a person has taken over is not heard', async () => {
    const host = await shopWithRobot('first');
    const robot = await robotServer(() => undefined);
    const provider = {
      kind: 'http',
      url: robot.url,
      timeoutMs: 10_000,
      secret: 'a-secret-of-the-shop',
    } as const;
    await host.app.admin.knowledge.setRobotSettings(host.shopId, { provider });
    const amy = await agentClient(host, 'amy');
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'shop' });
    const asked = robot.next();
    await tell(lin, conversation.id, '运费多少');
    await asked;
    await lin.handOver(conversation.id);
    await tell(amy, conversation.id, '包邮的');
    await live(host, 20_000, amy, lin);
    expect(textsOf(lin.conversations.get(conversation.id))).toEqual(['customer: 运费多少', 'agent: 包邮的']);
  });
});

describe('a restart', () => {
  it('a question that it left unanswered is answered by the server that comes after', async () => {
    const storage = memoryStorage();
    const host = await shopWithRobot('first', hostOver(storage));
    const { app, clock, shopId, workbenchOrigin } = host;
    const hanging: string[] = [];
    // The first server dies while the shop's own robot thinks.
    await app.admin.knowledge.setRobotSettings(shopId, {
      provider: {
        kind: 'http',
        url: 'http://127.0.0.1:9/ask',
        timeoutMs: 10_000,
        secret: 'a-secret-of-the-shop',
      },
    });
    const { fetch } = globalThis;
    onTestFinished(() => {
      globalThis.fetch = fetch;
    });
    const reached = new Promise<void>((resolve) => {
      globalThis.fetch = (input) => {
        hanging.push(input instanceof Request ? input.url : String(input));
        resolve();
        return new Promise(() => {});
      };
    });
    const lin = await customer(host);
    const { conversation } = await enter(lin.socket, { page: 'shop' });
    await say(lin.socket, conversation.id, '运费多少');
    await reached;
    await app.close();
    globalThis.fetch = fetch;
    expect(hanging).toEqual(['http://127.0.0.1:9/ask']);

    const next = createApp({
      storage,
      clock,
      passwords: webPasswords({ iterations: 10 }),
      workbenchOrigins: [workbenchOrigin],
    });
    onTestFinished(() => next.close());
    await next.admin.knowledge.setRobotSettings(shopId, {});
    // Somebody asks for the shop, and with it comes its robot.
    await next.admin.hasShop(shopId);
    const texts = async () =>
      (await storage.readConversation(shopId, conversation.id)).flatMap(({ text }) => text ?? []);
    await expect.poll(texts).toEqual(['运费多少', '满 99 包邮。']);
  });
});
