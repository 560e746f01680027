import { expect, test } from 'vitest';
import { ReadMarks } from '../src/conversations/readMarks.ts';
import type { Conversation, Message } from '../src/model.ts';
import { TestClock } from '../src/testing.ts';

const length = 500;

/** A long conversation of which all but the last `unread` messages were read; `looked` is told of each item looked at. */
function talk(id: string, unread: number, looked: () => void): Conversation {
  const items = Array.from({ length }, (_, n): Message => ({
    ...{
      kind: 'message',
      id: String(n),
      at: n,
      text: 'hello',
      author: { kind: 'agent', id: 'amy', name: 'Amy' },
    },
    get seq() {
      looked();
      return n + 1;
    },
  }));
  const seen = { customer: length - unread, agent: length };
  const about = { scope: { page: 'shop', channel: 'web' }, customer: { id: 'li' }, openedAt: 0 } as const;
  return { id, ...about, state: 'assigned', lastSeq: length, seen, items, more: false };
}

test('what was read is not looked at again: it is counted at every event', () => {
  let looks = 0;
  const talks = Array.from({ length: 20 }, (_, n) => talk(String(n), n, () => looks++));
  const held = { all: new Map(talks.map((one) => [one.id, one])) };
  const marks = new ReadMarks('customer', new TestClock(), held, () => 0);
  expect(marks.unread()).toBe(190);
  expect(looks).toBe(190 + 20);
});
