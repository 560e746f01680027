import type { Fact } from '@shopbell/metrics';
import { expect, it } from 'vitest';
import { ShopFigures } from '../src/app/figures/shopFigures.ts';
import { inputOf } from '../src/app/statistics/factInputs.ts';
import { StorageError } from '../src/storage/storageError.ts';
import { enter, newShop, send, settled } from './support/deskUnderTest.ts';
import { onEachStorage } from './support/storages.ts';

const day = 24 * 3_600_000;
const noReports = { report: () => Promise.reject(new Error('nobody sells here')) };

onEachStorage('figures of today', (make) => {
  it('WB-05 after a failed read there is no figure rather than a wrong one, and soon the right one', async () => {
    const real = await make();
    let isBroken = false;
    const storage = {
      ...real,
      readConversation: (...args: Parameters<typeof real.readConversation>) =>
        isBroken ? Promise.reject(new StorageError('failed', 'disk gone')) : real.readConversation(...args),
    };
    const { desk, clock } = await newShop(real);
    const figuresOver = (over: typeof real, changes: string[] = []) =>
      new ShopFigures(desk, {
        storage: over,
        clock,
        log: () => {},
        reports: noReports,
        onChanged: () => changes.push('changed'),
      });
    const answer = (id: string) =>
      desk.submit({
        type: 'message.send',
        conversationId: 'talk',
        by: { kind: 'agent', id: 'anna' },
        messageId: `m-${crypto.randomUUID()}`,
        clientId: id,
        text: '在的',
      });
    await enter(desk, 'talk');
    await send(desk, 'talk', 'c1');
    // Midnight passes between question and answer: the earlier part of the conversation has to be read.
    clock.jumpTo(clock.now() + day);

    const changes: string[] = [];
    const figures = figuresOver(storage, changes);
    await figures.today('anna');
    isBroken = true;
    await answer('a1');
    await expect(figures.today('anna')).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: true });
    expect(figures.now('anna')).toBeUndefined();
    await send(desk, 'talk', 'c2');
    clock.jumpTo(clock.now() + 5_000);
    await answer('a2');
    await clock.advance(500);
    expect(figures.now('anna')).toBeUndefined();
    isBroken = false;
    const toldBefore = changes.length;
    while (figures.now('anna') === undefined) {
      await clock.advance(1_000);
      await settled();
    }
    const healthy = figuresOver(real);
    expect(await figures.today('anna')).toEqual(await healthy.today('anna'));
    expect(changes.length).toBeGreaterThan(toldBefore);
    figures.stop();
    healthy.stop();
  });

  it('WB-05 of the log of facts it reads only what says how the day is counted', async () => {
    const real = await make();
    const read: string[] = [];
    const storage = {
      ...real,
      readStatisticFacts: async (...args: Parameters<typeof real.readStatisticFacts>) => {
        const rows = await real.readStatisticFacts(...args);
        read.push(...rows.map(({ data }) => (JSON.parse(data) as Fact).type));
        return rows;
      },
    };
    const { desk, clock } = await newShop(real);
    const at = clock.now();
    const tell = (...facts: readonly Fact[]) =>
      real.putStatisticFacts(desk.shop.shopId, { at, rows: facts.map(inputOf) });
    const visit = (id: string): Fact => ({ type: 'visit', id, at, customerId: 'c', agentsOnline: true });
    const frozen = { at, agentId: 'anna', from: '1970-01-01', accountType: 'frozen' } as const;
    await tell(visit('1'), { type: 'sign-in', id: 's', at, agentId: 'anna' });
    await enter(desk, 'talk');
    await send(desk, 'talk', 'c1');
    const figures = new ShopFigures(desk, {
      ...{ storage, clock, log: () => {} },
      reports: noReports,
      onChanged: () => {},
    });
    expect(await figures.today('anna')).toMatchObject({ receptions: 1 });
    await tell(visit('2'), { type: 'agent', id: 'a', ...frozen });
    await figures.today('anna');
    expect(read).toEqual(['agent']);
    figures.stop();
  });
});
