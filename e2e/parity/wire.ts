import { TokenGrant } from '@shopbell/sdk/model';
import { demoShopId } from '@shopbell/server/demo';
import type { Stage } from './stages.ts';

const ping = { type: 'ping' };

/** Frames that no client of ours would send, each on a connection of its own, and what came back until the close. */
export async function oddFrames(stage: Stage): Promise<void> {
  const token = await tokenOf(stage.server);
  const hello = { type: 'hello', v: 1, auth: { kind: 'customer', token } };
  const ask = (method: unknown, params: unknown) => ({ type: 'request', id: 'q', method, params });
  const conversations: Readonly<Record<string, readonly unknown[]>> = {
    'no JSON': [hello, '{"type":', ping],
    'nested too deeply': [hello, `${'['.repeat(10_000)}${']'.repeat(10_000)}`, ping],
    'no known type': [hello, { type: 'dance' }, [], 'null', ping],
    'an unknown method': [hello, ask('shop.burn', {}), ask(7, {}), ping],
    'an agent’s method': [hello, ask('status.set', { status: 'online' }), ping],
    'wrong types': [hello, ask('conversation.open', { scope: { page: 7 } }), ask('message.send', null), ping],
    'values out of range': [hello, ask('history.read', { conversationId: '../etc', limit: 0 }), ping],
    'somebody else’s conversation': [hello, ask('conversation.end', { conversationId: 'c-1' }), ping],
    'hello twice': [hello, hello, ping],
    'a request before hello': [ask('history.read', {})],
    'a wrong token': [{ ...hello, auth: { kind: 'customer', token: 'nonsense' } }],
    'a ticket that was never given': [{ ...hello, auth: { kind: 'agent', ticket: 'nonsense' } }],
    'another version': [{ ...hello, v: 99 }],
    'a frame over the limit': [hello, ' '.repeat(65_537)],
    'a frame over twice the limit': [hello, ' '.repeat(131_073)],
    'a frame that is no text': [hello, new ArrayBuffer(3), ping],
    'too many bad frames': [hello, ...Array<string>(20).fill('?')],
  };
  for (const [name, frames] of Object.entries(conversations)) {
    stage.recorder.note(name, await exchange(stage.server, frames));
  }
}

/** Requests that no client of ours would make, and the answers. */
export async function oddRequests(stage: Stage): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const post = (path: string, body: string, headers: Record<string, string> = json) => ({
    path,
    method: 'POST',
    headers,
    body,
  });
  const requests = [
    { path: '/v1/nowhere' },
    { path: '/v1/customer/token' },
    post('/v1/customer/token', '{"shopId":'),
    post('/v1/customer/token', '{"shopId":7}'),
    post('/v1/customer/token', '{"shopId":"nowhere"}'),
    post('/v1/customer/token', `{"shopId":"${demoShopId}","renewal":"nonsense"}`),
    post('/v1/customer/token', `"${'x'.repeat(70_000)}"`),
    post('/v1/customer/token', '['.repeat(10_000)),
    post('/v1/customer/token', `{"shopId":"${demoShopId}"}`, {}),
    post('/v1/session', '{"account":"demo:amy","password":"wrong!"}'),
    post('/v1/session/ticket', '{}'),
    { path: '/v1/session' },
    { path: '/v1/health' },
    { path: '/v1/openapi.json' },
  ];
  for (const { path, ...init } of requests) {
    const response = await fetch(stage.server + path, init);
    const type = response.headers.get('content-type');
    stage.recorder.note(path, { status: response.status, type, body: await response.text() });
  }
}

/** Says hello, then the rest. Hears until every frame was answered if the last is a ping, else until the server closes. */
async function exchange(server: string, frames: readonly unknown[]): Promise<unknown[]> {
  const socket = new WebSocket(`${server.replace(/^http/, 'ws')}/v1/socket`);
  const heard: unknown[] = [];
  const say = (frame: unknown): void => {
    socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
  };
  return new Promise((resolve) => {
    const [hello, ...rest] = frames;
    socket.addEventListener('open', () => {
      say(hello);
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string };
      heard.push(frame.type === 'welcome' ? 'welcome' : frame);
      if (frame.type === 'welcome') rest.forEach(say);
      if (frames.at(-1) === ping && heard.length === frames.length) socket.close(1000);
    });
    socket.addEventListener('close', ({ code }) => {
      resolve([...heard, { closed: code }]);
    });
  });
}

async function tokenOf(server: string): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"shopId":"${demoShopId}"}`,
  };
  return TokenGrant.parse(await (await fetch(`${server}/v1/customer/token`, init)).json()).token;
}
