import type { FactBatchResult, StatisticsReport } from '@shopbell/sdk/model';
import { askFor, managedShop, type Asker } from './admin.ts';
import type { Host, MakeHost } from './host.ts';

export const second = 1000;
export const minute = 60 * second;

/** 10:00 in Shanghai, on a day of March. */
export const ten = (day: number): number => Date.UTC(2026, 2, day, 2);

/** A conversation of another system: a question, and a reply after so many seconds. */
export function chat(id: string, at: number, { agentId = 'zoe', customerId = `c-${id}`, wait = 10 } = {}) {
  const about = { type: 'message', conversationId: id, customerId, agentId, length: 5 };
  return [
    { ...about, id: `${id}-1`, at, from: 'customer', authorId: customerId },
    { ...about, id: `${id}-2`, at: at + wait * second, from: 'agent', authorId: agentId },
  ];
}

export const order = (id: string, at: number, customerId: string, amount: number, rest: object = {}) => {
  return { type: 'order', id, at, customerId, amount, currency: 'CNY', paidAt: at + minute, ...rest };
};

export const tell = (host: Host, who: Asker, facts: unknown) =>
  askFor<FactBatchResult>(host, who, '/facts', { body: { facts } });

/** Of the shop's clock, which is Shanghai's. */
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

export const march = (from: number, to = from) => `from=2026-03-0${String(from)}&to=2026-03-0${String(to)}`;

/** Values of a report by subject. */
export const valuesOf = ({ rows }: StatisticsReport) =>
  rows.map(({ subject, from, cells }) => [
    subject.id || from,
    ...Object.values(cells).map(({ value }) => value),
  ]);

/** The shop of `managedShop`; the clock stands at 4 May, so that everything in March is final. */
export async function marchShop(makeHost: MakeHost): Promise<{ host: Host; boss: Asker }> {
  const host = await makeHost();
  return { host, boss: await managedShop(host) };
}
