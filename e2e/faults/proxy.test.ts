import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { FrameFault } from './proxy/fault.ts';
import { FaultProxy } from './proxy/faultProxy.ts';
import { FrameReader } from './proxy/frameReader.ts';

/** A text frame, as a client masks it if a key is given. */
function frame(text: string, key?: readonly [number, number, number, number]): Buffer {
  const payload = Buffer.from(text);
  const length = payload.length;
  const mask = key ? 0x80 : 0;
  const wide = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  wide[0] = 0x81;
  wide[1] = mask | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (wide.length === 4) wide.writeUInt16BE(length, 2);
  if (wide.length === 10) wide.writeBigUInt64BE(BigInt(length), 2);
  if (!key) return Buffer.concat([wide, payload]);
  return Buffer.concat([wide, Buffer.from(key), payload.map((byte, index) => byte ^ (key[index % 4] ?? 0))]);
}

test.each([5, 125, 126, 65_535, 65_536])('frames of %i bytes are read, however the bytes come', (length) => {
  const texts = ['a'.repeat(length), '好', 'b'.repeat(length)];
  const bytes = Buffer.concat([
    frame(texts[0]!),
    frame(texts[1]!, [1, 2, 3, 4]),
    frame(texts[2]!, [9, 8, 7, 6]),
  ]);
  for (const pieces of [1, 3, 1000]) {
    const reader = new FrameReader();
    const read: (string | undefined)[] = [];
    const size = Math.ceil(bytes.length / pieces);
    for (let at = 0; at < bytes.length; at += size)
      for (const { text } of reader.read(bytes.subarray(at, at + size))) read.push(text);
    expect(read).toEqual(texts);
  }
});

interface Line {
  readonly proxy: FaultProxy;
  readonly client: Socket;
  readonly server: Socket;
  /** What came of the frames that the server sent. */
  readonly arrived: (string | undefined)[];
}

/** A client and a server that have shaken hands through a proxy. */
async function line(): Promise<Line> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const proxy = await FaultProxy.open(() => (listening.address() as AddressInfo).port);
  onTestFinished(async () => {
    await proxy.close();
    listening.close();
  });
  const accepted = once(listening, 'connection') as Promise<[Socket]>;
  const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET /v1/socket HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
  const [server] = await accepted;
  server.on('error', () => undefined);
  await once(server, 'data');
  server.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  await once(client, 'data');
  const reader = new FrameReader();
  const arrived: (string | undefined)[] = [];
  client.on('data', (bytes: Buffer) => {
    for (const { text } of reader.read(bytes)) arrived.push(text);
  });
  return { proxy, client, server, arrived };
}

/** Sends three frames down; the fault is for the second. Resolves when `last` has arrived, or the connection is gone. */
async function suffered(fault: FrameFault, last: string): Promise<Line> {
  const own = await line();
  own.proxy.plan({ way: 'down', spare: 1, fault });
  for (const text of ['1', '2', '3']) own.server.write(frame(text));
  const gone = new Promise((resolve) => own.client.once('close', resolve));
  while (!own.arrived.includes(last) && !own.client.destroyed)
    await Promise.race([once(own.client, 'data'), gone]);
  return own;
}

test('a duplicate arrives twice, a frame that is overtaken arrives behind, a late one in its order', async () => {
  expect((await suffered({ kind: 'duplicate' }, '3')).arrived).toEqual(['1', '2', '2', '3']);
  expect((await suffered({ kind: 'reorder' }, '2')).arrived).toEqual(['1', '3', '2']);
  expect((await suffered({ kind: 'delay', ms: 20 }, '3')).arrived).toEqual(['1', '2', '3']);
});

test('a frame that is overtaken arrives even if none follows', async () => {
  const { proxy, server, client, arrived } = await line();
  proxy.plan({ way: 'down', spare: 0, fault: { kind: 'reorder' } });
  server.write(frame('1'));
  await once(client, 'data');
  expect(arrived).toEqual(['1']);
});

test('a cut breaks both sides, with as much of the frame delivered as was planned', async () => {
  const own = await line();
  own.proxy.plan({ way: 'down', spare: 0, fault: { kind: 'cut', at: 0.5 } });
  let bytes = 0;
  own.client.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const gone = Promise.all([once(own.client, 'close'), once(own.server, 'close')]);
  own.server.resume();
  const whole = frame('a long word');
  own.server.write(whole);
  await gone;
  expect(bytes).toBe(Math.floor(whole.length / 2));
  expect(own.arrived).toEqual([]);
});

test('on a half-open connection nothing arrives, not even its end, until the network is calm again', async () => {
  const { proxy, server, client, arrived } = await line();
  proxy.plan({ way: 'down', spare: 0, fault: { kind: 'half-open', ways: 'one' } });
  let closed = false;
  client.on('close', () => (closed = true));
  server.write(frame('1'));
  client.write(frame('still heard', [1, 2, 3, 4]));
  await once(server, 'data');
  server.destroy();
  await once(server, 'close');
  expect({ arrived, closed }).toEqual({ arrived: [], closed: false });
  const gone = new Promise((resolve) => client.once('close', resolve));
  proxy.calm();
  await gone;
});

test('the moment before an acknowledgement: it and what follows is lost', async () => {
  const { proxy, server, arrived, client } = await line();
  const lost = proxy.loseFrom((text) => text.startsWith('ack'));
  server.write(frame('news'));
  await once(client, 'data');
  for (const text of ['ack', 'more']) server.write(frame(text));
  await lost;
  expect(arrived).toEqual(['news']);
});
