import { expect, test } from 'vitest';
import { FakeBrowser } from './support/browser.ts';
import { customerOf, FakeStorage, opened } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';

/** Names that every object knows. */
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

test.each(names)('a conversation called %s has a draft like any other', async (name) => {
  const storage = new FakeStorage();
  const { server, client } = await opened({ storage });
  expect(client.draft(name)).toBe('');
  client.setDraft(name, '你好');
  expect(client.draft(name)).toBe('你好');
  for (const other of names.filter((one) => one !== name)) expect(client.draft(other)).toBe('');
  client.destroy();
  const next = customerOf(server, { storage });
  void next.connect();
  await server.settle();
  expect(next.draft(name)).toBe('你好');
  next.setDraft(name, '');
  expect(next.draft(name)).toBe('');
});

test('such drafts are the same in every tab', async () => {
  const server = new FakeServer();
  const [one, two] = await new FakeBrowser(server).tabs(2);
  for (const name of names) one?.client.setDraft(name, `about ${name}`);
  await server.settle();
  expect(names.map((name) => two?.client.draft(name))).toEqual(names.map((name) => `about ${name}`));
});
