import { deskEventVersion, type DeskEvent } from '@shopbell/engine';
import { createStatistics, Fact } from '@shopbell/metrics';
import { describe, expect, test } from 'vitest';
import { customersIn, JournalFacts } from '../src/app/statistics/journalFacts.ts';
import { named, RecordFacts } from '../src/app/statistics/recordFacts.ts';
import { writtenFacts } from '../src/desk/rows.ts';
import type { LoggedFact } from '../src/storage/administration.ts';
import type { StoredRow } from '../src/storage/storage.ts';

const ten = Date.UTC(2026, 4, 4, 2);
const trace = { steps: [], decidedAt: 0 };
const k1 = { conversationId: 'k1' };

/** An event, with what was written: a text, and the product of a card. */
type Written = DeskEvent & { readonly text?: string; readonly product?: string };

/** The events as the journal keeps them, in their order, with what was written. */
function rowsOf(...events: Written[]): StoredRow[] {
  return events.map(({ text, product, ...event }, index) => {
    const parts =
      product === undefined
        ? undefined
        : ({ card: { kind: 'product', id: product, verified: true } } as const);
    const by = event.type === 'message.posted' ? event.by.kind : '';
    const facts = JSON.stringify(writtenFacts(by, text ?? '', parts));
    const { at, type } = event;
    return {
      seq: index + 1,
      at,
      type,
      version: deskEventVersion,
      data: JSON.stringify(event),
      ...(event.type === 'message.posted' ? { facts } : {}),
    };
  });
}

function factsOf(rows: readonly StoredRow[], subjects: Record<string, string> = {}): Fact[] {
  const journal = new JournalFacts('Asia/Shanghai');
  return rows
    .flatMap((row) => journal.of(row, (customerId) => subjects[customerId]))
    .map((fact) => Fact.parse(fact));
}

const opened = (at: number, customerId = 'x'): DeskEvent => {
  const scope = { page: 'product', sku: '1001', channel: 'web' } as const;
  return { type: 'conversation.opened', at, ...k1, customerId, scope };
};
const assigned = (at: number, agentId: string): DeskEvent => {
  const groups = { groupId: 'g1', servingGroupId: 'g1' };
  return { type: 'conversation.assigned', at, ...k1, agentId, ...groups, cause: 'entry', trace };
};
const posted = (
  at: number,
  kind: 'customer' | 'agent',
  id: string,
  text: string,
  product?: string,
): Written => {
  const message = {
    messageId: `m${String(at)}`,
    clientId: `k${String(at)}`,
    digest: 'd',
    length: text.length,
  };
  const event = { type: 'message.posted', at, ...k1, by: { kind, id }, ...message } as const;
  return { ...event, text, ...(product === undefined ? {} : { product }) };
};
const online = (at: number, agentId: string, status: 'online' | 'offline'): DeskEvent => {
  return { type: 'agent.status-changed', at, agentId, status, cause: 'agent' };
};

describe('facts of a shop’s journal', () => {
  test('VM-10 an entry is a visit, and says whether anybody was online; a contact is none', () => {
    const contact = { ...opened(ten + 5), by: { kind: 'agent', id: 'amy' } } as DeskEvent;
    const rows = rowsOf(
      opened(ten),
      online(ten + 1, 'amy', 'online'),
      opened(ten + 2),
      online(ten + 3, 'amy', 'offline'),
      opened(ten + 4),
      contact,
    );
    const visits = factsOf(rows).filter(({ type }) => type === 'visit');
    expect(visits).toMatchObject([{ agentsOnline: false }, { agentsOnline: true }, { agentsOnline: false }]);
  });

  test('WB-19 an entry that is refused is none: no visit, no entry, no session', () => {
    const scope = { page: 'product', sku: '1001', channel: 'web' } as const;
    const about = { customerId: 'x', scope, code: 'CUSTOMER_BLOCKED', trace } as const;
    expect(factsOf(rowsOf({ type: 'conversation.refused', at: ten, ...k1, ...about }))).toEqual([]);
  });

  test('CF-05 an agent counts from the day it was added on, in the shop’s zone', () => {
    const late = Date.UTC(2026, 4, 4, 16);
    const [agent] = factsOf(rowsOf({ type: 'agent.added', at: late, agentId: 'amy', name: '小艾' }));
    expect(agent).toMatchObject({ type: 'agent', from: '2026-05-05', accountType: 'presale', name: '小艾' });
  });

  test('AT-01 a customer whom the shop’s JWT names has the shop’s own id, as in its orders', () => {
    const rows = rowsOf(opened(ten, 'known'), posted(ten + 1, 'customer', 'known', '在吗'));
    expect(customersIn(rows)).toEqual(['known']);
    const facts = factsOf(rows, { known: 'user/7' });
    expect(facts).toMatchObject([{ customerId: 'user/7' }, { customerId: 'user/7' }, { authorId: 'user/7' }]);
  });

  test('AR-07, FL-12, SY-06 of what an agent writes symbol, key and product stay; of a customer’s text the length alone', () => {
    const rows = rowsOf(
      opened(ten),
      posted(ten + 1, 'customer', 'x', '^秘密'),
      posted(ten + 2, 'agent', 'amy', '^亲，看看这个', '1001'),
    );
    const [, , asked, answered, shown] = factsOf(rows);
    expect(asked).not.toHaveProperty('opening');
    expect(asked).not.toHaveProperty('textKey');
    expect(answered).toMatchObject({ opening: '^', textKey: expect.any(String) as string });
    expect(shown).toMatchObject({
      type: 'recommendation',
      productId: '1001',
      agentId: 'amy',
      customerId: 'x',
    });
    expect(JSON.stringify(rows.map(({ facts }) => facts))).not.toContain('秘密');
  });

  test('QS-03 a rating is of who had the conversation', () => {
    const by = { kind: 'customer', id: 'x' } as const;
    const rated: DeskEvent = { type: 'conversation.rated', at: ten, ...k1, by, grade: 4, agentId: 'amy' };
    expect(factsOf(rowsOf(rated))).toMatchObject([{ type: 'rating', grade: 4, agentId: 'amy' }]);
  });

  test('RS-18 asked anew which group it is for, its owner has it no more: what is written then is nobody’s wait', () => {
    const offered: DeskEvent = {
      type: 'conversation.offered',
      at: ten + 60_000,
      ...k1,
      options: [{ groupId: 'g1', matched: 'page' }],
      autoChooseAt: ten + 90_000,
      trace,
    };
    const rows = rowsOf(
      opened(ten),
      assigned(ten, 'amy'),
      posted(ten + 1000, 'customer', 'x', '一'),
      posted(ten + 11_000, 'agent', 'amy', '二'),
      posted(ten + 12_000, 'agent', 'amy', '还有'),
      offered,
      posted(ten + 61_000, 'customer', 'x', '三'),
      assigned(ten + 80_000, 'bo'),
      posted(ten + 85_000, 'agent', 'bo', '四'),
    );
    const facts = factsOf(rows);
    expect(facts.filter(({ type }) => type === 'session.released')).toHaveLength(1);
    const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
    statistics.add(facts);
    const day = '2026-05-04';
    const about = { now: ten + 9 * 86_400_000, from: day, to: day, by: 'agent' } as const;
    const { rows: report } = statistics.report({
      ...about,
      figures: ['averageResponse', 'unansweredRounds'],
    });
    expect(report.map(({ subject, cells }) => [subject.id, cells['averageResponse']?.value])).toEqual([
      ['amy', 10],
      ['bo', 5],
    ]);
    expect(report.map(({ cells }) => cells['unansweredRounds']?.value)).toEqual([0, 0]);
  });
});

