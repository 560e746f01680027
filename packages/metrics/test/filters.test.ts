import { describe, expect, test } from 'vitest';
import { figureCatalogue, filterReasons, MetricsSettings } from '../src/index.ts';
import { ShopLog, t, type ChatLog } from './shopLog.ts';

type Settings = Parameters<ShopLog['settings']>[0];

/** Why the row of the agent and the customer in question is filtered; y and z only keep the agent busy. */
function reasonOf(shop: ShopLog, agent = 'a'): string | undefined {
  const subject = { kind: 'agent', id: agent } as const;
  const query = { now: t('12-31 00:00:00'), list: 'filtered', from: '2026-05-04', to: '2026-05-04', subject };
  const entries = shop.statistics.details(query).entries as { customerId: string; reason: string }[];
  return entries.find(({ customerId }) => !['y', 'z'].includes(customerId))?.reason;
}

function chatted(settings: Settings, tell: (chat: ChatLog) => void): ShopLog {
  const shop = new ShopLog().settings(settings);
  const chat = shop.chat('x').assigned('a', '09:59:00');
  tell(chat);
  return shop;
}

describe('reception filters', () => {
  test('FL-00 the first filter that applies is stored, with the source’s number and ours', () => {
    // Only a broadcast, and thereby a monologue: 群发 is 6 in the source, 单口相声 10.
    const shop = chatted({}, (chat) => chat.message('agent', 'a', '10:00:00', { broadcast: true }));
    expect(reasonOf(shop)).toBe('broadcast');
    expect(filterReasons.broadcast).toMatchObject({ source: 6, rule: 'FL-07' });
    expect(filterReasons.monologue).toMatchObject({ source: 10, rule: 'FL-16' });
    expect(Object.values(filterReasons).map(({ source }) => source)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('FL-00 a filter decides by customer, agent and day', () => {
    const shop = new ShopLog();
    shop.chat('x').assigned('a', '10:00:00').agent('a', '10:00:00');
    shop.chat('x').assigned('b', '10:00:00').customer('10:00:00').agent('b', '10:00:05');
    shop.chat('x').assigned('a', '05-05 10:00:00').customer('05-05 10:00:00').agent('a', '05-05 10:00:05');
    expect(shop.figure('filtered', { agent: 'a' })).toBe(1);
    expect(shop.figure('filtered', { agent: 'b' })).toBe(0);
    expect(shop.figure('filtered')).toBe(0);
    expect(shop.figure('filtered', { agent: 'a', day: '05-05' })).toBe(0);
  });

  test('FL-01 a session without a message makes no row and has a count of its own', () => {
    const shop = chatted({}, () => {});
    expect(shop.figure('consulted')).toBe(0);
    expect(shop.figure('filtered')).toBe(0);
    expect(shop.figure('emptySessions')).toBe(1);
    expect(Object.keys(MetricsSettings.parse({}).filters)).not.toContain('empty');
  });

  test('FL-02 chats between accounts of the shop are consulted and filtered', () => {
    const shop = new ShopLog().account('sub1').account('sub2');
    shop.chat('sub1').assigned('sub2', '10:00:00').customer('10:00:00').agent('sub2', '10:00:05');
    expect(reasonOf(shop, 'sub2')).toBe('ownAccount');
    expect(shop.figure('consulted')).toBe(1);
    expect(shop.figure('received')).toBe(0);
  });

  test('FL-03 chats with the vendor’s support are in no data', () => {
    const shop = new ShopLog().settings({ vendorAccounts: ['vendor'] });
    shop.chat('vendor').assigned('a', '10:00:00').customer('10:00:00').agent('a', '10:00:05');
    expect(reasonOf(shop)).toBe('vendor');
    expect(shop.figure('consulted')).toBe(0);
    expect(shop.figure('filtered')).toBe(0);
  });

  test('FL-03 D6 nor in the platform’s own figures: no session, no reply, no rating, no visitor, no recommendation', () => {
    const withVendor = (vendorAccounts: string[]) => {
      const shop = new ShopLog().settings({ vendorAccounts });
      const about = { at: t('09:59:00'), customerId: 'vendor' };
      shop.add(
        { type: 'visit', id: 'v1', ...about, agentsOnline: true },
        { type: 'recommendation', id: 'r1', ...about, agentId: 'a', productId: 'p1' },
      );
      const chat = shop.chat('vendor').queued('09:59:30').assigned('a', '10:00:00');
      chat.customer('10:00:00').agent('a', '10:01:40').rated(1, '10:05:00', 'a').ended('10:06:00');
      shop.chat('vendor').left('22:00:00').customer('22:00:00');
      return shop;
    };
    const ids = figureCatalogue.map(({ id }) => id);
    const nothing = new ShopLog();
    for (const by of ['shop', 'agent'] as const) {
      const figures = (shop: ShopLog) =>
        ids.map((id) => [id, shop.figure(id, by === 'agent' ? { agent: 'a' } : {})]);
      expect(figures(withVendor(['vendor']))).toEqual(figures(nothing));
      expect(figures(withVendor([]))).not.toEqual(figures(nothing));
    }
    expect(withVendor([]).figure('recommendedCustomers')).toBe(1);
  });

  test('FL-02 D19 the platform’s own figures, which no filter touches, have chats between accounts of the shop', () => {
    const shop = new ShopLog().account('sub1').account('sub2');
    shop.chat('sub1').assigned('sub2', '10:00:00').customer('10:00:00').agent('sub2', '10:00:05');
    expect([shop.figure('consultations'), shop.figure('averageHumanResponse')]).toEqual([1, 5]);
  });

  test('FL-14 RB-06 what the robot handed over is the buyer’s one message, and none to the agent', () => {
    const singleLine = { on: true, replies: 1 };
    const shop = new ShopLog().settings({ filters: { singleLine } });
    shop.chat().customer('10:00:00', '10:01:00').assigned('a', '10:05:00').agent('a', '10:05:20');
    expect(reasonOf(shop)).toBe('singleLine');
    shop.settings({}, '2026-05-04', 1);
    expect(shop.figure('received')).toBe(1);
    expect(shop.figure('customerMessages')).toBe(0);
  });

  test('FL-04 a buyer of another shop: off counts, on filters', () => {
    const other = (otherShops?: boolean) => {
      const shop = chatted(otherShops === undefined ? {} : { filters: { otherShops } }, (chat) =>
        chat.customer('10:00:00').agent('a', '10:00:05'),
      );
      return shop.add({ type: 'customer', id: 'k1', at: 0, customerId: 'x', account: 'other-shop' });
    };
    expect(reasonOf(other())).toBeUndefined();
    expect(other().figure('received')).toBe(1);
    expect(reasonOf(other(true))).toBe('otherShop');
  });

  const lateQuestion = (asked: string, settings: Settings = {}) => {
    const shop = new ShopLog().settings(settings);
    shop.chat('y').assigned('a', '09:00:00').customer('09:00:00').agent('a', '09:00:05', '18:00:00');
    shop.chat('x').assigned('a', asked).customer(asked);
    return shop;
  };

  test('FL-05 a chat that begins after the agent’s last message of the day: 18:05 is filtered, 17:59 kept', () => {
    expect(reasonOf(lateQuestion('18:05:00'))).toBe('offDuty');
    expect(reasonOf(lateQuestion('17:59:00'))).toBeUndefined();
    // D8: strictly later.
    expect(reasonOf(lateQuestion('18:00:00'))).toBeUndefined();
    expect(reasonOf(lateQuestion('18:00:00.001'))).toBe('offDuty');
    expect(reasonOf(lateQuestion('18:05:00', { filters: { offDuty: false } }))).toBeUndefined();
  });

  test('FL-05 also if a reply comes after midnight; and nobody is off duty who was silent all day', () => {
    const shop = new ShopLog();
    shop.chat('y').assigned('a', '09:00:00').customer('09:00:00').agent('a', '18:00:00');
    shop.chat('x').assigned('a', '23:50:00').customer('23:50:00').agent('a', '05-05 00:05:00');
    expect(reasonOf(shop)).toBe('offDuty');
    const silent = chatted({}, (chat) => chat.customer('23:50:00'));
    expect(reasonOf(silent)).toBeUndefined();
  });

  test('FL-06 off duty is the last message by hand: 18:00, though an automatic one goes out at 22:00', () => {
    const shop = lateQuestion('18:05:00');
    shop.chat('z').assigned('a', '21:59:00').says('auto', 'a', '22:00:00', '您好');
    expect(reasonOf(shop)).toBe('offDuty');
    const broadcast = lateQuestion('18:05:00');
    broadcast.chat('z').message('agent', 'a', '22:00:00', { broadcast: true });
    expect(reasonOf(broadcast)).toBe('offDuty');
  });

  const toMany = (settings: Settings = {}) => {
    const shop = new ShopLog().settings(settings);
    for (let buyer = 0; buyer < 100; buyer += 1)
      shop.chat(`x${buyer}`).message('agent', 'a', '10:00:00', { broadcast: true, customerId: `x${buyer}` });
    return shop;
  };

  test('FL-07 a broadcast to a hundred buyers without an answer: consulted 0', () => {
    expect(toMany().figure('consulted')).toBe(0);
    expect(toMany({ filters: { broadcast: false, monologue: { on: false } } }).figure('consulted')).toBe(100);
    expect(toMany({ filters: { broadcast: false, monologue: { on: false } } }).figure('received')).toBe(100);
  });

  test('FL-08 a buyer who answers it consults', () => {
    const shop = toMany();
    shop.chat('x7').message('customer', 'x7', '11:00:00', { agentId: 'a' });
    expect(shop.figure('consulted')).toBe(1);
    expect(shop.figure('consulted', { agent: 'a' })).toBe(1);
  });

  test('FL-08 D6 an answer of the next day counts there', () => {
    const shop = toMany();
    shop.chat('x7').message('customer', 'x7', '05-05 11:00:00', { agentId: 'a' });
    expect(shop.figure('consulted')).toBe(0);
    expect(shop.figure('consulted', { day: '05-05' })).toBe(1);
  });

  const passedOn = (messages: number, settings: Settings = {}) =>
    chatted(settings, (chat) => {
      chat.customer('10:00:00');
      for (let second = 1; second <= messages; second += 1) chat.agent('a', `10:00:0${second}`);
      chat.transferred('a', 'b', '10:01:00').agent('b', '10:01:05').customer('10:02:00');
    });

  test('FL-09 one message and then a transfer is filtered, two are kept', () => {
    expect(reasonOf(passedOn(1))).toBe('transfer');
    expect(reasonOf(passedOn(2))).toBeUndefined();
    expect(reasonOf(passedOn(1), 'b')).toBeUndefined();
    expect(reasonOf(passedOn(2, { filters: { transfer: { messages: 2 } } }))).toBe('transfer');
    expect(reasonOf(passedOn(0, { filters: { transfer: { on: false } } }))).toBeUndefined();
    expect(MetricsSettings.safeParse({ filters: { transfer: { messages: 21 } } }).success).toBe(false);
  });

  test('FL-09 D9 over all sessions of the day: an earlier chat counts with it', () => {
    const shop = passedOn(1);
    shop.chat('x').assigned('a', '09:00:00').customer('09:00:00').agent('a', '09:00:05');
    expect(reasonOf(shop)).toBeUndefined();
  });

  test('FL-10 recognised auto replies do not count: auto + 1 and a transfer is filtered, not recognised it is kept', () => {
    const auto = (detect: boolean) =>
      chatted({ profile: 'thirdParty', autoReply: { detect } }, (chat) =>
        chat
          .customer('10:00:00')
          .says('auto', 'a', '10:00:01', '^欢迎')
          .agent('a', '10:00:05')
          .transferred('a', 'b', '10:01:00'),
      );
    expect(reasonOf(auto(true))).toBe('transfer');
    expect(reasonOf(auto(false))).toBeUndefined();
  });

  test('FL-11 the desk’s re-routing is a transfer too', () => {
    const shop = chatted({}, (chat) =>
      chat.customer('10:00:00').assigned('b', '10:02:00').agent('b', '10:02:05'),
    );
    expect(reasonOf(shop)).toBe('transfer');
    const queued = chatted({}, (chat) =>
      chat.customer('10:00:00').queued('10:01:00').assigned('b', '10:02:00').agent('b', '10:02:05'),
    );
    expect(reasonOf(queued)).toBe('transfer');
  });

  const advertising = { filters: { advertising: { on: true, replies: 2, phrase: '祝生活愉快' } } } as const;
  const answered = (settings: Settings, ...texts: string[]) =>
    chatted(settings, (chat) => {
      chat.customer('10:00:00');
      texts.forEach((text, index) => chat.says('agent', 'a', `10:00:0${index + 1}`, text));
    });

  test('FL-12 the phrase among the first two replies filters, as the third it does not', () => {
    expect(reasonOf(answered(advertising, '您好', '祝生活愉快'))).toBe('advertising');
    expect(reasonOf(answered(advertising, '您好', '在的', '祝生活愉快'))).toBeUndefined();
    expect(reasonOf(answered({}, '祝生活愉快'))).toBeUndefined();
  });

  test('FL-13 one character more or fewer does not', () => {
    expect(reasonOf(answered(advertising, '祝生活愉快!'))).toBeUndefined();
    expect(reasonOf(answered(advertising, '祝生活愉'))).toBeUndefined();
  });

  const singleLine = (replies: number) => ({ filters: { singleLine: { on: true, replies } } });

  test('FL-14 one line of the buyer and two replies is filtered with M = 2, one reply is kept', () => {
    expect(reasonOf(answered(singleLine(2), '您好', '在的'))).toBe('singleLine');
    expect(reasonOf(answered(singleLine(2), '您好'))).toBeUndefined();
    expect(reasonOf(answered({}, '您好', '在的'))).toBeUndefined();
    const wroteAgain = answered(singleLine(1), '您好');
    wroteAgain.chat('x').message('customer', 'x', '10:05:00', { agentId: 'a' });
    wroteAgain.chat('y').assigned('a', '10:06:00').agent('a', '10:06:00');
    expect(reasonOf(wroteAgain)).toBeUndefined();
  });

  test('FL-15 recognised auto replies do not count: one auto, one by hand, M = 2 is kept', () => {
    const lines = (detect: boolean) =>
      chatted({ ...singleLine(2), profile: 'thirdParty', autoReply: { detect } }, (chat) =>
        chat.customer('10:00:00').says('auto', 'a', '10:00:01', '^欢迎').agent('a', '10:00:05'),
      );
    expect(reasonOf(lines(true))).toBeUndefined();
    expect(reasonOf(lines(false))).toBe('singleLine');
  });

  test('FL-16 the agent wrote first: no answer is filtered, one is kept with P = 0 and filtered with P = 1', () => {
    const spoke = (buyer: number, settings: Settings = {}) =>
      chatted(settings, (chat) => {
        chat.agent('a', '10:00:00');
        if (buyer > 0) chat.customer('10:00:30').agent('a', '10:00:40');
      });
    expect(reasonOf(spoke(0))).toBe('monologue');
    expect(reasonOf(spoke(1))).toBeUndefined();
    expect(reasonOf(spoke(1, { filters: { monologue: { messages: 1 } } }))).toBe('monologue');
    expect(reasonOf(spoke(0, { filters: { monologue: { on: false } } }))).toBeUndefined();
  });

  test('FL-16 D11 a reply at 00:03 to 23:58 is no monologue, one at 00:05 to 23:50 is', () => {
    const afterMidnight = (asked: string, replied: string) => {
      const shop = new ShopLog();
      shop.chat('x').assigned('a', `05-03 ${asked}`).customer(`05-03 ${asked}`).agent('a', replied);
      return reasonOf(shop);
    };
    expect(afterMidnight('23:58:00', '00:03:00')).toBeUndefined();
    expect(afterMidnight('23:50:00', '00:05:00')).toBe('monologue');
  });

  test('FL-16 D11 nor is an answer to a leave message, or to a round that was passed on', () => {
    const leave = new ShopLog();
    leave
      .chat('x')
      .left('05-03 20:00:00')
      .customer('05-03 20:00:00')
      .delivered('a', '09:00:00')
      .assigned('a', '09:05:00', 'g1', 'leave-message')
      .agent('a', '09:05:00');
    expect(reasonOf(leave)).toBeUndefined();
    const inherited = chatted({}, (chat) =>
      chat.customer('10:00:00').transferred('a', 'b', '10:01:00').agent('b', '10:01:05'),
    );
    expect(reasonOf(inherited, 'b')).toBeUndefined();
  });

  test('FL-17 received = consulted − filtered: 50 − 8 = 42', () => {
    const shop = new ShopLog();
    for (let index = 0; index < 50; index += 1) {
      const chat = shop.chat(`x${index}`).assigned('a', '10:00:00').agent('a', '10:00:00');
      if (index >= 8) chat.customer('10:01:00').agent('a', '10:01:05');
    }
    expect(shop.figure('consulted')).toBe(50);
    expect(shop.figure('filtered')).toBe(8);
    expect(shop.figure('received')).toBe(42);
    expect(shop.figure('received', { agent: 'a' })).toBe(42);
  });
});
