import { describe, expect, test } from 'vitest';
import { figureCatalogue, delayClasses } from '../src/index.ts';
import { ShopLog, t } from './shopLog.ts';

describe('consulted and received', () => {
  /** Three buyers wrote, two were contacted by an agent and did not answer. */
  const five = () => {
    const shop = new ShopLog();
    for (const buyer of ['x', 'y', 'z'])
      shop.chat(buyer).assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    for (const buyer of ['u', 'v']) shop.chat(buyer).assigned('a', '10:00:00').agent('a', '10:00:00');
    return shop;
  };

  test('VM-01 thirdParty and official: whoever has a message record, 5', () => {
    expect(five().figure('consulted', { profile: 'thirdParty' })).toBe(5);
    expect(five().figure('consulted')).toBe(5);
  });

  test('VM-02 sycm2024: with a message of the buyer, 3', () => {
    expect(five().figure('consulted', { profile: 'sycm2024' })).toBe(3);
  });

  test('VM-03 received = consulted − filtered', () => {
    expect(five().figure('received', { profile: 'thirdParty' })).toBe(3);
    expect(five().figure('filtered', { profile: 'thirdParty' })).toBe(2);
  });

  test('VM-04 sycm2024: messages of both sides; never answered is consulted 1, received 0', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '10:00:00').customer('10:00:00').says('auto', 'a', '10:00:01', '您好');
    expect(shop.figure('consulted', { profile: 'sycm2024' })).toBe(1);
    expect(shop.figure('received', { profile: 'sycm2024' })).toBe(0);
    expect(shop.figure('received', { profile: 'official' })).toBe(1);
  });

  test('VM-05 X chats with A and B: one each, one in the shop, the group and the team', () => {
    const shop = new ShopLog().account('a', { teamId: 't' }).account('b', { teamId: 't' });
    for (const agent of ['a', 'b'])
      shop.chat('x').assigned(agent, '10:00:00').customer('10:00:00').agent(agent, '10:00:05');
    for (const about of [{ agent: 'a' }, { agent: 'b' }, { group: 'g1' }, { team: 't' }, {}])
      expect(shop.figure('received', about)).toBe(1);
  });

  test('VM-01 D1 people of a range are those of its days, summed; each once is a figure of its own', () => {
    const shop = new ShopLog();
    for (const day of ['05-04', '05-05'])
      shop
        .chat('x')
        .assigned('a', `${day} 10:00:00`)
        .customer(`${day} 10:00:00`)
        .agent('a', `${day} 10:00:05`);
    expect(shop.figure('consulted', { to: '05-05' })).toBe(2);
    expect(shop.figure('consultedDistinct', { to: '05-05' })).toBe(1);
    expect(shop.figure('receivedDistinct', { to: '05-05' })).toBe(1);
  });

  test('VM-01 D4 who only left messages that nobody has yet is not consulted', () => {
    const shop = new ShopLog();
    shop.chat().left('23:30:00').customer('23:30:00');
    expect(shop.figure('consulted')).toBe(0);
    expect(shop.figure('leaveConsultations')).toBe(1);
  });

  test('VM-07 a window without a message is 0, two sessions of one customer are 2', () => {
    const shop = new ShopLog();
    shop.chat('z').assigned('a', '09:00:00').ended('09:10:00');
    expect(shop.figure('consultations')).toBe(0);
    for (const hour of ['10', '14'])
      shop.chat('x').assigned('a', `${hour}:00:00`).customer(`${hour}:00:00`).ended(`${hour}:10:00`);
    expect(shop.figure('consultations')).toBe(2);
    expect(shop.figure('consultations', { agent: 'a' })).toBe(2);
  });

  test('VM-07 who waited in a line and never reached an agent is none', () => {
    const shop = new ShopLog();
    shop.chat('x').queued('10:00:00').customer('10:00:01').ended('10:05:00');
    expect(shop.figure('consultations')).toBe(0);
    expect(shop.figure('queueAbandonment')).toBe(1);
    expect(shop.figure('emptySessions')).toBe(1);
  });

  test('RT-46 RB-06 while a customer is asked anew whom it is for, nobody waits in a line', () => {
    const shop = new ShopLog();
    const asked = () => shop.chat().assigned('a', '10:00:00').customer('10:00:00').released('10:01:00');
    asked().assigned('b', '10:09:00').agent('b', '10:09:05');
    expect([shop.figure('queued'), shop.figure('averageQueueWait')]).toEqual([0, null]);
    asked().queued('10:09:00').assigned('b', '10:10:00').agent('b', '10:10:05');
    expect([shop.figure('queued'), shop.figure('averageQueueWait')]).toEqual([1, 60]);
    // Whoever was asked out of a line has kept the place in it.
    shop.chat().queued('10:00:00').released('10:01:00').queued('10:02:00').assigned('b', '10:03:00');
    expect([shop.figure('queued'), shop.figure('averageQueueWait')]).toEqual([2, 120]);
  });

  test('RS-18 the round of an agent who has the customer no more is closed, and the next one has an own clock', () => {
    const shop = new ShopLog().settings({ filters: { transfer: { on: false } } });
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .released('10:01:00')
      .assigned('b', '10:02:00')
      .agent('b', '10:02:30');
    expect(shop.figure('averageResponse')).toBe(150);
    expect(shop.figure('averageResponse', { agent: 'b' })).toBe(30);
    expect(shop.figure('unansweredRounds', { agent: 'a' })).toBe(1);
  });

  test('VM-07 RS-01 whoever joins a colleague’s session answers as themself, and the session stays the colleague’s', () => {
    const shop = new ShopLog().account('a').account('s');
    shop
      .chat('x')
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('s', '10:00:20')
      .customer('10:01:00')
      .agent('a', '10:01:10')
      .agent('s', '10:01:20')
      .ended('10:02:00');
    expect([shop.figure('consultations'), shop.figure('consultations', { agent: 'a' })]).toEqual([1, 1]);
    expect(shop.figure('consultations', { agent: 's' }) ?? 0).toBe(0);
    expect(shop.figure('averageHumanResponse')).toBe(15);
    expect(shop.figure('averageHumanResponse', { agent: 'a' })).toBe(10);
    expect(shop.figure('averageHumanResponse', { agent: 's' })).toBe(20);
  });

  test('VM-08 a transferred session counts for the receiver and the receiver’s group', () => {
    const shop = new ShopLog();
    shop
      .chat()
      .assigned('a', '10:00:00')
      .customer('10:00:00')
      .agent('a', '10:00:05')
      .transferred('a', 'b', '10:01:00', 'g2')
      .agent('b', '10:01:05');
    expect(shop.figure('consultations')).toBe(1);
    expect(shop.figure('consultations', { agent: 'a' })).toBe(0);
    expect(shop.figure('consultations', { agent: 'b' })).toBe(1);
    expect(shop.figure('consultations', { group: 'g1' })).toBe(0);
    expect(shop.figure('consultations', { group: 'g2' })).toBe(1);
  });

  test('VM-09 leave sessions, assigned or not', () => {
    const shop = new ShopLog();
    for (const buyer of ['x', 'y', 'z']) shop.chat(buyer).left('10:00:00').customer('10:00:00');
    shop.chat('u').left('10:00:00').customer('10:00:00').delivered('a', '11:00:00');
    expect(shop.figure('leaveConsultations')).toBe(4);
  });

  test('VM-10 180 received of 200 online visitors is 90 %; without visitors there is none', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 210; index += 1) {
      const visit = { type: 'visit', customerId: `x${index}`, agentsOnline: index < 200 } as const;
      shop.add({ ...visit, id: `v${index}`, at: t('09:00:00') });
      // The same visitor a second time is none more.
      shop.add({ ...visit, id: `w${index}`, at: t('09:30:00') });
    }
    for (let index = 0; index < 180; index += 1)
      shop.chat(`x${index}`).assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    expect(shop.figure('onlineVisitors')).toBe(200);
    expect(shop.figure('answerRate')).toBe(0.9);
    expect(shop.figure('answerRate', { day: '05-05' })).toBeNull();
  });
});

