import type { Host, MakeHost } from './host.ts';
import { TestSocket } from './testSocket.ts';

/** The same host, but whoever connects does so by a stream over HTTP. */
export function streamHost(makeHost: MakeHost): MakeHost {
  return async () => {
    const host = await makeHost();
    return { ...host, connect: (origin) => Promise.resolve(streamTo(host, origin)) };
  };
}

/** The client's end of a stream: the first frame opens it. */
export function streamTo(host: Pick<Host, 'fetch'>, origin?: string): TestSocket {
  const headers = { 'Content-Type': 'application/json', ...(origin === undefined ? {} : { Origin: origin }) };
  let stop: () => void = () => {};
  let opened: (id: string) => void = () => {};
  const id = new Promise<string>((resolve) => {
    opened = resolve;
  });
  let begun = false;
  let posted: Promise<unknown> = Promise.resolve();

  const read = async (hello: string): Promise<void> => {
    const response = await host.fetch('/v1/stream', {
      method: 'POST',
      headers,
      body: hello,
    });
    if (!response.body) throw new Error(`No stream: ${String(response.status)}`);
    let rest = '';
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    stop = () => {
      void reader.cancel();
    };
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1] ?? '';
        const name = /^event: (.*)$/m.exec(event)?.[1];
        if (name === 'stream') opened((JSON.parse(data) as { id: string }).id);
        else if (name === 'close') {
          const { code, reason } = JSON.parse(data) as { code: number; reason: string };
          socket.ended(code, reason);
        } else socket.arrived(data);
      }
    }
  };
  const post = async (frame: string): Promise<void> => {
    await host.fetch('/v1/stream/frames', {
      method: 'POST',
      headers: { ...headers, 'X-Shopbell-Stream': await id },
      body: `[${frame}]`,
    });
  };
  const gone = (): void => {
    socket.ended(1006, '');
  };
  const socket = new TestSocket((frame) => {
    const text = String(frame);
    if (begun) posted = posted.then(() => post(text)).catch(gone);
    else {
      begun = true;
      read(text).then(gone, gone);
    }
  });
  socket.hangUp = () => {
    stop();
    socket.ended(1000, '');
  };
  return socket;
}
