import { describe, expect, test } from 'vitest';
import { isShopbellError, type CustomerClient } from '../src/index.ts';
import { shopbellError } from '../src/model.ts';
import { customerOf, opened } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';
import './support/loadedService.ts';

describe('rating', () => {
  test('QS-01 QS-03 the last one counts, and the conversation shows it; a break in between is survived', async () => {
    const { server, client, id } = await opened();
    void client.rate(id, { grade: 2 });
    await server.settle();
    expect(client.conversations.get(id)?.rating?.grade).toBe(2);
    const again = client.rate(id, { grade: 5, comment: '很好' });
    server.socket.cut();
    await server.advance(2_000);
    await again;
    expect(client.conversations.get(id)?.rating).toMatchObject({ grade: 5, comment: '很好' });
  });

  test('what cannot be rated says why', async () => {
    const { server, client, id } = await opened();
    server.onRequest = () => {
      throw shopbellError('NOT_RATABLE', { reason: 'nobody' });
    };
    const rating = client.rate(id, { grade: 1 }).catch((error: unknown) => error);
    await server.settle();
    const error = await rating;
    expect(isShopbellError(error, 'NOT_RATABLE') && error.details.reason).toBe('nobody');
  });
});

describe('asking about something else', () => {
  test('the scope is replaced at once; another group is named, and taken only when the customer agrees', async () => {
    const { server, client, id } = await opened();
    server.otherGroups = [{ id: 'phones', name: '手机组' }];
    const asking = client.askAbout(id, { page: 'product', sku: 'B-2' });
    await server.settle();
    const { outcome, otherGroups } = await asking;
    expect([outcome.kind, otherGroups]).toEqual(['assigned', [{ id: 'phones', name: '手机组' }]]);
    expect(client.conversations.get(id)?.scope).toMatchObject({ sku: 'B-2' });
    const agreed = client.askAbout(id, { page: 'product', sku: 'B-2' }, { reRoute: true });
    server.socket.cut();
    await server.advance(2_000);
    expect((await agreed).otherGroups).toEqual([]);
    const asked = server.requests.filter(({ method }) => method === 'conversation.ask-about');
    expect(asked.map(({ params }) => (params as { reRoute: boolean }).reRoute)).toEqual(
      [false, true, true].slice(0, asked.length),
    );
  });
});

const waiting: [string, (client: CustomerClient, id: string, signal: AbortSignal) => Promise<unknown>][] = [
  ['open', (client, _id, signal) => client.open({ sku: 'B' }, { signal })],
  ['choose', (client, id, signal) => client.choose(id, 'g', { signal })],
  ['leaveQueue', (client, id, signal) => client.leaveQueue(id, 'solved', { signal })],
  ['handOver', (client, id, signal) => client.handOver(id, { signal })],
  ['rate', (client, id, signal) => client.rate(id, { grade: 3 }, { signal })],
  ['askAbout', (client, id, signal) => client.askAbout(id, {}, { signal })],
  ['answers', (client, _id, signal) => client.answers({}, { signal })],
  ['openings', (client, _id, signal) => client.openings([], { signal })],
  ['loadHistory', (client, id, signal) => client.loadHistory(id, { signal })],
  ['end', (client, id, signal) => client.end(id, { signal })],
];

describe('giving up', () => {
  test('connect: the waiting ends, the connection goes on', async () => {
    const server = new FakeServer();
    const client = customerOf(server);
    const giveUp = new AbortController();
    const waited = client.connect({ signal: giveUp.signal }).catch((error: unknown) => error);
    giveUp.abort('enough');
    expect(isShopbellError(await waited, 'ABORTED')).toBe(true);
    await server.settle();
    expect(client.connection).toBe('online');
    await expect(client.connect({ signal: giveUp.signal })).rejects.toMatchObject({ code: 'ABORTED' });
    await client.connect();
  });

  test.each(waiting)('%s', async (_name, wait) => {
    const { server, client, id } = await opened();
    server.silent = true;
    const giveUp = new AbortController();
    const before = wait(client, id, AbortSignal.abort('early')).catch((error: unknown) => error);
    const during = wait(client, id, giveUp.signal).catch((error: unknown) => error);
    await server.settle();
    giveUp.abort('enough');
    for (const [waited, cause] of [
      [before, 'early'],
      [during, 'enough'],
    ] as const) {
      const error = await waited;
      expect(isShopbellError(error, 'ABORTED') && error.cause).toBe(cause);
    }
  });
});