describe('reply rate', () => {
  test('VM-11 40 received, 2 unreplied: 95 %; nobody received: none', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 40; index += 1) {
      const chat = shop.chat(`x${index}`).assigned('a', '10:00:00').customer('10:00:00');
      if (index >= 2) chat.agent('a', '10:00:05');
    }
    expect(shop.figure('unreplied')).toBe(2);
    expect(shop.figure('replyRate')).toBe(0.95);
    expect(shop.figure('replyRate', { agent: 'a' })).toBe(0.95);
    expect(shop.figure('replyRate', { day: '05-05' })).toBeNull();
  });

  test('VM-11 D21 one reply after the first question is enough; the last word is a figure of its own', () => {
    const shop = new ShopLog();
    shop.chat().assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05').customer('10:01:00');
    expect(shop.figure('unreplied')).toBe(0);
    expect(shop.figure('unrepliedLastWord')).toBe(1);
  });

  test('VM-11 D21 sycm2024 subtracts only those who are received', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '10:00:00').customer('10:00:00');
    shop.chat('y').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    expect(shop.figure('unreplied', { profile: 'sycm2024' })).toBe(1);
    expect(shop.figure('replyRate', { profile: 'sycm2024' })).toBe(1);
    expect(shop.figure('replyRate')).toBe(0.5);
  });

  const acrossMidnight = () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '23:50:00').customer('23:50:00').agent('a', '05-05 00:05:00');
    return shop;
  };

  test('VM-12 asked 23:50, answered 00:05: unreplied on the day', () => {
    expect(acrossMidnight().figure('unreplied')).toBe(1);
    expect(acrossMidnight().figure('unreplied', { day: '05-05' })).toBe(0);
  });

  test('VM-13 a leave message of 23:30 is unreplied that day, unless the agent was off duty', () => {
    const shop = new ShopLog();
    shop
      .chat('x')
      .left('23:30:00')
      .customer('23:30:00')
      .delivered('a', '05-05 09:00:00')
      .assigned('a', '05-05 09:01:00', 'g1', 'leave-message')
      .agent('a', '05-05 09:01:00');
    expect(shop.figure('unreplied')).toBe(1);
    expect(shop.figure('replyRate')).toBe(0);
    shop.chat('y').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    expect(shop.figure('unreplied')).toBe(0);
    expect(shop.figure('replyRate')).toBe(1);
  });

  test('VM-14 the list names customer, agent and day', () => {
    const query = { now: t('05-06 00:00:00'), list: 'unreplied', from: '2026-05-04', to: '2026-05-05' };
    expect(acrossMidnight().statistics.details(query)).toMatchObject({
      total: 1,
      entries: [{ customerId: 'x', agentId: 'a', day: '2026-05-04' }],
    });
  });
});

