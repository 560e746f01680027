import { expect, test, vi } from 'vitest';
import type { CustomerClient } from '../src/index.ts';
import { opened, rejection } from './support/customer.ts';

/* Parts of the client that a page waits for, and that do not come: neither loaded nor refused. */

vi.mock('../src/customer/service.ts', () => new Promise(() => undefined));
vi.mock('../src/files/fileTransfer.ts', () => new Promise(() => undefined));

type Call = (client: CustomerClient, id: string, signal: AbortSignal) => Promise<unknown>;

const waiting: [string, Call][] = [
  ['leaveQueue', (client, id, signal) => client.leaveQueue(id, 'solved', { signal })],
  ['handOver', (client, id, signal) => client.handOver(id, { signal })],
  ['rate', (client, id, signal) => client.rate(id, { grade: 3 }, { signal })],
  ['askAbout', (client, id, signal) => client.askAbout(id, {}, { signal })],
  ['answers', (client, _id, signal) => client.answers({}, { signal })],
  ['openings', (client, _id, signal) => client.openings([], { signal })],
  ['end', (client, id, signal) => client.end(id, { signal })],
  ['customerGroups', (client, _id, signal) => client.customerGroups({ signal })],
  ['file', (client, _id, signal) => client.file('f', { signal })],
];

test.each(waiting)('%s: whoever gives up is told at once', async (_name, wait) => {
  const { server, client, id } = await opened();
  const told: unknown[] = [];
  const early = rejection(wait(client, id, AbortSignal.abort('early')));
  void early.then((error) => told.push(error));
  await server.settle();
  const giveUp = new AbortController();
  void rejection(wait(client, id, giveUp.signal)).then((error) => told.push(error));
  await server.settle();
  expect(told).toMatchObject([{ code: 'ABORTED', cause: 'early' }]);
  giveUp.abort('enough');
  await server.settle();
  expect(told).toMatchObject([
    { code: 'ABORTED', cause: 'early' },
    { code: 'ABORTED', cause: 'enough' },
  ]);
});
