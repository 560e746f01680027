import { TestClock } from '@shopbell/sdk/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { createMockServer, type MockServer } from '../src/node.ts';
import { People } from './support/people.ts';
import { texts } from './support/texts.ts';
import { until } from './support/until.ts';

const people = new People();
let mock: MockServer;
afterEach(async () => {
  people.goHome();
  await mock.stop();
});

/** Through MSW or over a port: the same network lies before the same app. */
const doors = {
  'over MSW': async () => {
    await mock.start();
    return mock.server;
  },
  'on a port': () => mock.listen(),
} as const;

describe.each(Object.entries(doors))('the network %s', (_name, open) => {
  async function talking(options: Parameters<typeof createMockServer>[0] = {}) {
    mock = createMockServer(options);
    const server = await open();
    const amy = await mock.director.agents.online('amy');
    /** Where the client turned to over HTTP. */
    const asked: string[] = [];
    const client = people.customer(
      mock,
      {
        fetch: (url, init) => {
          asked.push(new URL(url).pathname);
          return fetch(url, init);
        },
      },
      server,
    );
    const { conversation } = await client.open();
    const { id } = conversation;
    const shown = () => texts(client.conversations.get(id));
    return { amy, client, id, shown, asked, server, director: mock.director };
  }

  test('delay: what is said arrives that much later, and in order', async () => {
    const clock = new TestClock();
    const { amy, client, id, shown, director } = await talking({ clock });
    director.delay('3s', { way: 'down' });
    await amy.says('一');
    await amy.says('二');
    await director.advance('2s');
    expect(shown()).toEqual([]);
    await director.advance('1s');
    await until(client, () => shown().length === 2);
    expect(shown()).toEqual(['一', '二']);
    client.send(id, '三');
    await amy.hears('三');
    expect(client.outgoing(id)).toMatchObject([{ text: '三', state: 'sending' }]);
    await director.advance('3s');
    await until(client, () => client.outgoing(id).length === 0);
  });

  test('duplicate: whatever arrives twice is shown once, and stored once', async () => {
    const { amy, client, id, shown, director } = await talking();
    director.duplicate();
    for (const text of ['一', '二', '三']) client.send(id, text);
    await until(client, () => shown().length === 3 && client.outgoing(id).length === 0);
    await amy.says('四');
    await until(client, () => shown().length === 4);
    expect(shown()).toEqual(['一', '二', '三', '四']);
    expect(texts(await amy.conversation())).toEqual(['一', '二', '三', '四']);
  });

  test('reorder: whatever changes places is shown in order', async () => {
    const { amy, client, id, shown, director } = await talking();
    const end = director.reorder();
    for (const text of ['一', '二', '三', '四']) await amy.says(text);
    await director.advance('5s');
    end();
    client.send(id, '五');
    await until(client, () => shown().length === 5);
    expect(shown()).toEqual(['一', '二', '三', '四', '五']);
  });

  test('offline: nothing gets through, agents work on, and it all arrives afterwards', async () => {
    const { amy, client, id, shown, server, director } = await talking();
    const end = director.offline();
    await until(client, () => client.connection === 'offline');
    await amy.says('一');
    client.send(id, '二');
    await expect(fetch(`${server}/v1/health`)).rejects.toThrow();
    end();
    await until(client, () => shown().length === 2);
    expect(shown()).toEqual(['一', '二']);
  });

  test('dropSocket: it comes back by itself', async () => {
    const { amy, client, shown, director } = await talking();
    const seen: string[] = [];
    client.on('connection', (state) => seen.push(state));
    director.dropSocket();
    await until(client, () => client.connection === 'offline');
    await amy.says('一');
    await until(client, () => shown().length === 1);
    expect(seen).toEqual(['offline', 'connecting', 'online']);
  });

  test('blockWebSocket: the SDK makes do with a stream over HTTP, where faults hold as well', async () => {
    const { amy, client, id, shown, director, asked } = await talking();
    expect(asked).not.toContain('/v1/stream');
    const end = director.blockWebSocket();
    await until(client, () => client.connection === 'offline');
    await until(client, () => client.connection === 'online');
    expect(asked).toContain('/v1/stream');
    client.send(id, '一');
    await amy.hears('一');
    director.duplicate();
    for (const text of ['二', '三']) client.send(id, text);
    await amy.says('四');
    await until(client, () => shown().length === 4 && client.outgoing(id).length === 0);
    expect(shown().toSorted()).toEqual(['一', '三', '二', '四'].toSorted());
    expect(texts(await amy.conversation())).toEqual(shown());
    director.calm();
    end();
    await director.advance('30s');
    expect(client.connection).toBe('online');
  });

  test('a stream breaks like a socket', async () => {
    mock = createMockServer();
    const server = await open();
    const amy = await mock.director.agents.online('amy');
    const client = people.customer(mock, { WebSocket: null }, server);
    const { conversation } = await client.open();
    mock.director.dropSocket();
    await until(client, () => client.connection === 'offline');
    await amy.says('一');
    await until(client, () => texts(client.conversations.get(conversation.id)).length === 1);
  });

  test('expireToken: the SDK renews it by itself, and loses nothing', async () => {
    const { amy, client, id, shown, director } = await talking();
    const { customerId } = client;
    await director.expireToken();
    await until(client, () => client.connection === 'offline');
    client.send(id, '一');
    await amy.says('二');
    await until(client, () => shown().length === 2);
    expect(client.customerId).toBe(customerId);
    const errors: string[] = [];
    client.on('error', ({ code }) => errors.push(code));
    director.dropSocket();
    await until(client, () => client.connection === 'offline');
    await until(client, () => client.connection === 'online');
    expect(errors).toEqual([]);
  });

  test('calm ends everything', async () => {
    const { client, director } = await talking();
    director.delay('1h');
    director.duplicate();
    director.reorder();
    director.offline();
    director.blockWebSocket();
    director.calm();
    await until(client, () => client.connection === 'online');
  });

  test('restart: the server comes back on the same storage, and everybody with it', async () => {
    const { amy, client, id, shown, director } = await talking();
    await amy.says('一');
    await until(client, () => shown().length === 1);
    await director.restart(async () => {
      await until(client, () => client.connection === 'offline');
      client.send(id, '二');
    });
    await amy.hears('二');
    await amy.says('三');
    await until(client, () => shown().length === 3);
    expect(shown()).toEqual(['一', '二', '三']);
  });
});
