import type { AgentFigures, FigureExplanation, ReportDetails, StatisticsReport } from '@shopbell/sdk/model';
import { describe, expect, it } from 'vitest';
import { askFor, refusalOf, sessionOf } from '../support/admin.ts';
import { chat, dayOf, march, marchShop, minute, second, tell, ten } from '../support/facts.ts';
import type { MakeHost } from '../support/host.ts';
import { agent, customer, enter, pass, say } from '../support/shop.ts';

/** The same of all days of March: what is asked below is final. */
const fourth = { from: '2026-03-04', to: '2026-03-04' };

/** So many chats of an agent, each answered after `wait` seconds and rated: the first `good` well, the others badly. */
function rated(agentId: string, good: number, of: number, wait = 10) {
  return Array.from({ length: of }, (_, nth) => {
    const id = `${agentId}-${String(nth)}`;
    const at = ten(4) + nth * minute;
    const rating = { type: 'rating', id: `r-${id}`, at: at + 30 * second, conversationId: id };
    return [...chat(id, at, { agentId, wait }), { ...rating, grade: nth < good ? 5 : 1 }];
  }).flat();
}

/** The desk's own agents came in May: these were there in March already. */
const account = (agentId: string, teamId?: string) => ({
  ...{ type: 'agent', id: `account-${agentId}`, at: ten(1), from: '2026-03-01' },
  ...{ agentId, accountType: 'presale', ...(teamId !== undefined && { teamId }) },
});
const accounts = [account('amy'), account('bo')];

const placesOf = ({ cells }: AgentFigures) =>
  Object.fromEntries(Object.entries(cells).map(([figure, { rank }]) => [figure, rank]));

