import { describe, expect, test } from 'vitest';
import { MetricsSettings, textFacts } from '../src/index.ts';
import { ShopLog } from './shopLog.ts';

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
