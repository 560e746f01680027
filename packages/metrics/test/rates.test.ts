import { describe, expect, test } from 'vitest';
import { ShopLog, t } from './shopLog.ts';

describe('rates', () => {
  const firstReplies = (...replies: (string | undefined)[]) => {
    const shop = new ShopLog();
    replies.forEach((reply, index) => {
      const chat = shop.chat(`x${index}`).assigned('a', '10:00:00').customer('10:00:00');
      if (reply) chat.agent('a', reply);
      chat.ended('11:00:00');
    });
    return shop;
  };

  test('RS-10 D3 CF-03 a reply of an agent who is frozen is none: the first round of one who is counted decides', () => {
    const shop = new ShopLog().account('fr', { accountType: 'frozen' });
    const chat = shop.chat().assigned('fr', '10:00:00').customer('10:00:05').agent('fr', '10:05:05');
    chat.transferred('fr', 'zoe', '10:06:00').customer('10:06:10').agent('zoe', '10:06:20');
    expect(shop.cell('thirtySecondRate')).toMatchObject({ value: 1, pending: 0 });
    expect(shop.figure('thirtySecondRate', { agent: 'zoe' })).toBe(1);
    expect(shop.figure('averageHumanResponse')).toBe(10);
  });

  test('RS-10 first replies after 20, 30, 31 s and none: 2 of 4', () => {
    const shop = firstReplies('10:00:20', '10:00:30', '10:00:31', undefined);
    expect(shop.figure('thirtySecondRate')).toBe(0.5);
    expect(shop.figure('thirtySecondRate', { agent: 'a' })).toBe(0.5);
    expect(shop.figure('thirtySecondRate', { group: 'g1' })).toBe(0.5);
  });

  test('RS-10 whole seconds: 30.999 s are 30', () => {
    expect(firstReplies('10:00:30.999').figure('thirtySecondRate')).toBe(1);
  });

  test('RS-10 a question of a moment ago is pending, not missed', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '10:00:00').customer('10:00:00');
    expect(shop.cell('thirtySecondRate', { now: '10:00:30' })).toMatchObject({ value: null, pending: 1 });
    expect(shop.cell('thirtySecondRate', { now: '10:00:31' })).toMatchObject({ value: 0, pending: 0 });
  });

  const cameBack = (time: string) => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '09:50:00').customer('09:50:00').agent('a', '09:50:10').ended('10:00:00');
    shop.chat('x').assigned('b', time).customer(time);
    return shop;
  };

  test('RS-11 back 9:59 after the end is the same session, after ten minutes a new one', () => {
    expect(cameBack('10:09:59').figure('thirtySecondRate')).toBe(1);
    expect(cameBack('10:10:00').figure('thirtySecondRate')).toBe(0.5);
    // The agent who has it now has a first round of its own (D20).
    expect(cameBack('10:09:59').figure('thirtySecondRate', { agent: 'b' })).toBe(0);
  });

  test('RS-10 an agent who changes the team at midnight has a first round in either, in one session', () => {
    const shop = new ShopLog().account('a', { teamId: 'early' });
    shop.account('a', { teamId: 'late', from: '2026-05-05' });
    shop
      .chat()
      .assigned('a', '22:50:00')
      .customer('22:50:00')
      .agent('a', '22:50:20')
      .customer('05-05 00:10:00')
      .agent('a', '05-05 00:10:40');
    expect(shop.figure('thirtySecondRate', { team: 'early' })).toBe(1);
    expect(shop.figure('thirtySecondRate', { team: 'late' })).toBe(0);
    expect(shop.figure('thirtySecondRate', { agent: 'a' })).toBe(1);
  });

  test('RS-12 what counts is when the session began: 08:56 is not assessed, 22:59:59 is', () => {
    const began = (start: string, reply: string) => {
      const shop = new ShopLog();
      shop.chat().assigned('a', start).customer(start).agent('a', reply);
      return shop.figure('thirtySecondRate');
    };
    expect(began('08:56:00', '09:01:00')).toBeNull();
    expect(began('22:59:59', '23:00:20')).toBe(1);
    expect(began('23:00:00', '23:00:20')).toBeNull();
    expect(began('09:00:00', '09:00:20')).toBe(1);
  });

  test('RS-14 rounds of 30, 180, 181 s and an unanswered one: 2 of 4', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:00:30')
      .customer('10:10:00')
      .agent('a', '10:13:00')
      .customer('10:20:00')
      .agent('a', '10:23:01')
      .customer('10:30:00')
      .ended('10:40:00');
    expect(shop.figure('threeMinuteRate')).toBe(0.5);
    expect(shop.figure('threeMinuteRate', { agent: 'a' })).toBe(0.5);
  });

  test('RS-14 the hours are a setting: 08:00 to 23:00 assesses an early round', () => {
    const early = (settings: Parameters<ShopLog['settings']>[0]) => {
      const shop = new ShopLog().settings(settings);
      shop.chat().assigned('a', '08:30:00').customer('08:30:00').agent('a', '08:31:00');
      return shop.figure('threeMinuteRate');
    };
    expect(early({})).toBeNull();
    expect(early({ assessed: { from: '08:00', to: '23:00' } })).toBe(1);
  });

  test('RS-15 A 8 of 10, B 9 of 10 in one group and team: 17 of 20 there and in the shop', () => {
    const shop = new ShopLog().account('a', { teamId: 't1' }).account('b', { teamId: 't1' });
    for (const [agent, good] of [
      ['a', 8],
      ['b', 9],
    ] as const)
      for (let round = 0; round < 10; round += 1)
        shop
          .chat(`x${agent}${round}`)
          .assigned(agent, '10:00:00')
          .customer('10:00:00')
          .agent(agent, round < good ? '10:03:00' : '10:03:01');
    expect(shop.figure('threeMinuteRate', { agent: 'a' })).toBe(0.8);
    expect(shop.figure('threeMinuteRate', { agent: 'b' })).toBe(0.9);
    for (const about of [{ group: 'g1' }, { team: 't1' }, {}])
      expect(shop.figure('threeMinuteRate', about)).toBe(0.85);
  });

  test('RS-16 a miss is found by session and round: no. 2, asked 10:05:00, answered 10:09:00, 240 s', () => {
    const shop = new ShopLog();
    shop
      .chat('x', 'c1')
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:00:30')
      .customer('10:05:00')
      .agent('a', '10:09:00');
    const query = { now: t('12:00:00'), list: 'threeMinuteMisses', from: '2026-05-04', to: '2026-05-04' };
    const miss = {
      sessionId: 'c1',
      conversationId: 'c1',
      customerId: 'x',
      agentId: 'a',
      number: 2,
      since: t('10:05:00'),
      repliedAt: t('10:09:00'),
      wait: 240,
    };
    for (const subject of [undefined, { kind: 'agent', id: 'a' }, { kind: 'group', id: 'g1' }] as const) {
      const details = shop.statistics.details({ ...query, ...(subject ? { subject } : {}) });
      expect(details).toMatchObject({ total: 1, entries: [miss] });
    }
    const other = { kind: 'agent', id: 'b' } as const;
    expect(shop.statistics.details({ ...query, subject: other }).total).toBe(0);
  });

  test('RS-20 RS-21 what asks nothing starts no clock: consulted 1, unreplied 0', () => {
    const thanks = (ignoreNoise: boolean) => {
      const shop = new ShopLog().settings({ ignoreNoise });
      shop
        .chat()
        .assigned('a', '10:00:00')
        .message('customer', 'x', '10:00:00', { noise: 'closing' })
        .ended('10:05:00');
      return shop;
    };
    expect(thanks(true).figure('unreplied')).toBe(0);
    expect(thanks(true).figure('consulted')).toBe(1);
    expect(thanks(true).figure('threeMinuteRate')).toBeNull();
    expect(thanks(false).figure('unreplied')).toBe(1);
    expect(thanks(false).figure('threeMinuteRate')).toBe(0);
  });

  test('LM-24 an entry at 10:00 that is left and answered at 10:05 is in the denominator, not in the numerator', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .left('10:00:00')
      .customer('10:00:00')
      .delivered('a', '10:04:00')
      .assigned('a', '10:05:00', 'g1', 'leave-message')
      .agent('a', '10:05:00');
    expect(shop.figure('threeMinuteRate')).toBe(0);
    // The agent's own clock runs from the delivery (D18).
    expect(shop.figure('threeMinuteRate', { agent: 'a' })).toBe(1);
  });

  test('LM-24 nobody ever answers: in the denominator of the shop, of no agent; at night in none', () => {
    const left = (time: string) => {
      const shop = new ShopLog();
      shop.chat().left(time).customer(time);
      return shop;
    };
    expect(left('10:00:00').figure('threeMinuteRate')).toBe(0);
    expect(left('10:00:00').cell('threeMinuteRate', { now: '10:03:00' })).toMatchObject({
      value: null,
      pending: 1,
    });
    expect(left('23:30:00').figure('threeMinuteRate')).toBeNull();
  });
});

