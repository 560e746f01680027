import { expect, it } from 'vitest';
import { receiversOf } from '../src/app/notices/receivers.ts';
import type { AccountRow } from '../src/storage/storage.ts';

const account = (agentId: string, roles: string[], rest: Partial<AccountRow> = {}): AccountRow => {
  return { shopId: 's', agentId, name: agentId, displayName: agentId, passwordHash: '', roles, ...rest };
};

it('AC-05 a notice reaches whoever has its permission, if the shop’s channel is set', () => {
  const accounts = [
    account('a', ['agent', 'order-notices']),
    account('b', ['agent', 'product-notices']),
    account('c', ['supervisor', 'manager']),
    account('d', ['order-notices'], { disabledAt: 1 }),
  ];
  const told = (kind: 'order' | 'product' | 'ticket', channel: 'none' | 'workbench' = 'workbench') =>
    receiversOf(kind, channel, accounts).map(({ agentId }) => agentId);
  expect(told('order')).toEqual(['a']);
  expect(told('product')).toEqual(['b']);
  expect(told('ticket')).toEqual([]);
  expect(told('order', 'none')).toEqual([]);
});
