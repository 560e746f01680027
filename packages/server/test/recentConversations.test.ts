import type { DeskEvent } from '@shopbell/engine';
import { expect, it } from 'vitest';
import { RecentConversations } from '../src/app/shop/recentConversations.ts';
import type { Committed } from '../src/desk/request.ts';

const by = { kind: 'customer', id: 'chen' } as const;
let seq = 0;

function opened(conversationId: string): Committed {
  const scope = { page: 'shop', channel: 'web' } as const;
  const event: DeskEvent = {
    type: 'conversation.opened',
    at: 1,
    conversationId,
    customerId: 'chen',
    scope,
  };
  return { seq: ++seq, event, audiences: [] };
}

function posted(conversationId: string, text: string): Committed {
  const id = String(++seq);
  const about = { type: 'message.posted', at: 1, conversationId, by, messageId: id, clientId: id } as const;
  return { seq, event: { ...about, digest: '', length: text.length }, audiences: [], text };
}

it('keeps a conversation whole from its opening on, in its shop', () => {
  const recent = new RecentConversations();
  const events = [opened('a'), posted('a', '在吗')];
  recent.heard('tea', events);
  expect(recent.of('tea', 'a')).toEqual(events);
  expect(recent.of('cups', 'a')).toBeUndefined();
});

it('knows nothing of one whose beginning it has not heard', () => {
  const recent = new RecentConversations();
  recent.heard('tea', [posted('a', '在吗')]);
  expect(recent.of('tea', 'a')).toBeUndefined();
});

it('leaves what has grown long to storage, for good', () => {
  const recent = new RecentConversations();
  recent.heard('tea', [opened('a'), opened('b')]);
  for (let count = 0; count < 19; count++) recent.heard('tea', [posted('a', '在')]);
  expect(recent.of('tea', 'a')).toHaveLength(20);
  recent.heard('tea', [posted('a', '在')]);
  expect(recent.of('tea', 'a')).toBeUndefined();
  recent.heard('tea', [posted('b', '字'.repeat(4000))]);
  expect(recent.of('tea', 'b')).toHaveLength(2);
  recent.heard('tea', [posted('b', '字')]);
  recent.heard('tea', [posted('b', '字')]);
  expect(recent.of('tea', 'b')).toBeUndefined();
});

it('keeps so many of all shops together, the newest', () => {
  const recent = new RecentConversations();
  for (let count = 0; count < 2001; count++)
    recent.heard(count % 2 ? 'tea' : 'cups', [opened(String(count))]);
  expect(recent.of('cups', '0')).toBeUndefined();
  expect(recent.of('tea', '1')).toHaveLength(1);
  expect(recent.of('cups', '2000')).toHaveLength(1);
});

it('holds no words that were recalled, and leaves those alone whom it told of them', () => {
  const recent = new RecentConversations();
  const wrong = posted('a', '东街 1 号');
  const [told, kept] = [[opened('a'), wrong, posted('a', '好的')], posted('b', '别的')];
  recent.heard('tea', [...told, opened('b'), kept]);
  const messageId = wrong.event.type === 'message.posted' ? wrong.event.messageId : '';
  const recalled: DeskEvent = {
    type: 'message.recalled',
    at: 2,
    conversationId: 'a',
    messageId,
    by: { kind: 'agent', id: 'amy' },
  };
  recent.heard('tea', [{ seq: ++seq, event: recalled, audiences: [] }]);
  const texts = (id: string) => recent.of('tea', id)?.map(({ text }) => text);
  expect(texts('a')).toEqual([undefined, undefined, '好的', undefined]);
  expect(recent.of('tea', 'a')?.[1]?.seq).toBe(wrong.seq);
  expect(texts('b')).toEqual([undefined, '别的']);
  expect(wrong.text).toBe('东街 1 号');
});