describe('who logs in', () => {
  test('AT-01 a conversation that turns out to be a known customer’s says so by the shop’s own id', () => {
    const identified: DeskEvent = {
      type: 'conversation.identified',
      at: ten + 1000,
      ...k1,
      customerId: 'x',
      knownId: 'k',
    };
    const rows = rowsOf(opened(ten), identified);
    expect(customersIn(rows)).toEqual(['x', 'k']);
    expect(factsOf(rows, { k: 'user/7' }).at(-1)).toMatchObject({
      type: 'identity',
      at: ten + 1000,
      customerId: 'x',
      knownId: 'user/7',
    });
  });
});

describe('facts of the back end', () => {
  test('AT-29 a refund that the newest telling of an order leaves out was withdrawn, whichever came first', () => {
    const cny = (amount: number) => ({ amount, currency: 'CNY' });
    const telling = (version: number, ...ids: string[]): LoggedFact => {
      const refunds = ids.map((id) => ({ id, amount: cny(100), appliedAt: ten + 2 }));
      const about = {
        id: 'o1',
        version,
        customerId: 'c',
        placedAt: ten,
        total: cny(500),
        items: [],
        refunds,
      };
      return { seq: version, at: ten + version, kind: 'order', id: 'o1', data: JSON.stringify(about) };
    };
    /** The refunds that count in the end, after tellings in this order. */
    const counting = (...tellings: LoggedFact[]) => {
      const records = new RecordFacts();
      const statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
      for (const told of tellings) statistics.add(records.of(told).map((fact) => Fact.parse(named(fact))));
      const about = { now: ten + 9 * 86_400_000, from: '2026-05-04', to: '2026-05-04' };
      const { entries } = statistics.details({ ...about, list: 'refundsApplied' });
      return entries.map((entry) => 'refundId' in entry && entry.refundId);
    };
    expect(counting(telling(1, '1', '2'))).toEqual(['o1/1', 'o1/2']);
    expect(counting(telling(1, '1', '2'), telling(2, '2'))).toEqual(['o1/2']);
    expect(counting(telling(2, '2'), telling(1, '1', '2'))).toEqual(['o1/2']);
    expect(counting(telling(1, '1'), telling(3), telling(2, '1'))).toEqual([]);
    expect(counting(telling(1, '1'), telling(2), telling(3, '1'))).toEqual(['o1/1']);
  });

  test('AT-25, AT-29 an order and its refunds, known by the order’s number and their own', () => {
    const cny = (amount: number) => ({ amount, currency: 'CNY' });
    const data = JSON.stringify({
      id: 'o1',
      version: 3,
      customerId: 'c',
      placedAt: ten,
      paidAt: ten + 1,
      total: cny(500),
      items: [{ productId: '1001', title: '帐篷', quantity: 2, amount: cny(450) }],
      refunds: [{ id: '1', amount: cny(100), appliedAt: ten + 2 }],
    });
    const records = new RecordFacts();
    const facts = records
      .of({ seq: 1, at: 0, kind: 'order', id: 'o1', data })
      .map((fact) => Fact.parse(fact));
    expect(facts).toMatchObject([
      { type: 'order', amount: 500, revision: 3, items: [{ productId: '1001', quantity: 2, amount: 450 }] },
      { type: 'refund', id: '1', orderId: 'o1', amount: 100, revision: 3 },
    ]);
    expect(facts.map(named).map(({ id }) => id)).toEqual(['o1', 'o1/1']);
    expect(records.of({ seq: 2, at: 0, kind: 'parcel', id: 'p', data: '{}' })).toEqual([]);
  });
});
