import { expect, test } from 'vitest';
import type { EventFrame, Position, ServerFrame, WelcomeFrame } from '../src/model/frames.ts';
import { Relay, written } from '../src/tabs/relay.ts';

const seen = (seq: number, after: number): EventFrame => ({
  type: 'event',
  seq,
  after,
  event: { type: 'message.seen', conversationId: 'k', at: 1, by: 'agent', upTo: 1 },
});

/** A leader at a position, and what it tells a follower that says hello. */
class Leader {
  position: Position | undefined = { epoch: 'e', seq: 10 };
  agents: NonNullable<WelcomeFrame['snapshot']>['agents'];
  readonly told: ServerFrame[] = [];
  readonly relay = new Relay(
    {
      present: () => this.position && { welcome: this.#welcome(this.position), more: [] },
      pass: () => undefined,
      met: () => undefined,
    },
    (text) => this.told.push(JSON.parse(text) as ServerFrame),
  );

  hello(since?: Position): ServerFrame[] {
    this.told.length = 0;
    this.relay.up('follower', JSON.stringify({ type: 'hello', v: 1, since }));
    return this.told;
  }

  takes(seq: number, after: number): void {
    this.position = { epoch: 'e', seq };
    this.relay.took(seen(seq, after));
  }

  #welcome(position: Position): WelcomeFrame {
    const me = { kind: 'customer', id: 'c' } as const;
    const shop = { id: 'demo', name: '演示店' };
    const snapshot = { conversations: [], ...(this.agents && { agents: this.agents }) };
    const heartbeatMs = 10_000;
    return { type: 'welcome', v: 1, position, resumed: false, me, shop, now: 1, heartbeatMs, snapshot };
  }
}

const at = (seq: number, epoch = 'e'): Position => ({ epoch, seq });

test('who stands where the leader stands goes on; who comes fresh gets the whole truth', () => {
  const leader = new Leader();
  expect(leader.hello(at(10))).toMatchObject([{ type: 'welcome', resumed: true, position: at(10) }]);
  expect(leader.told[0]).not.toHaveProperty('snapshot');
  expect(leader.hello()).toMatchObject([{ resumed: false, position: at(10), snapshot: {} }]);
  expect(leader.hello(at(10, 'former'))).toMatchObject([{ resumed: false, snapshot: {} }]);
});

test('who is behind gets what it missed, if the leader holds all of it; else the whole truth', () => {
  const leader = new Leader();
  leader.takes(12, 10);
  leader.takes(15, 12);
  expect(leader.hello(at(11)).map((frame) => ('seq' in frame ? frame.seq : frame.type))).toEqual([
    'welcome',
    12,
    15,
  ]);
  expect(leader.told[0]).toMatchObject({ resumed: true, position: at(11) });
  expect(leader.hello(at(12)).map((frame) => ('seq' in frame ? frame.seq : frame.type))).toEqual([
    'welcome',
    15,
  ]);
  // Between 9 and 10 something may have been told.
  expect(leader.hello(at(9))).toMatchObject([{ resumed: false, snapshot: {} }]);
  leader.relay.reset();
  expect(leader.hello(at(12))).toMatchObject([{ resumed: false, snapshot: {} }]);
});

test('an agent’s tab that goes on is told of colleagues anew: of them no event tells', () => {
  const leader = new Leader();
  leader.agents = [{ id: 'bo', name: 'Bo', status: 'away' }];
  const [welcome, ...more] = leader.hello(at(10));
  expect(welcome).toMatchObject({ resumed: true });
  expect(more).toEqual([{ type: 'roster', agents: leader.agents }]);
  expect(leader.hello()).toMatchObject([{ resumed: false, snapshot: { agents: leader.agents } }]);
});

test('nobody is led back: who was told more by a former leader waits until this one knows it too', () => {
  const leader = new Leader();
  expect(leader.hello(at(14))).toEqual([]);
  leader.takes(12, 10);
  expect(leader.told).toEqual([]);
  leader.takes(14, 12);
  expect(leader.told).toMatchObject([{ resumed: true, position: at(14) }]);
});

test('while the leader is not online nobody is welcomed; once it is, everybody; sent away, nobody waits', () => {
  const leader = new Leader();
  leader.position = undefined;
  expect(leader.hello()).toEqual([]);
  leader.position = at(20);
  leader.relay.serve();
  expect(leader.told).toHaveLength(1);
  leader.position = undefined;
  leader.hello();
  leader.relay.sendAway();
  leader.position = at(20);
  leader.relay.serve();
  expect(leader.told).toEqual([]);
});

test('a frame is written as it is where the page has put a toJSON on all arrays (Prototype 1.6)', () => {
  const frame: ServerFrame = { type: 'notices', notices: [] };
  Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => 'a text' });
  const told = written(frame);
  Reflect.deleteProperty(Array.prototype, 'toJSON');
  expect(JSON.parse(told)).toEqual(frame);
});
