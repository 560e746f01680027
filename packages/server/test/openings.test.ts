import { groupsAskedAtMost } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { agentClient, become, customerClient, tell } from './support/clients.ts';
import { codes, shopOfBoss } from './support/manager.ts';

const hour = 60 * 60 * 1000;

describe('when somebody is there again', () => {
  it('AC-07 customers are told when shop and groups open next; without hours everything is open', async () => {
    const { host, boss } = await shopOfBoss();
    const lin = customerClient(host);
    // 2026-05-04 is a Monday, 10:00 on the shop's clock.
    const now = host.clock.now();
    expect(await lin.openings(['presale', 'nobody', 'presale'])).toEqual({
      timeZone: 'Asia/Shanghai',
      shop: { open: true },
      groups: [{ id: 'presale', open: true }],
    });
    await boss.setHours({ weekly: [{ day: 1, from: '13:00', to: '18:00' }], dates: [] }, 0);
    await boss.setHours({ weekly: [{ day: 1, from: '09:00', to: '12:00' }], dates: [] }, 0, 'presale');
    const holiday = { date: '2026-05-05', spans: [], name: '放假' };
    const daily = { weekly: [2, 3].map((day) => ({ day, from: '09:00', to: '12:00' })), dates: [holiday] };
    await boss.setHours(daily, 0, 'tents');
    expect(await lin.openings(['presale', 'tents'])).toEqual({
      timeZone: 'Asia/Shanghai',
      shop: { open: false, opensAt: now + 3 * hour },
      groups: [
        { id: 'presale', open: true },
        { id: 'tents', open: false, opensAt: now + 47 * hour },
      ],
    });
    await boss.setHours({ weekly: [], dates: [] }, 1);
    expect((await lin.openings()).shop).toEqual({ open: false });
    const many = Array.from({ length: groupsAskedAtMost + 1 }, (_, n) => `g${String(n)}`);
    expect(await codes([lin.openings(many)])).toEqual(['INVALID_ARGUMENT']);
  });

  it('RT-46 a message after the wait was given up says so, one that nobody could take does not', async () => {
    const { host } = await shopOfBoss();
    const away = customerClient(host);
    const nobody = await away.open({ page: 'product' });
    const left = ({ items }: typeof nobody.conversation) =>
      items.flatMap((item) =>
        item.kind === 'notice' && item.notice.kind === 'leave-message' ? item.notice : [],
      );
    expect(left(nobody.conversation)).toEqual([
      { kind: 'leave-message', group: { id: 'presale', name: '售前咨询' } },
    ]);
    await host.app.admin.routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
    await agentClient(host, 'amy');
    await customerClient(host).open({ page: 'product' });
    const wei = customerClient(host);
    const { conversation, outcome } = await wei.open({ page: 'product' });
    expect(outcome.kind).toBe('queued');
    await wei.leaveQueue(conversation.id, 'leave-message');
    const became = await become(wei, conversation.id, ({ state }) => state === 'leave-message');
    expect(left(became)).toMatchObject([{ leftLine: true }]);
  });

  it('where a customer can be reached is told to the agent, as the customer wrote it; what is no contact is refused', async () => {
    const { host } = await shopOfBoss();
    const lin = customerClient(host);
    const { conversation } = await lin.open({ page: 'product' });
    await tell(lin, conversation.id, '有货请告诉我');
    for (const id of ['138 0013 8000', 'lin@example.com'])
      lin.send(conversation.id, { card: { kind: 'contact', id } });
    const bad = lin.send(conversation.id, { card: { kind: 'contact', id: 'call me' } });
    await become(
      lin,
      conversation.id,
      ({ items }) => items.filter(({ kind }) => kind === 'message').length === 3,
    );
    const amy = await agentClient(host, 'amy');
    const [waiting] = [...amy.conversations.values()];
    const known = waiting ?? (await lin.open({ page: 'product' })).conversation;
    const seen = await become(amy, known.id, ({ items }) => items.some((item) => item.kind === 'message'));
    const cards = seen.items.flatMap((item) => (item.kind === 'message' && item.card ? item.card : []));
    expect(cards).toEqual([
      { kind: 'contact', id: '138 0013 8000', verified: false },
      { kind: 'contact', id: 'lin@example.com', verified: false },
    ]);
    expect(lin.outgoing(conversation.id)).toMatchObject([
      { clientId: bad.clientId, state: 'failed', error: { code: 'INVALID_ARGUMENT' } },
    ]);
  });
});
