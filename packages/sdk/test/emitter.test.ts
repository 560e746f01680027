import { afterEach, describe, expect, test, vi } from 'vitest';
import { Emitter } from '../src/emitter/emitter.ts';
import { opened } from './support/customer.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Emitter', () => {
  test('each subscription ends alone, also of the same listener', () => {
    const emitter = new Emitter<{ ping: number }>();
    const listener = vi.fn();
    const first = emitter.on('ping', listener);
    emitter.on('ping', listener);
    emitter.emit('ping', 1);
    expect(listener).toHaveBeenCalledTimes(2);
    first();
    first();
    emitter.emit('ping', 2);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test('a listener that unsubscribes another in mid-emit is obeyed', () => {
    const emitter = new Emitter<{ ping: number }>();
    const second = vi.fn();
    emitter.on('ping', () => {
      end();
    });
    const end = emitter.on('ping', second);
    emitter.emit('ping', 1);
    expect(second).not.toHaveBeenCalled();
  });

  test('what happens once is told to whoever comes late, until it is forgotten', async () => {
    const emitter = new Emitter<{ ready: string }>();
    emitter.emitOnce('ready', 'a');
    emitter.emitOnce('ready', 'b');
    const late = vi.fn();
    emitter.on('ready', late);
    expect(late).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(late).toHaveBeenCalledExactlyOnceWith('a');
    emitter.forget('ready');
    emitter.emitOnce('ready', 'c');
    expect(late).toHaveBeenLastCalledWith('c');
  });
});

test('what a listener throws is reported to the page and stops nothing', async () => {
  const { server, client, id } = await opened();
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const after = vi.fn();
  for (const event of ['message', 'conversation', 'unread', 'outgoing', 'connection'] as const) {
    client.on(event, () => {
      throw new Error(`thrown by ${event}`);
    });
    client.on(event, after);
  }
  client.send(id, '你好');
  await server.settle();
  server.says(id, 'hello');
  server.socket.flush();
  server.socket.cut();
  await server.advance(1_000);
  expect(client.connection).toBe('online');
  expect(server.texts(id)).toEqual(['你好', 'hello']);
  expect(after).toHaveBeenCalledTimes(reported.mock.calls.length);
  expect(reported.mock.calls.length).toBeGreaterThan(5);
  vi.stubGlobal('reportError', undefined);
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  server.socket.cut();
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});
