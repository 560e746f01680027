import type { ConsultationRecord, ConsultationRecords } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { ask, askFor, keyOf, managedShop, refusalOf, sessionOf, type Asker } from '../../support/admin.ts';
import { chat, dayOf, tell, ten } from '../../support/facts.ts';
import type { Host, MakeHost } from '../../support/host.ts';
import { knownShop } from '../../support/knownShop.ts';
import { agent, customer, enter, grantOf, say } from '../../support/shop.ts';

const listOf = (host: Host, who: Asker, query = '', day = dayOf(host.clock.now())) =>
  askFor<ConsultationRecords>(host, who, `/consultations?from=${day}&to=${day}${query}`);

/** What of a record says which it is. */
const what = ({ conversationId, kind, agent: last }: ConsultationRecord) => [conversationId, kind, last?.id];

/** All consultations of a shop (WB-18); run on every host. */
export function consultationStories(name: string, makeHost: MakeHost): void {
  describe(`consultations: ${name}`, () => {
    it('WB-18 RT-28 consultations of the whole shop are found by group, agent, kind, day and text', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const left = await customer(host);
      const { conversation: message } = await enter(left.socket, { page: 'order', sku: '1001' });
      await say(left.socket, message.id, '帐篷漏水');
      await host.clock.advance(1000);
      await agent(host, 'bo');
      const served = await customer(host);
      const { conversation } = await enter(served.socket, { page: 'product' });
      await say(served.socket, conversation.id, '这顶帐篷多少钱');
      const today = dayOf(host.clock.now());
      const list = (query = '', days = `from=${today}&to=${today}`) =>
        askFor<ConsultationRecords>(host, boss, `/consultations?${days}${query}`);
      const ids = async (query = '', days?: string) =>
        (await list(query, days)).records.map(({ conversationId }) => conversationId);
      const { records, total } = await list();
      expect(total).toBe(2);
      expect(records).toMatchObject([
        { conversationId: conversation.id, kind: 'online', agent: { id: 'bo' }, group: { id: 'presale' } },
        { conversationId: message.id, kind: 'leave', group: { id: 'tents' } },
      ]);
      expect(records[0]?.customer.id).not.toBe('');
      expect(await ids('&groupId=tents')).toEqual([message.id]);
      expect(await ids('&agentId=bo')).toEqual([conversation.id]);
      expect(await ids('&agentId=bo&groupId=tents')).toEqual([]);
      expect(await ids('&kind=leave')).toEqual([message.id]);
      expect(await ids(`&text=${encodeURIComponent('帐篷')}`)).toEqual([conversation.id, message.id]);
      expect(await ids(`&text=${encodeURIComponent('多少钱')}`)).toEqual([conversation.id]);
      expect(await ids('', 'from=2020-01-01&to=2020-01-02')).toEqual([]);
      const { next = '', ...first } = await list('&limit=1');
      expect(first).toMatchObject({ total: 2, records: [{ conversationId: conversation.id }] });
      expect(await ids(`&limit=1&after=${encodeURIComponent(next)}`)).toEqual([message.id]);
      const short = await ask(host, boss, `/consultations?from=${today}&to=${today}&text=x`);
      expect(short.status).toBe(400);
    });

    it('WB-18 whoever logged in since is told as who they are now', async () => {
      const { host, login } = await knownShop(makeHost);
      const anonymous = await grantOf(host);
      const before = await customer(host, anonymous.token);
      const { conversation } = await enter(before.socket, { page: 'order' });
      await say(before.socket, conversation.id, '在吗');
      const { customerId } = await login('lin', { name: '林晓', renewal: anonymous.renewal });
      const today = dayOf(host.clock.now());
      const { records } = await host.app.admin.consultations.list(host.shopId, { from: today, to: today });
      expect(records.map((record) => record.customer)).toEqual([
        { id: customerId, name: '林晓', subject: 'lin' },
      ]);
    });

    it('WB-18 a text is looked for on the days first, however often it was written since', async () => {
      const host = await makeHost();
      await managedShop(host);
      await agent(host, 'amy');
      const then = await customer(host);
      const { conversation } = await enter(then.socket, { page: 'product' });
      await say(then.socket, conversation.id, '帐篷漏水');
      const day = dayOf(host.clock.now());
      await host.clock.advance(5 * 86_400_000);
      const since = await customer(host);
      const { conversation: newer } = await enter(since.socket, { page: 'product' });
      const { seq, at, id } = await say(since.socket, newer.id, '又一顶帐篷');
      const find = host.storage.findTexts.bind(host.storage);
      const common = { seq, at, messageId: id, conversationId: newer.id, author: 'customer:x', text: '帐篷' };
      // As if it stood in every message since then.
      const asked = vi.spyOn(host.storage, 'findTexts').mockImplementation((shopId, query) => {
        const onDays = query.before !== undefined && query.before <= (newer.items[0]?.seq ?? 0);
        return onDays ? find(shopId, query) : Promise.resolve(Array<typeof common>(query.limit).fill(common));
      });
      const list = () => host.app.admin.consultations.list(host.shopId, { from: day, to: day, text: '帐篷' });
      const { records, cut } = await list();
      expect(new Set(records.map(({ conversationId }) => conversationId))).toEqual(
        new Set([conversation.id]),
      );
      expect(cut).toBe(true);
      expect(asked.mock.calls.length).toBe(20);
      asked.mockRestore();
      expect(await list()).not.toHaveProperty('cut');
    });

    it('WB-18 days that are none are refused before a text is looked for', async () => {
      const host = await makeHost();
      await managedShop(host);
      const searched = vi.spyOn(host.storage, 'findTexts');
      const days = { from: '2026-05-02', to: '2026-05-01' };
      const asked = host.app.admin.consultations.list(host.shopId, { ...days, text: '帐篷' });
      await expect(asked).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(searched).not.toHaveBeenCalled();
    });

    it('WB-18 CF-03 agents who count for no figure had consultations all the same, here and on other platforms', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      await agent(host, 'amy');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await say(lin.socket, conversation.id, '多少钱');
      const frozen = { method: 'PUT', body: { accountType: 'frozen' } };
      await askFor(host, boss, '/statistics/agents/amy', frozen);
      const account = { id: 'z', at: ten(1), agentId: 'zoe', from: '2026-03-01', accountType: 'frozen' };
      await tell(host, boss, [{ type: 'agent', ...account }, ...chat('told', ten(4))]);
      expect((await listOf(host, boss)).records.map(what)).toEqual([[conversation.id, 'online', 'amy']]);
      const elsewhere = await listOf(host, boss, '&agentId=zoe', '2026-03-04');
      expect(elsewhere.records.map(what)).toEqual([['told', 'online', 'zoe']]);
      expect(elsewhere.records[0]?.customer).toEqual({ id: 'c-told' });
    });

    it('WB-18 WB-19 RB-06 an entry that came to no session is one all the same, as what became of it', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const amy = await agent(host, 'amy');
      const { routing } = host.app.admin;
      await routing.configureAgent(host.shopId, 'amy', { capacity: 1 });
      const come = async (scope: object) => {
        const { socket, id } = await customer(host);
        await host.clock.advance(1000);
        return { socket, id, ...(await enter(socket, scope)) };
      };
      const served = await come({ page: 'product' });
      const waited = await come({ page: 'product' });
      expect(waited.outcome.kind).toBe('queued');
      await waited.socket.ask('queue.leave', { conversationId: waited.conversation.id, to: 'solved' });
      const undecided = await come({ page: 'product', sku: '1001' });
      expect(undecided.outcome.kind).toBe('choose');
      await undecided.socket.ask('conversation.end', { conversationId: undecided.conversation.id });
      await amy.socket.ask('customer.block', { customerId: served.id, reason: '广告' });
      await host.clock.advance(1000);
      const refused = await enter(served.socket, { page: 'product' });
      expect(refused.outcome.kind).toBe('refused');
      await routing.configure(host.shopId, { robot: 'first' });
      const answered = await come({ page: 'shop' });
      expect(answered.outcome.kind).toBe('robot');

      const { records, total } = await listOf(host, boss);
      expect(records.map(what)).toEqual([
        [answered.conversation.id, 'robot', undefined],
        [refused.conversation.id, 'refused', undefined],
        [undecided.conversation.id, 'choose', undefined],
        [waited.conversation.id, 'online', undefined],
        [served.conversation.id, 'online', 'amy'],
      ]);
      expect(total).toBe(5);
      expect(records.map(({ closedAt }) => closedAt === undefined)).toEqual([
        true,
        false,
        false,
        false,
        false,
      ]);
      expect((await listOf(host, boss, '&kind=refused')).records.map(what)).toEqual([
        [refused.conversation.id, 'refused', undefined],
      ]);
      for (const { conversationId, customer: whose } of records) {
        expect(whose.id).not.toBe('');
        await askFor(host, boss, `/conversations/${conversationId}/trace`);
      }
    });

    it('WB-18 LM-20 a leave message whose customer came back is two, and each has its own words', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await say(lin.socket, conversation.id, '帐篷漏水');
      await host.clock.advance(1000);
      await agent(host, 'amy');
      const { outcome } = await enter(lin.socket, { page: 'product' });
      expect(outcome.kind).toBe('assigned');
      await say(lin.socket, conversation.id, '睡袋多少钱');
      const found = async (query: string) => (await listOf(host, boss, query)).records.map(what);
      const online = [conversation.id, 'online', 'amy'];
      const left = [conversation.id, 'leave', undefined];
      expect(await found('')).toEqual([online, left]);
      expect(await found(`&text=${encodeURIComponent('漏水')}`)).toEqual([left]);
      expect(await found(`&text=${encodeURIComponent('睡袋')}`)).toEqual([online]);
    });

    it('WB-18 RT-28 RT-49 what was passed on is found by both who had it, and by the group that was entered through', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const amy = await agent(host, 'amy');
      await agent(host, 'bo');
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await amy.socket.ask('conversation.transfer', {
        conversationId: conversation.id,
        to: { kind: 'agent', id: 'bo' },
      });
      const passedOn = {
        agent: { id: 'bo' },
        formerAgents: [{ id: 'amy', name: '小艾 Amy' }],
        group: { id: 'presale' },
      };
      for (const query of ['&agentId=amy', '&agentId=bo', '&groupId=presale'])
        expect((await listOf(host, boss, query)).records).toMatchObject([passedOn]);
    });

    it('WB-18 an agent is told of those that they had, a manager of all', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      await agent(host, 'bo');
      const wei = await customer(host);
      const others = await enter(wei.socket, { page: 'order' });
      expect(others.outcome).toMatchObject({ agent: { id: 'bo' } });
      await agent(host, 'amy');
      const lin = await customer(host);
      const mine = await enter(lin.socket, { page: 'product' });
      expect(mine.outcome).toMatchObject({ agent: { id: 'amy' } });
      await say(lin.socket, mine.conversation.id, '帐篷');
      await say(wei.socket, others.conversation.id, '帐篷');
      const text = `&text=${encodeURIComponent('帐篷')}`;
      const amy = await sessionOf(host, 'amy');
      for (const query of ['', text, '&agentId=amy'])
        expect(await listOf(host, amy, query)).toMatchObject({
          records: [{ conversationId: mine.conversation.id }],
          total: 1,
        });
      const today = dayOf(host.clock.now());
      expect(await refusalOf(host, amy, `/consultations?from=${today}&to=${today}&agentId=bo`)).toBe(
        'FORBIDDEN',
      );
      expect((await listOf(host, boss)).total).toBe(2);
      const bot = await keyOf(host, ['agent']);
      expect(await refusalOf(host, bot, `/consultations?from=${today}&to=${today}`)).toBe('FORBIDDEN');
    });

    it('WB-18 pages have nothing twice, though customers come meanwhile; what is no page is refused', async () => {
      const host = await makeHost();
      const boss = await managedShop(host);
      const come = async () => {
        const { socket } = await customer(host);
        return (await enter(socket, { page: 'product' })).conversation.id;
      };
      const ids: string[] = [];
      // Two of them in the same moment.
      for (const wait of [0, 1000, 0, 1000, 1000]) {
        await host.clock.advance(wait);
        ids.push(await come());
      }
      const read: string[] = [];
      let after = '';
      for (const more of [2, 2, 1]) {
        const { records, next } = await listOf(host, boss, `&limit=2${after}`);
        expect(records).toHaveLength(more);
        read.push(...records.map(({ conversationId }) => conversationId));
        after = `&after=${encodeURIComponent(next ?? '')}`;
        await host.clock.advance(1000);
        await come();
      }
      expect([...read].sort()).toEqual([...ids].sort());
      expect(after).toBe('&after=');
      const { status } = await ask(host, boss, `/consultations?from=2026-05-01&to=2026-05-02&after=nonsense`);
      expect(status).toBe(400);
    });
  });
}
