import { closeCodes } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { connectionStories } from './stories/connectionStories.ts';
import { socketStories } from './stories/socketStories.ts';
import { appHost, portHost, shopOrigin } from './support/host.ts';
import { agent, customer, enter, grantOf, openShop, say } from './support/shop.ts';
import { streamHost, streamTo } from './support/streamHost.ts';

/** A busy machine takes its time for sockets and disks. */
vi.setConfig({ testTimeout: 60_000 });

// What is true over a socket is true over a stream.
connectionStories('streams of the app without a port', streamHost(appHost), { helloFirst: true });
socketStories('streams of the app without a port', streamHost(appHost));
socketStories('streams on a real port over SQLite', streamHost(portHost));

describe('a stream', () => {
  const frames = (id: string, body: string) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopbell-Stream': id },
    body,
  });

  it('is an answer that nothing on the way keeps or packs, open to pages, named by its first event', async () => {
    const host = await appHost();
    await openShop(host);
    const { token } = await grantOf(host);
    const response = await host.fetch('/v1/stream', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: shopOrigin },
      body: JSON.stringify({ type: 'hello', v: 1, auth: { kind: 'customer', token } }),
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': shopOrigin,
    });
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(first).toMatch(/^event: stream\ndata: {"id":"[\w-]{43}"}\n\n$/);
    await reader?.cancel();
    const asked = await host.fetch('/v1/stream/frames', {
      method: 'OPTIONS',
      headers: { Origin: shopOrigin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-headers')).toContain('X-Shopbell-Stream');
  });

  it('takes frames by its id alone, in arrays, until it has ended', async () => {
    const host = await appHost();
    await openShop(host);
    for (const [id, body, status] of [
      ['guessed', '[{"type":"ping"}]', 404],
      ['guessed', '{"type":"ping"}', 400],
      ['guessed', '[', 400],
    ] as const) {
      expect((await host.fetch('/v1/stream/frames', frames(id, body))).status).toBe(status);
    }
    const { token } = await grantOf(host);
    const socket = streamTo(host, shopOrigin);
    socket.say({ type: 'hello', v: 1, auth: { kind: 'customer', token } });
    await socket.seen('welcome');
    await socket.settled();
    // Somebody who hangs up is gone at once.
    socket.hangUp();
    await host.clock.advance(0);
    const again = await customer(host, token);
    await again.socket.settled();
  });

  it('a reader who hangs up is gone: the desk knows it as it does of a socket', async () => {
    const host = await streamHost(portHost)();
    await openShop(host);
    const amy = await agent(host, 'amy');
    const { socket, token } = await customer(host);
    const { conversation } = await enter(socket);
    socket.hangUp();
    const { seq } = await say(amy.socket, conversation.id, '在');
    const back = await host.connect(shopOrigin);
    back.say({ type: 'hello', v: 1, auth: { kind: 'customer', token } });
    const { snapshot } = await back.seen('welcome');
    expect(snapshot?.conversations[0]?.items.at(-1)).toMatchObject({ seq, text: '在' });
  });

  it('a frame over the limit ends it with the code of its own', async () => {
    const host = await streamHost(appHost)();
    await openShop(host);
    const { socket } = await customer(host);
    socket.say({ type: 'request', id: 'r', method: 'message.send', params: { text: 'x'.repeat(70_000) } });
    expect(await socket.closed).toMatchObject({ code: closeCodes.frameTooLarge.code });
  });

  it('is described', async () => {
    const host = await appHost();
    const document = (await (await host.fetch('/v1/openapi.json')).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/stream', '/v1/stream/frames']));
  });
});
