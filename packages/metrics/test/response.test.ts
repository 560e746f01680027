import { describe, expect, test } from 'vitest';
import { MetricsSettings, textFacts } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

/** AR-06: asked 10:00:00, an automatic reply at once, a person 25 s later. */
function greeted(settings: Parameters<ShopLog['settings']>[0] = {}, greeting = '^_^在的亲'): ShopLog {
  const shop = new ShopLog().settings(settings);
  shop
    .chat()
    .assigned('a', '10:00:00')
    .customer('10:00:00')
    .says('auto', 'a', '10:00:00', greeting)
    .agent('a', '10:00:25');
  return shop;
}

describe('automatic replies', () => {
  test('AR-06 official: the first response never is an automatic reply', () => {
    expect(greeted().figure('firstResponse', { agent: 'a' })).toBe(25);
    expect(greeted().figure('firstResponse')).toBe(25);
  });

  test('AR-07 recognition is off by default; on, what begins with the symbol is an auto reply', () => {
    const { autoReply } = MetricsSettings.parse({});
    expect(autoReply).toEqual({ detect: false, symbol: '^' });
    const detect = { profile: 'thirdParty', autoReply: { detect: true } } as const;
    expect(greeted(detect, '^_^在的亲').figure('firstResponse')).toBe(25);
    expect(greeted(detect, '在^的').figure('firstResponse')).toBe(0);
    expect(greeted({ profile: 'thirdParty' }, '^_^在的亲').figure('firstResponse')).toBe(0);
  });

  const welcomed = (settings: Parameters<ShopLog['settings']>[0]): ShopLog => {
    const shop = new ShopLog().settings(settings);
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .says('auto', 'a', '10:00:01', '$欢迎')
      .says('agent', 'a', '10:00:40', '您好呀');
    return shop;
  };

  test('AR-08 recognised: no response, no message and no characters of the agent, no reply', () => {
    const shop = welcomed({ profile: 'thirdParty', autoReply: { detect: true, symbol: '$' } });
    expect(shop.figure('firstResponse', { agent: 'a' })).toBe(40);
    expect(shop.figure('averageResponse', { agent: 'a' })).toBe(40);
    expect(shop.figure('agentMessages', { agent: 'a' })).toBe(1);
    expect(shop.figure('agentCharacters', { agent: 'a' })).toBe(3);
  });

  test('AR-08 recognised: an auto reply alone leaves the customer unreplied, a person’s text with the symbol too', () => {
    for (const from of ['auto', 'agent'] as const) {
      const shop = new ShopLog().settings({
        profile: 'thirdParty',
        autoReply: { detect: true, symbol: '$' },
      });
      shop.chat().assigned('a', '10:00:00').customer('10:00:00').says(from, 'a', '10:00:01', '$欢迎');
      expect(shop.figure('unreplied', { agent: 'a' })).toBe(1);
      expect(shop.figure('replyRate')).toBe(0);
    }
  });

  test('AR-09 not recognised: the auto reply is the response, and a message of the agent', () => {
    const shop = welcomed({ profile: 'thirdParty' });
    expect(shop.figure('firstResponse', { agent: 'a' })).toBe(1);
    expect(shop.figure('agentMessages', { agent: 'a' })).toBe(2);
    expect(shop.figure('agentCharacters', { agent: 'a' })).toBe(6);
  });

  test('AR-10 the symbol is the shop’s, and must be the very first character', () => {
    const settings = { profile: 'thirdParty', autoReply: { detect: true, symbol: '$' } } as const;
    expect(greeted(settings, '$ hi').figure('firstResponse')).toBe(25);
    expect(greeted(settings, ' $hi').figure('firstResponse')).toBe(0);
    expect(greeted(settings, '^_^').figure('firstResponse')).toBe(0);
  });

  test('AR-10 a symbol may have letters, if it was known when the text was written', () => {
    expect(textFacts('[auto] hi', ['[auto]']).opening).toBe('[auto]');
    expect(textFacts('auto: hi').opening).toBeUndefined();
    expect(textFacts('auto: hi', ['auto:']).opening).toBe('auto:');
    expect(MetricsSettings.safeParse({ autoReply: { symbol: '' } }).success).toBe(false);
  });

  test('AR-11 both readings of one log, and the report says whose it is', () => {
    const shop = greeted();
    expect(shop.figure('firstResponse', { profile: 'official' })).toBe(25);
    expect(shop.figure('firstResponse', { profile: 'thirdParty' })).toBe(0);
    const query = {
      now: Date.parse('2026-06-01'),
      from: '2026-05-04',
      to: '2026-05-04',
      figures: ['firstResponse'],
    };
    expect(shop.statistics.report(query).profiles).toEqual(['official']);
    expect(shop.statistics.report({ ...query, profile: 'thirdParty' }).profiles).toEqual(['thirdParty']);
  });

  test('AR-11 D14 what the platform measures, a person answers in every profile', () => {
    const shop = welcomed({ profile: 'thirdParty' });
    expect(shop.figure('averageHumanResponse')).toBe(40);
    expect(shop.figure('thirtySecondRate')).toBe(0);
    expect(shop.figure('threeMinuteRate')).toBe(1);
  });
});

