import { describe, expect, it } from 'vitest';
import { agentClient, customerClient } from './support/clients.ts';
import { dayOf } from './support/facts.ts';
import { refusal, shopOfBoss } from './support/manager.ts';

describe('what more agents would have changed', () => {
  it('RT-46 the recorded customers come again: with two more nobody waits, and nothing has happened', async () => {
    const { host, boss } = await shopOfBoss();
    await boss.editGroup('presale', { allowDefaultFallback: false, members: [{ agentId: 'amy' }] });
    await boss.configureAgent('amy', { capacity: 1 });
    await agentClient(host, 'amy');
    for (let n = 0; n < 3; n++) {
      await customerClient(host).open({ page: 'product' });
      await host.clock.advance(1000);
    }
    const before = await boss.agents();
    const today = dayOf(host.clock.now());
    const question = { from: today, to: today, agents: 2, groupId: 'presale', capacity: 1 };
    const answer = await boss.simulate({ ...question, fromHour: 0, toHour: 24 });
    expect(answer.before).toMatchObject({ entries: 3, queued: 2, nobodyOnline: false });
    expect(answer.after).toMatchObject({ entries: 3, received: 3, queued: 0, waitMs: { longest: 0 } });
    expect(answer.after.spread).toEqual([3, ...answer.bounds.map(() => 0)]);
    expect(answer.after.hours.reduce((sum, { entries }) => sum + entries, 0)).toBe(3);
    expect(await boss.agents()).toEqual(before);
    // At other hours they help nobody.
    const hour = new Date(host.clock.now()).getUTCHours() + 8;
    const [fromHour, toHour] = hour % 24 < 12 ? [20, 24] : [0, 4];
    const elsewhere = await boss.simulate({ ...question, fromHour, toHour });
    expect(elsewhere.after.queued).toBe(2);
    // Nor on other days.
    const none = { ...question, from: '2020-01-01', to: '2020-01-02', fromHour: 0, toHour: 24 };
    expect((await boss.simulate(none)).after).toMatchObject({ entries: 0, hours: [] });
  });

  it('counts by the hours of the shop, be they half past those of Greenwich', async () => {
    const { host, boss } = await shopOfBoss();
    const { version } = await boss.shop();
    await boss.changeShop({ timeZone: 'Asia/Kolkata' }, version);
    await agentClient(host, 'amy');
    // Twenty to and ten to, of one hour in Greenwich: two hours in Kolkata.
    await host.clock.advance(3_600_000 - (host.clock.now() % 3_600_000) + 20 * 60_000);
    const first = host.clock.now();
    await customerClient(host).open({ page: 'product' });
    await host.clock.advance(20 * 60_000);
    await customerClient(host).open({ page: 'product' });
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(first);
    const question = { from: day, to: day, agents: 1, groupId: 'presale', capacity: 1 };
    const { before } = await boss.simulate({ ...question, fromHour: 0, toHour: 24 });
    const half = first + 10 * 60_000;
    expect(before.hours.map(({ at, entries }) => [at, entries])).toEqual([
      [half - 3_600_000, 1],
      [half, 1],
    ]);
  });

  it('takes no days that end before they begin, no more than a week, no hours the wrong way round, no unknown group', async () => {
    const { boss } = await shopOfBoss();
    const question = { from: '2026-05-01', to: '2026-05-01', agents: 1, groupId: 'presale', capacity: null };
    const code = async (change: object) =>
      (await refusal(boss.simulate({ ...question, fromHour: 18, toHour: 22, ...change }))).code;
    expect(await code({ to: '2026-04-30' })).toBe('INVALID_ARGUMENT');
    expect(await code({ to: '2026-05-08' })).toBe('INVALID_ARGUMENT');
    expect(await code({ toHour: 18 })).toBe('INVALID_ARGUMENT');
    expect(await code({ agents: 0 })).toBe('INVALID_ARGUMENT');
    expect(await code({ groupId: 'none' })).toBe('NOT_FOUND');
  });
});
