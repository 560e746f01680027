import type { FiguresToday, StatisticsReport, TokenGrant } from '@shopbell/sdk/model';
import { describe, expect, it, vi } from 'vitest';
import { ask, askFor } from '../../support/admin.ts';
import { keyPair, sign } from '../../support/customerJwt.ts';
import { dayOf, marchShop, minute, second, valuesOf } from '../../support/facts.ts';
import { shopOrigin, type MakeHost } from '../../support/host.ts';
import { agent, customer, enter, grantOf, pass, postJson, say } from '../../support/shop.ts';

/** Figures are counted beside the desk: by the wall's clock that takes a while, and who asks too often is refused. */
const patience = { timeout: 40_000, interval: 250 };

/** Figures of the running day; run on every host. */
export function liveStories(name: string, makeHost: MakeHost): void {
  const shop = () => marchShop(makeHost);

  describe(`figures of today: ${name}`, () => {
    it('WB-05 SY-01 the header of the workbench shows what a report of today shows, whatever happens', async () => {
      const { host, boss } = await shop();
      const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
      const agents = { amy, bo };
      const compared = async () => {
        const day = dayOf(host.clock.now());
        const shown: Record<string, FiguresToday> = {};
        for (const [id, { socket }] of Object.entries(agents)) {
          const figures = await socket.ask<FiguresToday>('figures.today');
          const ids = `from=${day}&to=${day}&by=agent&ids=${id}`;
          const which = 'consultations,averageHumanResponse,thirtySecondRate';
          const report = await askFor<StatisticsReport>(host, boss, `/reports?${ids}&figures=${which}`);
          const { receptions, averageResponseSeconds, thirtySecondRate } = figures;
          expect([[id, receptions, averageResponseSeconds, thirtySecondRate]]).toEqual(valuesOf(report));
          shown[id] = figures;
        }
        return shown;
      };
      await compared();
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      const { id: conversationId } = conversation;
      await say(lin.socket, conversationId, '在吗');
      await compared();
      const owner = conversation.agent?.id === 'bo' ? 'bo' : 'amy';
      const other = owner === 'amy' ? 'bo' : 'amy';
      await pass(host, 20 * second, amy.socket, bo.socket, lin.socket);
      await say(agents[owner].socket, conversationId, '在的');
      expect((await compared())[owner]).toMatchObject({
        receptions: 1,
        averageResponseSeconds: 20,
        thirtySecondRate: 1,
      });
      await say(lin.socket, conversationId, '多少钱');
      const to = { kind: 'agent', id: other };
      await agents[owner].socket.ask('conversation.transfer', { conversationId, to, note: '问价' });
      await compared();
      await pass(host, 5 * second, amy.socket, bo.socket, lin.socket);
      await say(agents[other].socket, conversationId, '九十九');
      expect((await compared())[other]).toMatchObject({ receptions: 1, averageResponseSeconds: 5 });
      const frozen = { method: 'PUT', body: { accountType: 'frozen' } };
      await askFor(host, boss, `/statistics/agents/${other}`, frozen);
      expect((await compared())[other]).toMatchObject({ receptions: 0, averageResponseSeconds: null });
    });

    it('WB-06 what an agent’s chats have sold today is in the header at most half an hour later', async () => {
      const { host, boss } = await shop();
      const keys = await keyPair('ES256');
      await host.app.admin.customerKeys.add(host.shopId, { kid: 'k1', alg: 'ES256', publicKey: keys.pem });
      const amy = await agent(host, 'amy');
      const header = () => amy.socket.ask<FiguresToday>('figures.today');
      const exp = Math.floor(host.clock.now() / 1000) + 3600;
      const identity = await sign(keys, 'k1', { sub: 'user/7', exp });
      const grant = await host.fetch(
        '/v1/customer/token',
        postJson({ shopId: host.shopId, identity }, { Origin: shopOrigin }),
      );
      const lin = await customer(host, ((await grant.json()) as TokenGrant).token);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      await say(lin.socket, conversation.id, '在吗');
      await say(amy.socket, conversation.id, '在的');
      expect(await header()).not.toHaveProperty('sales');
      const order = async (id: string, amount: number) => {
        const at = host.clock.now() + 1;
        const placed = { id, version: 1, customerId: 'user/7', placedAt: at, paidAt: at, items: [] };
        const row = { ...placed, total: { amount, currency: 'CNY' } };
        expect(await askFor(host, boss, '/orders', { body: { rows: [row] } })).toMatchObject({ stored: 1 });
      };
      const shown = (amount: number) =>
        vi.waitFor(async () => {
          expect((await header()).sales).toEqual({ amount, currency: 'CNY' });
        }, patience);
      await order('o1', 9900);
      await pass(host, 10 * minute, amy.socket, lin.socket);
      await shown(9900);
      await order('o2', 100);
      await pass(host, 10 * minute, amy.socket, lin.socket);
      await shown(10_000);
      const day = dayOf(host.clock.now());
      const path = `/reports?from=${day}&to=${day}&by=agent&ids=amy&figures=sales`;
      expect(valuesOf(await askFor<StatisticsReport>(host, boss, path))).toEqual([['amy', 10_000]]);
    });

    it('AT-01 AT-09 who chats, logs in and buys: the agent of the chat before the login has earned it', async () => {
      const { host, boss } = await shop();
      const keys = await keyPair('ES256');
      await host.app.admin.customerKeys.add(host.shopId, { kid: 'k1', alg: 'ES256', publicKey: keys.pem });
      const amy = await agent(host, 'amy');
      const { token, renewal } = await grantOf(host);
      const guest = await customer(host, token);
      const { conversation } = await enter(guest.socket, { page: 'product' });
      await say(guest.socket, conversation.id, '在吗');
      await say(amy.socket, conversation.id, '在的');
      await guest.socket.ask('conversation.end', { conversationId: conversation.id });
      const at = host.clock.now() + 1;
      const placed = { id: 'o1', version: 1, customerId: 'user/7', placedAt: at, paidAt: at, items: [] };
      const total = { amount: 9900, currency: 'CNY' };
      await askFor(host, boss, '/orders', { body: { rows: [{ ...placed, total }] } });
      const path = `/reports?from=${dayOf(at)}&to=${dayOf(at)}&by=agent&ids=amy&figures=sales`;
      const sales = async () => valuesOf(await askFor<StatisticsReport>(host, boss, path));
      await pass(host, minute, amy.socket);
      expect(await sales()).toEqual([['amy', 0]]);
      const exp = Math.floor(host.clock.now() / 1000) + 3600;
      const identity = await sign(keys, 'k1', { sub: 'user/7', exp });
      const login = postJson({ shopId: host.shopId, identity, renewal }, { Origin: shopOrigin });
      expect((await host.fetch('/v1/customer/token', login)).status).toBe(200);
      expect(await sales()).toEqual([['amy', 9900]]);
      expect((await ask(host, boss, '/reports/problems')).status).toBe(200);
    });
  });
}
