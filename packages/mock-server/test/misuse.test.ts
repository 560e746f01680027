import { createCustomerClient } from '@shopbell/sdk';
import { TestClock } from '@shopbell/sdk/testing';
import { afterEach, describe, expect, test } from 'vitest';
import { createMockServer, demoShop, DirectorError, type MockServer } from '../src/node.ts';

let mock: MockServer;
afterEach(() => mock.stop());

describe('what makes no sense is refused by name', () => {
  test('an agent that the shop does not have: the message says which there are', async () => {
    mock = createMockServer();
    await mock.start();
    const { agents } = mock.director;
    for (const ask of [
      () => agents.online('zoe'),
      () => agents.offline('zoe'),
      () => agents.capacity('zoe', 1),
      async () => (await agents.online('amy')).transfers('zoe'),
    ]) {
      await expect(ask()).rejects.toMatchObject({
        name: 'DirectorError',
        code: 'UNKNOWN_AGENT',
        message: 'Shop demo has no agent zoe; it has amy, bo, chen.',
      });
    }
  });

  test('a shop that was not set up', async () => {
    mock = createMockServer();
    await mock.start();
    for (const ask of [
      () => mock.director.agents.online('nowhere:amy'),
      () => mock.director.queue.fill(1, { shopId: 'nowhere' }),
      () => mock.director.customers.arrive({ shopId: 'nowhere' }),
      () => mock.director.identity('li', {}, 'nowhere'),
      () => mock.director.furnish({}, 'nowhere'),
      () => mock.director.expireToken('nowhere'),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'UNKNOWN_SHOP' });
    }
    expect(() => mock.director.shop('nowhere')).toThrow(DirectorError);
  });

  test('a director whose server was stopped, until it is started again', async () => {
    mock = createMockServer();
    await mock.start();
    const { director } = mock;
    await mock.stop();
    const stopped = { name: 'DirectorError', code: 'STOPPED' };
    for (const ask of [
      () => director.agents.online('amy'),
      () => director.customers.arrive(),
      () => director.queue.fill(1),
      () => director.advance('1s'),
      () => director.furnish({}),
      () => director.identity('li'),
      () => director.expireToken(),
      () => director.restart(),
    ]) {
      await expect(ask()).rejects.toMatchObject(stopped);
    }
    for (const ask of [
      () => director.delay('1s'),
      () => director.duplicate(),
      () => director.reorder(),
      () => director.offline(),
      () => director.blockWebSocket(),
      () => {
        director.dropSocket();
      },
      () => {
        director.calm();
      },
    ]) {
      expect(ask).toThrow(expect.objectContaining(stopped));
    }
    await mock.start();
    await director.agents.online('amy');
  });

  test('a length of time that is none', async () => {
    mock = createMockServer();
    await mock.start();
    // @ts-expect-error a number in quotes needs a unit
    await expect(mock.director.advance('90')).rejects.toThrow("No length of time: 90. Say '90s' or '2m'.");
    expect(() => mock.director.delay(-1)).toThrow(TypeError);
  });

  test('what the server refuses keeps the server’s words', async () => {
    mock = createMockServer();
    await mock.start();
    const amy = await mock.director.agents.online('amy');
    const client = createCustomerClient({ server: mock.server, shopId: 'demo' });
    await client.open();
    await expect(amy.transfers('bo')).rejects.toMatchObject({ code: 'TARGET_NOT_AVAILABLE' });
    client.destroy();
  });

  test('a port that is taken: one sentence that names a way out', async () => {
    mock = createMockServer();
    const { port } = new URL(await mock.listen());
    await expect(mock.listen({ port: Number(port) })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: stop what listens there, or choose another with port: 0.`,
    );
  });

  test('a shop that cannot be set up: the first call says why, and nothing hangs', async () => {
    const twice = { agentId: 'a', name: 'zoe', displayName: 'Zoe', password: 'secret', roles: ['agent'] };
    mock = createMockServer({ shops: [{ ...demoShop, agents: [twice, twice], groups: [] }] });
    const refused = {
      name: 'DirectorError',
      code: 'SEED_REFUSED',
      message: 'Shop demo, agent zoe: Something with this id exists already.',
    };
    await expect(mock.start()).rejects.toMatchObject(refused);
    await expect(mock.director.agents.online('zoe')).rejects.toMatchObject(refused);
  });

  test('furniture that the server refuses: which part, and why', async () => {
    mock = createMockServer();
    await mock.start();
    const settings = mock.director.furnish({ settings: { idleEndMs: 1 } });
    await expect(settings).rejects.toMatchObject({
      code: 'SEED_REFUSED',
      cause: { code: 'INVALID_ARGUMENT' },
    });
    await expect(settings).rejects.toThrow(/^Shop demo, settings: .*idleEndMs/);
    await expect(mock.director.furnish({ products: [{ id: 'A', version: 1, title: '' }] })).rejects.toThrow(
      /^Shop demo, products: .*product A: .*title/,
    );
  });

  test('an agent who gets no conversation says so after 5 s, and does not hang', async () => {
    mock = createMockServer({ clock: new TestClock() });
    await mock.start();
    const amy = await mock.director.agents.online('amy');
    await expect(amy.says('有人吗')).rejects.toMatchObject({ code: 'NOTHING_CAME' });
  });
});