/** What agents read of their own work (WB-20); run on every host, over sockets and over HTTP. */
export function performanceStories(name: string, makeHost: MakeHost): void {
  const shop = () => marchShop(makeHost);

  describe(`one's own figures: ${name}`, () => {
    it('WB-20 satisfied are 90, 80 and 70 %: whoever has 80 is told 2 of 3, and of nobody else', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [
        ...accounts,
        ...[...rated('amy', 9, 10), ...rated('bo', 8, 10), ...rated('zoe', 7, 10)],
      ]);
      const { socket } = await agent(host, 'bo');
      const figures = await socket.ask<AgentFigures>('figures.read', {
        ...fourth,
        figures: ['satisfaction', 'consulted'],
      });
      expect(figures).toMatchObject({
        ...fourth,
        today: dayOf(host.clock.now()),
        timeZone: 'Asia/Shanghai',
        currency: 'CNY',
        cells: {
          satisfaction: { value: 0.8, final: true, rank: { place: 2, of: 3, tied: 0 } },
          consulted: { value: 10 },
        },
        before: { from: '2026-03-03', to: '2026-03-03', cells: { satisfaction: { value: null } } },
      });
      // No value of it is better than another.
      expect(figures.cells['consulted']).not.toHaveProperty('rank');
      expect(JSON.stringify(figures)).not.toMatch(/amy|zoe|0\.9|0\.7/);
    });

    it('SY-11 90, 90, 70 and none: equal ones share the first place, the next is second, and none has none', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [
        ...accounts,
        ...rated('amy', 9, 10, 20),
        ...rated('bo', 7, 10, 5),
        ...rated('zoe', 9, 10, 5),
        ...chat('unrated', ten(4), { agentId: 'kim', wait: 30 }),
      ]);
      const ask = { ...fourth, figures: ['satisfaction', 'averageResponse'] };
      const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
      expect(placesOf(await amy.socket.ask('figures.read', ask))).toEqual({
        satisfaction: { place: 1, of: 3, tied: 1 },
        averageResponse: { place: 2, of: 4, tied: 0 },
      });
      expect(placesOf(await bo.socket.ask('figures.read', ask))).toEqual({
        satisfaction: { place: 2, of: 3, tied: 0 },
        averageResponse: { place: 1, of: 4, tied: 1 },
      });
      const path = `/reports?${march(4)}&by=agent&figures=satisfaction,averageResponse`;
      const { rows } = await askFor<StatisticsReport>(host, boss, path);
      expect(rows.map(({ subject, cells }) => [subject.id, cells['satisfaction']?.rank?.place])).toEqual([
        ['amy', 1],
        ['bo', 2],
        ['kim', null],
        ['zoe', 1],
      ]);
      // Whoever was not there is compared with nobody.
      const idle = { from: '2026-03-05', to: '2026-03-06', figures: ['received'] };
      const none = await bo.socket.ask<AgentFigures>('figures.read', idle);
      expect(none.cells['received']).toMatchObject({ value: 0 });
      expect(none.cells['received']).not.toHaveProperty('rank');
      expect(none.before).toMatchObject({ from: '2026-03-03', cells: { received: { value: 10 } } });
    });

    it('SY-11 an agent is compared within the team, and teams with each other; some rows alone with nobody', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [
        ...[account('bo', 'north'), account('zoe', 'north'), account('amy', 'south')],
        ...[...rated('amy', 9, 10), ...rated('bo', 8, 10), ...rated('zoe', 7, 10)],
        ...rated('kim', 6, 10),
      ]);
      const bo = await agent(host, 'bo');
      const ask = { ...fourth, figures: ['satisfaction'] };
      expect(placesOf(await bo.socket.ask('figures.read', ask))).toEqual({
        satisfaction: { place: 1, of: 2, tied: 0 },
      });
      const places = async (query: string) => {
        const path = `/reports?${march(4)}&figures=satisfaction${query}`;
        const { rows } = await askFor<StatisticsReport>(host, boss, path);
        return rows.map(({ subject, cells }) => {
          const { place, of } = cells['satisfaction']?.rank ?? {};
          return `${subject.id} ${String(place)} of ${String(of)}`;
        });
      };
      expect(await places('&by=agent')).toEqual(['amy 1 of 1', 'bo 1 of 2', 'kim 1 of 1', 'zoe 2 of 2']);
      expect(await places('&by=team')).toEqual(['north 2 of 2', 'south 1 of 2']);
      expect(await places('&by=agent&ids=bo')).toEqual(['bo undefined of undefined']);
      expect(await places('')).toEqual([' undefined of undefined']);
    });

    it('WB-20 behind a figure are the own rows alone, page by page, with how it came about', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [...accounts, ...rated('bo', 2, 3), ...rated('zoe', 1, 2)]);
      const { socket } = await agent(host, 'bo');
      const list = { ...fourth, list: 'ratings' };
      const page = await socket.ask<ReportDetails>('figures.details', { ...list, limit: 2 });
      expect(page).toMatchObject({ list: 'ratings', total: 3, next: 2 });
      const rest = await socket.ask<ReportDetails>('figures.details', { ...list, skip: 2 });
      const rows = [...page.entries, ...rest.entries];
      expect(rows.map(({ conversationId }) => conversationId)).toEqual(['bo-0', 'bo-1', 'bo-2']);
      const of = { figure: 'satisfaction', day: fourth.from };
      const why = await socket.ask<FigureExplanation>('figures.explain', of);
      expect(why).toMatchObject({ list: 'ratings', rows: 3, cell: { value: 2 / 3 } });
    });

    it('WB-20 DL-08 today is asked for without a day: what is not decided is pending, and a row opens what was said', async () => {
      const { host } = await shop();
      const [amy, bo] = [await agent(host, 'amy'), await agent(host, 'bo')];
      const lin = await customer(host);
      const { conversation } = await enter(lin.socket, { page: 'product' });
      const [mine, other] = conversation.agent?.id === 'bo' ? [bo, amy] : [amy, bo];
      await say(lin.socket, conversation.id, '在吗');
      await pass(host, 20 * second, amy.socket, bo.socket, lin.socket);
      await say(mine.socket, conversation.id, '在的');
      const figures = ['averageResponse', 'inquiryConversion', 'consultedNotOrdered'];
      const told = await mine.socket.ask<AgentFigures>('figures.read', { figures });
      const today = dayOf(host.clock.now());
      expect(told).toMatchObject({ from: today, to: today, today });
      expect(told.cells['averageResponse']).toMatchObject({ value: 20, final: false });
      expect(told.cells['inquiryConversion']).toMatchObject({ final: false, pending: 1 });
      const page = { list: 'consultedNotOrdered', from: today, to: today };
      const { entries } = await mine.socket.ask<ReportDetails>('figures.details', page);
      expect(JSON.stringify(entries)).toContain(conversation.id);
      const read = { conversationId: conversation.id };
      expect(JSON.stringify(await mine.socket.ask('history.read', read))).toContain('在的');
      expect(await other.socket.ask('figures.details', page)).toMatchObject({ total: 0, entries: [] });
    });

    it('WB-20 the figures of somebody else, of nobody at the desk, and of what there is not are refused', async () => {
      const { host, boss } = await shop();
      await tell(host, boss, [...accounts, ...rated('bo', 1, 1), ...rated('amy', 2, 2)]);
      const bo = await agent(host, 'bo');
      // Whose they are cannot be asked.
      const others = { ...fourth, figures: ['received'], agentId: 'amy', ids: ['amy'] };
      const own = await bo.socket.ask<AgentFigures>('figures.read', others);
      expect(own.cells['received']).toMatchObject({ value: 1 });
      const cookie = await sessionOf(host, 'bo');
      for (const path of [
        `/reports?${march(4)}&by=agent&ids=amy&figures=received`,
        `/reports?${march(4)}&by=agent&ids=bo&figures=received`,
        `/reports/details?${march(4)}&list=ratings&kind=agent&id=amy`,
        '/reports/explanation?figure=received&day=2026-03-04&kind=agent&id=amy',
      ])
        expect(await refusalOf(host, cookie, path)).toBe('FORBIDDEN');
      const [lin, office] = [await customer(host), await agent(host, 'boss', { status: '' })];
      for (const { socket } of [lin, office])
        for (const [method, params] of [
          ['figures.read', { figures: ['received'] }],
          ['figures.details', { ...fourth, list: 'ratings' }],
          ['figures.explain', { figure: 'received', day: fourth.from }],
        ] as const)
          expect(await socket.refused(method, params)).toMatchObject({ code: 'FORBIDDEN' });
      for (const [method, params] of [
        ['figures.read', { figures: ['nonsense'] }],
        ['figures.read', { figures: ['onlineVisitors'] }],
        ['figures.read', { figures: [] }],
        ['figures.read', { figures: ['received'], from: '2026-03-05', to: '2026-03-04' }],
        ['figures.read', { figures: ['received'], from: '2020-03-05' }],
        ['figures.details', { ...fourth, list: 'nonsense' }],
        ['figures.details', { ...fourth, list: 'ratings', limit: 1000 }],
        ['figures.explain', { figure: 'received', day: '2026-02-31' }],
      ] as const)
        expect(await bo.socket.refused(method, params)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    });
  });
}
