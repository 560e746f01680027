import { describe, expect, test } from 'vitest';
import { MetricsSettings } from '../src/index.ts';
import { ShopLog, type ChatLog } from './shopLog.ts';

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

  test('RS-19 RS-02 waiting in a line is no response time: 20 s, not 320 s, and the line is told by itself', () => {
    const inLine = (tell: (chat: ChatLog) => ChatLog) => {
      const shop = new ShopLog();
      tell(shop.chat()).assigned('a', '10:05:00').agent('a', '10:05:20');
      const figures = ['averageHumanResponse', 'averageResponse', 'averageQueueWait', 'customerMessages'];
      return figures.map((figure) => shop.figure(figure));
    };
    // On the way in, which is one question to the agent; and in the line.
    expect(inLine((chat) => chat.customer('10:00:00').queued('10:00:00'))).toEqual([20, 20, 300, 0]);
    expect(inLine((chat) => chat.queued('10:00:00').customer('10:00:00'))).toEqual([20, 20, 300, 1]);
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
