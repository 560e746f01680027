import { expect, test } from 'vitest';
import { createAgentClient, type AgentClient } from '../src/agent.ts';
import { TestClock, TestSockets } from '../src/testing.ts';
import { rejection } from './support/customer.ts';

/** A client whose server never answers anything, and the signals that its requests over HTTP were given. */
function unanswered(): { client: AgentClient; clock: TestClock; signals: AbortSignal[] } {
  const clock = new TestClock();
  const signals: AbortSignal[] = [];
  const client = createAgentClient({
    server: 'https://desk.example',
    platform: {
      clock,
      WebSocket: new TestSockets().WebSocket,
      ...{ storage: null, indexedDB: null, locks: null },
      fetch: (_url, { signal }) => {
        if (signal) signals.push(signal);
        return new Promise(() => undefined);
      },
    },
  });
  return { client, clock, signals };
}

type Call = (client: AgentClient, signal: AbortSignal) => Promise<unknown>;

/** Every call of an agent's client that waits. */
const calls: Readonly<Record<string, Call>> = {
  signIn: (client, signal) => client.signIn({ account: 'demo:amy', password: 'x' }, { signal }),
  session: (client, signal) => client.session({ signal }),
  changePassword: (client, signal) =>
    client.changePassword({ current: 'x', password: 'another' }, { signal }),
  signOut: (client, signal) => client.signOut({ signal }),
  connect: (client, signal) => client.connect({ signal }),
  end: (client, signal) => client.end('c', { signal }),
  loadHistory: (client, signal) => client.loadHistory('c', { signal }),
  setStatus: (client, signal) => client.setStatus('away', { signal }),
  transfer: (client, signal) => client.transfer('c', { kind: 'agent', id: 'bo' }, undefined, { signal }),
  leaveMessages: (client, signal) => client.leaveMessages({ signal }),
  assignLeaveMessage: (client, signal) => client.assignLeaveMessage('c', 'bo', { signal }),
  addNote: (client, signal) => client.addNote('c', 'a note', { signal }),
  recall: (client, signal) => client.recall('c', 'm', { signal }),
  block: (client, signal) => client.block('li', 'spam', { signal }),
  unblock: (client, signal) => client.unblock('li', { signal }),
  searchCustomers: (client, signal) => client.searchCustomers('li', { signal }),
  searchMessages: (client, signal) => client.searchMessages('hello', { signal }),
  aboutCustomer: (client, signal) => client.aboutCustomer('c', { signal }),
  readHistory: (client, signal) => client.readHistory('c', undefined, { signal }),
  contact: (client, signal) => client.contact('li', { signal }),
  phrases: (client, signal) => client.phrases({ signal }),
  putPhrase: (client, signal) =>
    client.putPhrase('own', { id: 'p', title: 'Hi', text: 'Hello', version: 0 }, { signal }),
  deletePhrase: (client, signal) => client.deletePhrase('own', 'p', { signal }),
  notices: (client, signal) => client.notices({ signal }),
  explain: (client, signal) => client.explain(undefined, { signal }),
  watch: ({ supervision }, signal) => supervision.watch('c', { signal }),
  join: ({ supervision }, signal) => supervision.join('c', { signal }),
  unwatch: ({ supervision }, signal) => supervision.unwatch('c', { signal }),
  takeOver: ({ supervision }, signal) => supervision.takeOver('c', 'bo', { signal }),
  'open a chat': ({ staffChats }, signal) => staffChats.open('bo', { signal }),
  'create a chat': ({ staffChats }, signal) => staffChats.create({ name: 'x', agentIds: ['bo'] }, { signal }),
  'rename a chat': ({ staffChats }, signal) => staffChats.rename('c', 'y', { signal }),
  'add to a chat': ({ staffChats }, signal) => staffChats.add('c', ['bo'], { signal }),
  'take out of a chat': ({ staffChats }, signal) => staffChats.takeOut('c', 'bo', { signal }),
  'load a chat': ({ staffChats }, signal) => staffChats.load('c', { signal }),
  markFriend: ({ staffChats }, signal) => staffChats.markFriend('bo', true, { signal }),
  'create a customer group': ({ customerGroups }, signal) =>
    customerGroups.create({ name: 'x', customerIds: ['li'] }, { signal }),
  'rename a customer group': ({ customerGroups }, signal) => customerGroups.rename('c', 'y', { signal }),
  'add to a customer group': ({ customerGroups }, signal) =>
    customerGroups.add('c', { customerIds: ['li'] }, { signal }),
  'take out of a customer group': ({ customerGroups }, signal) =>
    customerGroups.takeOut('c', { kind: 'customer', id: 'li' }, { signal }),
  'load a customer group': ({ customerGroups }, signal) => customerGroups.load('c', { signal }),
  'quit a customer group': ({ customerGroups }, signal) => customerGroups.quit('c', { signal }),
};

test.each(Object.entries(calls))('%s: whoever gives up is told at once', async (_name, call) => {
  const { client, clock, signals } = unanswered();
  expect(await rejection(call(client, AbortSignal.abort('early')))).toMatchObject({
    ...{ code: 'ABORTED', cause: 'early' },
  });
  const giveUp = new AbortController();
  const waited = rejection(call(client, giveUp.signal));
  await clock.advance(1_000);
  giveUp.abort('enough');
  expect(await waited).toMatchObject({ code: 'ABORTED', cause: 'enough' });
  client.destroy();
  expect([clock.pending, signals.every(({ aborted }) => aborted)]).toEqual([0, true]);
});

test('signing out given up: whoever is signed in stays connected', async () => {
  const { client, clock } = unanswered();
  void rejection(client.connect());
  const giveUp = new AbortController();
  const waited = rejection(client.signOut({ signal: giveUp.signal }));
  giveUp.abort();
  expect(await waited).toMatchObject({ code: 'ABORTED' });
  await clock.advance(1_000);
  expect(client.connection).toBe('connecting');
  client.destroy();
});
