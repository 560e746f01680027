import { expect, test } from 'vitest';
import { foldFeed, foldForAgents, type Conversation, type FeedEvent } from '../src/model.ts';

const conversationId = 'c';
const amy = { kind: 'agent', id: 'amy', name: 'Amy' } as const;

/** As a busy agent's snapshot holds it: of all that was said, the automatic reply. */
const held: Conversation = {
  id: conversationId,
  scope: { page: 'shop', channel: 'web' },
  customer: { id: 'lin' },
  state: 'assigned',
  openedAt: 1000,
  agent: { id: 'amy', name: 'Amy' },
  lastSeq: 9,
  seen: { customer: 0, agent: 0 },
  items: [
    {
      kind: 'message',
      id: 'm9',
      seq: 9,
      at: 9000,
      author: { kind: 'auto', id: 'amy', name: 'Amy' },
      text: '您好',
    },
  ],
  more: true,
  customerWrote: { first: 2000, last: 8000, owedSince: 2000, unread: 3 },
};

const wrote = (
  seq: number,
  author: Extract<FeedEvent, { type: 'message.posted' }>['message']['author'],
  more: { note?: boolean } = {},
): [number, FeedEvent] => [
  seq,
  {
    type: 'message.posted',
    conversationId,
    at: seq * 1000,
    message: { kind: 'message', id: `m${seq}`, seq, at: seq * 1000, author, text: '?', ...more },
  },
];
const seen = (seq: number, upTo: number): [number, FeedEvent] => [
  seq,
  { type: 'message.seen', conversationId, at: seq * 1000, by: 'agent', upTo },
];
const lin = { kind: 'customer', id: 'lin' } as const;

function after(...told: readonly [number, FeedEvent][]): Conversation['customerWrote'] {
  let all: ReadonlyMap<string, Conversation> = new Map([[held.id, held]]);
  for (const [seq, event] of told) all = foldForAgents(all, seq, event);
  return all.get(conversationId)?.customerWrote;
}

test('WB-15 what the customer wrote before the held lines goes on counting', () => {
  expect(after(wrote(10, lin))).toEqual({ first: 2000, last: 10_000, owedSince: 2000, unread: 4 });
});

test('WB-15 neither a note, nor the robot, nor an automatic reply answers; an agent does, and has read', () => {
  const others = [
    wrote(10, amy, { note: true }),
    wrote(11, { kind: 'robot', id: 'r' }),
    wrote(12, { ...amy, kind: 'auto' }),
  ];
  expect(after(...others)).toEqual(held.customerWrote);
  expect(after(wrote(10, amy))).toEqual({ first: 2000, last: 8000, unread: 0 });
  expect(after(wrote(10, amy), wrote(11, lin))).toEqual({
    first: 2000,
    last: 11_000,
    owedSince: 11_000,
    unread: 1,
  });
});

test('WB-15 reading answers nothing, and counts as far as what is held tells', () => {
  expect(after(wrote(10, lin), wrote(11, lin), seen(12, 10))).toMatchObject({ owedSince: 2000, unread: 1 });
  expect(after(seen(10, 9))).toMatchObject({ owedSince: 2000, unread: 0 });
  // How many of the three stand above the sixth, the next snapshot tells.
  expect(after(seen(10, 6))).toMatchObject({ unread: 3 });
});

test('WB-15 nothing is owed once it has ended', () => {
  expect(
    after([10, { type: 'conversation.ended', conversationId, at: 10_000, by: 'customer' }]),
  ).toBeUndefined();
});

test('customers fold nothing of it', () => {
  const [seq, event] = wrote(10, lin);
  const { customerWrote: _told, ...theirs } = held;
  expect(foldFeed(new Map([[held.id, theirs]]), seq, event).get(conversationId)).not.toHaveProperty(
    'customerWrote',
  );
});
