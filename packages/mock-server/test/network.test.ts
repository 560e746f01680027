import { TestClock } from '@shopbell/sdk/testing';
import type { ShopbellApp } from '@shopbell/server/app';
import { describe, expect, test } from 'vitest';
import { Network } from '../src/network/network.ts';

/** Nobody is asked: what passes is answered by the test. */
const app = {} as ShopbellApp;

function networkOver(
  answer: (request: Request) => Promise<Response> = () => Promise.resolve(new Response('ok')),
) {
  const clock = new TestClock();
  const network = new Network(clock);
  network.leadTo(app);
  const asked: string[] = [];
  const passOn = async (request: Request): Promise<Response> => {
    asked.push(await request.clone().text());
    return answer(request);
  };
  const ask = (path: string, body = '') =>
    network.request(new Request(`http://app${path}`, { method: 'POST', body }), { passOn });
  return { clock, network, asked, ask };
}

const request = (id: string) => ({ type: 'request', id });

describe('HTTP', () => {
  test('delay: a request is late on its way up, its answer on its way down', async () => {
    const { clock, network, asked, ask } = networkOver();
    network.add('delay', {}, 1000);
    let answered = false;
    const answer = ask('/v1/customer/token', 'x').then((response) => {
      answered = true;
      return response;
    });
    await clock.advance(999);
    expect(asked).toEqual([]);
    await clock.advance(1);
    expect([asked, answered]).toEqual([['x'], false]);
    await clock.advance(1000);
    expect(await (await answer)?.text()).toBe('ok');
  });

  test('offline: nothing leaves, and what was under way does not arrive', async () => {
    const { clock, network, asked, ask } = networkOver();
    const end = network.add('delay', { way: 'up' }, 1000);
    const underWay = ask('/v1/customer/token');
    const online = network.goDown();
    end();
    expect(await ask('/v1/customer/token')).toBeUndefined();
    await clock.advance(1000);
    expect(await underWay).toBeUndefined();
    online();
    expect((await ask('/v1/customer/token', 'again'))?.status).toBe(200);
    expect(asked).toEqual(['again']);
  });

  test('two who are offline: it takes both to come back', () => {
    const { network } = networkOver();
    const [one, other] = [network.goDown(), network.goDown()];
    one();
    one();
    expect(network.isDown).toBe(true);
    other();
    expect(network.isDown).toBe(false);
  });

  test('frames in a request are doubled and change places as on a socket; what is no list passes as it is', async () => {
    const { network, asked, ask } = networkOver(() => Promise.resolve(new Response(null, { status: 204 })));
    const end = network.add('reorder');
    await ask('/v1/stream/frames', JSON.stringify(['1', '2', '3'].map(request)));
    end();
    network.add('duplicate', { frames: 1 });
    await ask('/v1/stream/frames', JSON.stringify(['4', '5'].map(request)));
    await ask('/v1/stream/frames', 'no list');
    const ids = asked.slice(0, 2).map((body) => (JSON.parse(body) as { id: string }[]).map(({ id }) => id));
    expect(ids).toEqual([
      ['2', '1', '3'],
      ['4', '4', '5'],
    ]);
    expect(asked[2]).toBe('no list');
  });

  test('a delay of some frames makes the request that carries them late, once', async () => {
    const { clock, network, asked, ask } = networkOver(() =>
      Promise.resolve(new Response(null, { status: 204 })),
    );
    network.add('delay', { frames: 1 }, 500);
    const sent = ask('/v1/stream/frames', JSON.stringify([request('1'), request('2')]));
    await clock.advance(499);
    expect(asked).toEqual([]);
    await clock.advance(1);
    expect((await sent)?.status).toBe(204);
  });
});

describe('a stream', () => {
  const streaming = () => {
    let say: (event: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        say = (event) => {
          controller.enqueue(new TextEncoder().encode(`${event}\n\n`));
        };
      },
    });
    const opened = networkOver(() => Promise.resolve(new Response(body)));
    return {
      ...opened,
      /** A frame of the server. */
      tell: (id: string) => {
        say(`data: ${JSON.stringify(request(id))}`);
      },
      name: () => {
        say('event: stream\ndata: {"id":"s-1"}');
      },
    };
  };

  test('its frames are late, doubled and moved; what names it comes first', async () => {
    const { clock, network, ask, tell, name } = streaming();
    network.add('reorder');
    network.add('duplicate', { only: (frame) => 'id' in frame && frame.id === '2' });
    const answer = await ask('/v1/stream');
    name();
    for (const id of ['1', '2', '3']) tell(id);
    const reader = answer?.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while ((heard.match(/"id"/g)?.length ?? 0) < 4) heard += (await reader?.read())?.value ?? '';
    expect(heard.match(/"id":"[^"]+"/g)).toEqual(['"id":"s-1"', '"id":"2"', '"id":"2"', '"id":"1"']);
    await clock.advance(1000);
    expect((await reader?.read())?.value).toContain('"id":"3"');
  });

  test('a cut breaks its body', async () => {
    const { network, ask, name } = streaming();
    const answer = await ask('/v1/stream');
    name();
    const reader = answer?.body?.getReader();
    await reader?.read();
    network.drop();
    await expect(reader?.read()).rejects.toThrow('The network broke.');
  });
});