describe('customers at once', () => {
  const written = (...times: [buyer: string, time: string][]) => {
    const shop = new ShopLog();
    for (const [buyer, time] of times) shop.chat(buyer).assigned('a', '09:00:00').customer(time);
    return shop.figure('maxConcurrent', { agent: 'a' });
  };

  test('VM-15 10:00:00, 10:01:30, 10:01:59, 10:02:00 are three at once', () => {
    expect(written(['b', '10:00:00'], ['c', '10:01:30'], ['d', '10:01:59'], ['e', '10:02:00'])).toBe(3);
  });

  test('VM-16 two messages exactly 120 s apart are not at once', () => {
    expect(written(['x', '10:00:00'], ['y', '10:02:00'])).toBe(1);
    expect(written(['x', '10:00:00'], ['y', '10:01:59'])).toBe(2);
    expect(written(['x', '10:00:00'], ['y', '10:01:59.999'])).toBe(2);
  });

  test('VM-17 both sides count, automatic messages do not', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '09:00:00').customer('09:00:00').agent('a', '10:00:00');
    shop.chat('y').assigned('a', '09:30:00').customer('09:30:00').agent('a', '10:00:30');
    expect(shop.figure('maxConcurrent', { agent: 'a' })).toBe(2);
    const auto = new ShopLog();
    auto.chat('x').assigned('a', '10:00:00').says('auto', 'a', '10:00:00', '您好');
    expect(auto.figure('maxConcurrent', { agent: 'a' })).toBe(0);
  });

  test('VM-15 of several days the greatest', () => {
    const shop = new ShopLog();
    for (const buyer of ['x', 'y']) shop.chat(buyer).assigned('a', '10:00:00').customer('10:00:00');
    shop.chat('z').assigned('a', '05-05 10:00:00').customer('05-05 10:00:00');
    expect(shop.figure('maxConcurrent', { to: '05-05' })).toBe(2);
  });
});

describe('the catalogue of figures', () => {
  test('VM-18 every figure has a stable id of its own, names, unit, formula, profile, delay and dimensions', () => {
    const ids = figureCatalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const figure of figureCatalogue) {
      expect(figure.id).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(figure.zh).toMatch(/\p{Script=Han}|UPV|30s/u);
      for (const text of [figure.en, figure.unit, figure.formula]) expect(text).not.toBe('');
      expect(Object.keys(delayClasses)).toContain(figure.delay);
      expect(figure.dimensions).toContain('shop');
      expect(figure.rules.length).toBeGreaterThan(0);
    }
    for (const names of [ids, figureCatalogue.map(({ zh }) => zh), figureCatalogue.map(({ en }) => en)])
      expect(new Set(names).size).toBe(names.length);
  });

  test('VM-18 every figure can be asked for, by every dimension it names, with nothing in it and something', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    for (const { id, dimensions, list } of figureCatalogue) {
      const day = { now: t('12-31 00:00:00'), from: '2026-05-04', to: '2026-05-05' };
      for (const by of dimensions)
        expect(() => shop.statistics.report({ ...day, figures: [id], by })).not.toThrow();
      expect(() => shop.statistics.details({ ...day, list })).not.toThrow();
    }
    expect(() => shop.figure('coffee')).toThrow(RangeError);
  });
});