describe('leave messages', () => {
  const five = () => {
    const shop = new ShopLog();
    for (let index = 0; index < 5; index += 1) {
      const chat = shop.chat(`x${index}`).left('05-01 10:00:00').customer('05-01 10:00:00');
      if (index < 3) chat.delivered('a', '05-01 11:00:00');
    }
    return shop;
  };

  test('LM-21 five left, two never delivered: five', () => {
    expect(five().figure('leaveConsultations', { day: '05-01' })).toBe(5);
    expect(five().figure('leaveUnassigned', { day: '05-01' })).toBe(2);
    expect(five().figure('leaveConsultations', { day: '05-01', agent: 'a' })).toBe(3);
  });

  test('RB-06 RS-19 what a robot was asked counts from when it is left for people', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .customer('10:00:00', '10:01:00')
      .message('robot', 'robot', '10:01:01')
      .left('10:05:00')
      .delivered('a', '10:06:00')
      .assigned('a', '10:07:00', 'g1', 'leave-message')
      .agent('a', '10:07:59');
    expect(shop.figure('threeMinuteRate')).toBe(1);
    expect(shop.figure('leaveConsultations')).toBe(1);
    expect(shop.figure('customerMessages', { agent: 'a' })).toBe(1);
  });

  test('LM-22 left on 1 May, shown from 3 May', () => {
    const cell = (now: string) => five().cell('leaveConsultations', { day: '05-01', now });
    expect(cell('05-02 23:59:59')).toMatchObject({
      final: false,
      finalFrom: Date.parse('2026-05-03T00:00+08:00'),
    });
    expect(cell('05-03 00:00:00')).toMatchObject({ value: 5, final: true });
  });

  test('LM-22 the delay is a setting', () => {
    const shop = five().settings({ leaveDelayDays: 1 });
    expect(shop.cell('leaveConsultations', { day: '05-01', now: '05-02 00:00:00' })?.final).toBe(true);
  });

  test('LM-20 who comes back counts once as left and once as online', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .left('01:00:00')
      .customer('01:00:00')
      .converted('10:00:00')
      .assigned('a', '10:00:00')
      .customer('10:00:01')
      .agent('a', '10:00:06');
    expect(shop.figure('leaveConsultations')).toBe(1);
    expect(shop.figure('consultations')).toBe(1);
    expect(shop.figure('averageResponse')).toBe(5);
  });
});
