import { emptyDesk, evolve, snapshotDesk } from '@shopbell/engine';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../src/desk/rows.ts';
import { agentClient, customerClient } from './support/clients.ts';
import { refusal, shopOfBoss } from './support/manager.ts';
import { shopWithRobot } from './support/robotShop.ts';

describe('where an entry would go', () => {
  it('RT-03 RT-04 RT-15 it goes where the next one then really goes, and nothing has happened meanwhile', async () => {
    const { host, boss } = await shopOfBoss();
    const scope = { page: 'product', sku: '1001', channel: 'web' } as const;
    expect(await boss.previewRouting({ scope: { page: 'shop' } })).toMatchObject({
      saved: { outcome: 'leave-message', group: { name: '在线客服' } },
    });
    await agentClient(host, 'amy');
    await agentClient(host, 'bo');
    const { saved: choice } = await boss.previewRouting({ scope });
    expect(choice).toMatchObject({ outcome: 'choose' });
    expect(choice.options?.map(({ id }) => id).sort()).toEqual(['presale', 'tents']);
    for (let n = 0; n < 4; n++) {
      const asked = await Promise.all([1, 2, 3].map(() => boss.previewRouting({ scope: { page: 'shop' } })));
      const { saved } = asked[0] ?? {};
      expect(asked.map((one) => one.saved)).toEqual([saved, saved, saved]);
      const { outcome } = await customerClient(host).open({ page: 'shop' });
      expect(saved).toMatchObject({ outcome: 'assigned', agent: 'agent' in outcome ? outcome.agent : {} });
    }
    expect((await boss.agents()).reduce((sum, { load }) => sum + load, 0)).toBe(4);
  });

  it('RT-16 a change is tried on a copy: what is saved stays, and goes on as before', async () => {
    const { host, boss } = await shopOfBoss();
    await agentClient(host, 'amy');
    const scope = { page: 'order' } as const;
    const before = await boss.groups();
    const group = { id: 'tents', change: { pages: ['order' as const], members: [{ agentId: 'amy' }] } };
    const { saved, edited } = await boss.previewRouting({ scope, group });
    expect(saved).toMatchObject({ outcome: 'assigned', group: { name: '在线客服' } });
    expect(edited).toMatchObject({ outcome: 'assigned', group: { id: 'tents' }, agent: { id: 'amy' } });
    expect(edited?.steps[0]).toMatchObject({ rule: 'RT-03', said: 'matched', group: { id: 'tents' } });
    const made = { change: { name: '物流', pages: ['order' as const], members: [{ agentId: 'amy' }] } };
    expect((await boss.previewRouting({ scope, group: made })).edited).toMatchObject({
      outcome: 'assigned',
      group: { name: '物流' },
    });
    const rules = await boss.previewRouting({ scope, settings: { profile: 'rotation' } });
    expect(rules.edited?.steps).not.toEqual(rules.saved.steps);
    expect(await boss.groups()).toEqual(before);
    expect((await boss.settings()).settings.profile).toBe('weighted');
    expect((await boss.previewRouting({ scope })).edited).toBeUndefined();
  });

  it('RT-05 a change that would be refused is refused here for the same reasons', async () => {
    const { boss } = await shopOfBoss();
    const scope = { page: 'shop' } as const;
    const change = { name: '又一组', pages: ['product' as const], members: [] };
    const created = await refusal(boss.createGroup(change));
    const tried = await refusal(boss.previewRouting({ scope, group: { change } }));
    expect(tried.toWire()).toEqual(created.toWire());
    expect((await refusal(boss.previewRouting({ scope, group: { id: 'none', change } }))).code).toBe(
      'NOT_FOUND',
    );
    const both = await refusal(boss.previewRouting({ scope, group: { change }, settings: {} }));
    expect(both.code).toBe('INVALID_ARGUMENT');
  });

  it('RT-51 the desk itself is to the last letter what its journal tells, whatever was tried', async () => {
    const { host, boss } = await shopOfBoss();
    await agentClient(host, 'amy');
    await customerClient(host).open({ page: 'shop' });
    const scope = { page: 'order' } as const;
    const pages = ['order' as const];
    for (const tried of [
      {},
      { settings: { profile: 'rotation' as const, capacity: 1 } },
      { group: { id: 'tents', change: { pages, members: [{ agentId: 'amy' }] } } },
      { group: { change: { name: '物流', pages, members: [{ agentId: 'amy' }] } } },
    ])
      expect((await boss.previewRouting({ scope, ...tried })).saved).toMatchObject({ outcome: 'assigned' });
    await host.app.close();
    const told = emptyDesk();
    for (const row of await host.storage.readJournal(host.shopId, { after: 0, limit: 1000 }))
      evolve(told, eventOf(row));
    expect((await host.storage.loadSnapshot(host.shopId))?.data).toBe(snapshotDesk(told));
  });

  it('RB-04 the robot stands where the change puts it', async () => {
    const host = await shopWithRobot('first');
    await host.app.admin.routing.configure(host.shopId, { robot: 'off' });
    const scope = { page: 'shop', channel: 'web' } as const;
    const preview = await host.app.admin.previews.of(host.shopId, { scope, settings: { robot: 'first' } });
    expect(preview).toMatchObject({ saved: { outcome: 'leave-message' }, edited: { outcome: 'robot' } });
  });

  it('an entry that the desk would refuse is refused in its words', async () => {
    const { host } = await shopOfBoss();
    const scope = { page: 'shop', sku: '', channel: 'web' } as const;
    const refused = await refusal(host.app.admin.previews.of(host.shopId, { scope }));
    expect(refused.toWire()).toMatchObject({
      code: 'INVALID_ARGUMENT',
      details: { issues: [{ path: 'scope', message: 'a scope' }] },
    });
  });
});