describe('average response', () => {
  const twoGaps = () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00', '10:00:10')
      .agent('a', '10:00:30')
      .customer('10:01:00')
      .agent('a', '10:01:10');
    return shop;
  };

  test('RS-01 a gap runs from the first customer message after the last reply to the next reply', () => {
    for (const about of [{}, { agent: 'a' }, { group: 'g1' }]) {
      expect(twoGaps().figure('averageResponse', about)).toBe(20);
      expect(twoGaps().figure('averageResponseCapped', about)).toBe(20);
    }
    expect(twoGaps().figure('medianResponse')).toBe(10);
    expect(twoGaps().figure('p90Response')).toBe(30);
  });

  test('RS-02 the shop’s month: people’s replies alone, automatic and robot ones removed', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .says('auto', 'a', '10:00:01', '您好')
      .message('robot', 'robot', '10:00:02')
      .agent('a', '10:00:30');
    shop.chat('y').assigned('b', '05-20 10:00:00').customer('05-20 10:00:00').agent('b', '05-20 11:00:00');
    expect(shop.figure('averageHumanResponse', { day: '05-01', to: '05-31' })).toBe((30 + 3600) / 2);
    // The profile's own average drops the second one (RS-04).
    expect(shop.figure('averageResponse', { day: '05-01', to: '05-31' })).toBe(30);
  });

  test('RS-03 the first gaps of two receptions, 30 and 50, are 40 s; one without a reply has none', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:30', '10:00:40');
    shop.chat('y').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:50');
    shop.chat('z').assigned('a', '10:00:00').customer('10:00:00');
    expect(shop.figure('firstResponse', { agent: 'a' })).toBe(40);
    expect(shop.figure('firstResponse')).toBe(40);
  });

  test('RS-03 D17 if the first answered gap was dropped, the row has no first response', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:10:00')
      .customer('10:11:00')
      .agent('a', '10:11:05');
    expect(shop.figure('firstResponse')).toBeNull();
    expect(shop.figure('averageResponse')).toBe(5);
  });

  const oneGap = (reply: string, settings: Parameters<ShopLog['settings']>[0] = {}) => {
    const shop = new ShopLog().settings(settings);
    shop.chat().assigned('a', '10:00:00').customer('10:00:00').agent('a', reply);
    return shop;
  };

  test('RS-04 a gap of 599 s counts, one of 600 s is dropped, by whole seconds', () => {
    expect(oneGap('10:09:59').figure('averageResponse')).toBe(599);
    expect(oneGap('10:09:59.999').figure('averageResponse')).toBe(599);
    expect(oneGap('10:10:00').figure('averageResponse')).toBeNull();
    expect(oneGap('10:10:00').figure('abandonedGaps')).toBe(1);
    expect(oneGap('10:10:00').figure('averageResponseCapped')).toBe(600);
  });

  test('RS-04 the limit is on, 10 minutes, from 1 to 60', () => {
    expect(MetricsSettings.parse({}).maxWait).toEqual({ on: true, minutes: 10 });
    for (const minutes of [0, 61, 1.5])
      expect(MetricsSettings.safeParse({ maxWait: { minutes } }).success).toBe(false);
    expect(oneGap('10:02:00', { maxWait: { minutes: 2 } }).figure('averageResponse')).toBeNull();
  });

  test('RS-05 with the limit off, a gap of 3600 s counts', () => {
    const shop = oneGap('11:00:00', { maxWait: { on: false } });
    expect(shop.figure('averageResponse')).toBe(3600);
    expect(shop.figure('firstResponse')).toBe(3600);
  });

  test('RS-13 a leave message answered after twenty minutes has no effect', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .left('10:00:00')
      .customer('10:00:00')
      .delivered('a', '10:19:00')
      .assigned('a', '10:20:00', 'g1', 'leave-message')
      .agent('a', '10:20:00')
      .customer('10:21:00')
      .agent('a', '10:22:00');
    expect(shop.figure('averageResponse')).toBeNull();
    expect(shop.figure('averageHumanResponse')).toBeNull();
    expect(shop.figure('firstResponse')).toBeNull();
    expect(shop.figure('thirtySecondRate')).toBeNull();
    expect(shop.figure('consultations')).toBe(0);
  });

  test('RS-17 A B B A A B A (A agent, B buyer) is two rounds', () => {
    const shop = new ShopLog();
    const chat = shop.chat().assigned('a', '10:00:00');
    'ABBAABA'.split('').forEach((who, second) => {
      if (who === 'A') chat.agent('a', `10:00:0${second}`);
      else chat.customer(`10:00:0${second}`);
    });
    expect(shop.figure('rounds', { agent: 'a' })).toBe(2);
    expect(shop.figure('averageResponse', { agent: 'a' })).toBe(1.5);
  });

  test('RS-18 a transfer: unanswered for the holder, 10 s for the receiver, 60 s for the shop', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '09:59:00')
      .agent('a', '09:59:00', '09:59:30')
      .customer('10:00:00')
      .transferred('a', 'b', '10:00:50', 'g2')
      .agent('b', '10:01:00');
    expect(shop.figure('unansweredRounds', { agent: 'a' })).toBe(1);
    expect(shop.figure('averageResponse', { agent: 'a' })).toBeNull();
    expect(shop.figure('averageResponse', { agent: 'b' })).toBe(10);
    expect(shop.figure('averageResponse', { group: 'g2' })).toBe(10);
    expect(shop.figure('averageResponse')).toBe(60);
  });

  test('RS-19 RB-06 the human clock starts at the hand-over: 20 s, not 320 s', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .customer('10:00:00')
      .message('robot', 'robot', '10:00:01')
      .customer('10:04:00')
      .assigned('a', '10:05:00')
      .agent('a', '10:05:20');
    expect(shop.figure('firstResponse', { agent: 'a' })).toBe(20);
    expect(shop.figure('averageHumanResponse')).toBe(20);
    expect(shop.figure('thirtySecondRate')).toBe(1);
    expect(shop.figure('customerMessages', { agent: 'a' })).toBe(0);
  });

  test('D15 a round across midnight belongs to the day of its question', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '23:59:50').customer('23:59:50').agent('a', '05-05 00:00:10');
    expect(shop.figure('averageResponse')).toBe(20);
    expect(shop.figure('averageResponse', { day: '05-05' })).toBeNull();
  });
});

