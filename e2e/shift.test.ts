import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { history, phrases, tooLate, transfer } from './shift/handling.ts';
import { monthReport, newGroup, whyNobodyComes } from './shift/office.ts';
import { beforeOpening, leaveMessages } from './shift/opening.ts';
import { advertiser, coffee, goingHome, lateMessages } from './shift/pause.ts';
import { everythingOnce, headersAreRight, outcomesOf } from './shift/reckoning.ts';
import { rush } from './shift/rush.ts';
import { Seat } from './shift/seat.ts';
import { ShiftShop } from './shift/shiftShop.ts';

let shop: ShiftShop;

beforeAll(async () => {
  shop = await ShiftShop.open();
});

afterAll(async () => {
  await shop.close();
});

/** It takes a minute where nobody else works; only what hangs shall end. */
const longest = 600_000;

describe('three agents, sixty customers, a manager', () => {
  test(
    'a shift is played through by keyboard alone, and every word and figure of it is as it was by hand',
    async () => {
      await beforeOpening({ shop });
      const [amy, bo, chen] = await Promise.all([
        Seat.take(shop, 'amy', 'zh-CN'),
        Seat.take(shop, 'bo', 'en'),
        Seat.take(shop, 'chen', 'zh-CN'),
      ]);
      const shift = { shop, amy, bo, chen };
      await leaveMessages(shift);
      await rush(shift, 27, 12);
      await phrases(shift);
      await transfer(shift);
      await tooLate(shift);
      await history(shift);
      await coffee(shift);
      await goingHome(shift);
      await advertiser(shift);
      await lateMessages(shift, 60);

      await everythingOnce(shift);
      // Three by Chen, one each by a customer, by Bo and by the block.
      expect(outcomesOf(shop.people)).toEqual({ assigned: 54, ended: 6 });
      await headersAreRight(shift);

      const boss = await Seat.take(shop, 'manager', 'en');
      await newGroup(boss);
      await whyNobodyComes(boss);
      for (const seat of [amy, bo, chen, boss]) await seat.close();
      await shop.night();
      await monthReport(shop, await Seat.take(shop, 'manager', 'en'));
    },
    longest,
  );
});
