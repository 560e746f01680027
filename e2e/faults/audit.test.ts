import type { Conversation } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { audit, isClean, type Listener, type SentMessage, type StoredMessage } from './audit/audit.ts';
import type { Sighting } from './audit/sighting.ts';

const sent = (text: string, more: Partial<SentMessage> = {}): SentMessage => ({
  device: 'phone',
  conversationId: 'talk',
  text,
  promised: true,
  ...more,
});
const stored = (seq: number, text: string): StoredMessage => ({
  id: `id-${seq}`,
  conversationId: 'talk',
  seq,
  text,
});
const saw = (lastSeq: number, seqs: number[], more = false): Sighting => ({
  conversationId: 'talk',
  lastSeq,
  seqs,
  more,
});
const listener = (sightings: Sighting[], more: Partial<Listener['account']> = {}): Listener => ({
  name: 'amy',
  account: { sightings, told: [], shown: [], ...more },
});
const conversation = (lastSeq: number): Conversation => ({
  id: 'talk',
  scope: { page: 'shop', channel: 'web' },
  customer: { id: 'c' },
  state: 'assigned',
  openedAt: 0,
  lastSeq,
  seen: { customer: 0, agent: 0 },
  items: [],
  more: false,
});

const two = [stored(3, 'one'), stored(5, 'two')];

test('a run in which everything arrived is clean', () => {
  const findings = audit([sent('one'), sent('two')], two, [
    listener([saw(4, [3]), saw(5, [3, 5]), saw(5, [5], true)], { told: ['id-3', 'id-5'] }),
  ]);
  expect(findings).toSatisfy(isClean);
});

test('a message that was promised and is not stored is lost; one that its device never kept is not', () => {
  const findings = audit([sent('three'), sent('four', { promised: false })], two, []);
  expect(findings).toEqual({ lost: ['three'], doubled: [], outOfOrder: [], gaps: [] });
});

test('a message that is stored or told twice is doubled', () => {
  const twice = [...two, stored(6, 'one')];
  expect(audit([sent('one')], twice, []).doubled).toEqual(['one']);
  expect(audit([], two, [listener([], { told: ['id-3', 'id-5', 'id-3'] })]).doubled).toHaveLength(1);
});

test('a message behind a later one of its device is out of order; another device has an order of its own', () => {
  expect(audit([sent('two'), sent('one')], two, []).outOfOrder).toEqual(['one']);
  expect(audit([sent('two'), sent('one', { device: 'laptop' })], two, []).outOfOrder).toEqual([]);
  expect(audit([], two, [listener([saw(5, [5, 3])])]).outOfOrder).toHaveLength(1);
});

test('a message that was missing on a screen at any time is a gap, as is one that nobody stored', () => {
  expect(audit([], two, [listener([saw(5, [5])])]).gaps).toHaveLength(1);
  expect(audit([], two, [listener([saw(5, [3], true)])]).gaps).toHaveLength(1);
  expect(audit([], two, [listener([saw(5, [3, 4, 5])])]).gaps).toHaveLength(1);
});

test('a screen that differs from a fresh one in the end is a gap', () => {
  const fresh = [conversation(7)];
  expect(audit([], two, [{ ...listener([], { shown: fresh }), fresh }]).gaps).toEqual([]);
  expect(audit([], two, [{ ...listener([], { shown: [conversation(6)] }), fresh }]).gaps).toHaveLength(1);
  expect(audit([], two, [{ ...listener([]), fresh }]).gaps).toHaveLength(1);
});