describe('slow responses', () => {
  const gaps = (...seconds: number[]) => {
    const shop = new ShopLog();
    const chat = shop.chat().assigned('a', '10:00:00');
    let minute = 0;
    for (const gap of seconds) {
      const asked = `10:${String(minute).padStart(2, '0')}:00`;
      const answered = new Date(Date.parse(`2026-05-04T${asked}Z`) + gap * 1000).toISOString().slice(11, 19);
      chat.customer(asked).agent('a', answered);
      minute += 15;
    }
    return shop;
  };

  test('RS-06 121, 130, 150 is slow; 120, 130, 150 and 121, 130 are not', () => {
    expect(gaps(121, 130, 150).figure('slowCustomers', { agent: 'a' })).toBe(1);
    expect(gaps(120, 130, 150).figure('slowCustomers', { agent: 'a' })).toBe(0);
    expect(gaps(121, 130).figure('slowCustomers', { agent: 'a' })).toBe(0);
  });

  test('RS-07 slow customers are counted once for the shop', () => {
    const shop = new ShopLog().settings({ slow: { seconds: 120, times: 1 } });
    for (const agent of ['a', 'b'])
      shop.chat('x').assigned(agent, '10:00:00').customer('10:00:00').agent(agent, '10:02:01');
    expect(shop.figure('slowCustomers', { agent: 'a' })).toBe(1);
    expect(shop.figure('slowCustomers')).toBe(1);
  });

  test('RS-07 two slow sessions of one customer on one day with one agent are one slow reception', () => {
    const shop = new ShopLog().settings({ slow: { seconds: 120, times: 1 } });
    for (const hour of ['10', '14'])
      shop
        .chat('x')
        .assigned('a', `${hour}:00:00`)
        .customer(`${hour}:00:00`)
        .agent('a', `${hour}:02:01`)
        .ended(`${hour}:03:00`);
    expect(shop.figure('slowCustomers', { agent: 'a' })).toBe(1);
  });

  test('RS-08 two slow gaps on a day and one on the next are not slow', () => {
    const shop = gaps(121, 130);
    shop.chat().assigned('a', '05-05 10:00:00').customer('05-05 10:00:00').agent('a', '05-05 10:02:30');
    expect(shop.figure('slowCustomers', { to: '05-05' })).toBe(0);
  });

  test('RS-09 gaps 121, 130, 700: two slow ones and one abandoned, not slow', () => {
    const shop = gaps(121, 130, 700);
    expect(shop.figure('slowCustomers')).toBe(0);
    expect(shop.figure('abandonedGaps')).toBe(1);
  });
});

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
