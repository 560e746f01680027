import { describe, expect, test } from 'vitest';
import { Rounds, waitSeconds, type Round } from '../src/index.ts';

function record() {
  const shop: Round[] = [];
  const agents: Round[] = [];
  const rounds = new Rounds({
    shopRound: (round) => shop.push(round),
    agentRound: (round) => agents.push(round),
  });
  return { rounds, shop, agents };
}

describe('rounds', () => {
  test('RS-17 A B B A A B A (A agent, B buyer) is two rounds', () => {
    const { rounds, shop, agents } = record();
    'ABBAABA'.split('').forEach((who, at) => {
      if (who === 'A') rounds.answered(at, 'a');
      else rounds.asked(at);
    });
    expect(shop).toEqual([
      { agentId: 'a', since: 1, answeredAt: 3 },
      { agentId: 'a', since: 5, answeredAt: 6 },
    ]);
    expect(agents).toEqual(shop);
  });

  test('RS-18 a transfer closes the holder’s round unanswered and starts the receiver’s', () => {
    const { rounds, shop, agents } = record();
    rounds.asked(0);
    rounds.handedOver(50_000, 'a');
    rounds.answered(60_000, 'b');
    expect(agents).toEqual([
      { agentId: 'a', since: 0, answeredAt: undefined },
      { agentId: 'b', since: 50_000, answeredAt: 60_000 },
    ]);
    expect(shop).toEqual([{ agentId: 'b', since: 0, answeredAt: 60_000 }]);
  });

  test('D15 a round open at the end of its session is unanswered', () => {
    const { rounds, shop, agents } = record();
    rounds.asked(7);
    rounds.ended('a');
    rounds.answered(9, 'a');
    expect(shop).toEqual([{ agentId: 'a', since: 7, answeredAt: undefined }]);
    expect(agents).toEqual(shop);
  });

  test('a transfer or an end with nothing asked makes no round', () => {
    const { rounds, shop, agents } = record();
    rounds.handedOver(1, 'a');
    rounds.ended('b');
    expect([...shop, ...agents]).toEqual([]);
  });

  test('CF-11 a wait is floored', () => {
    expect(waitSeconds(900, 5100)).toBe(4);
    expect(waitSeconds(0, 999)).toBe(0);
    expect(waitSeconds(0, 1000)).toBe(1);
  });
});
