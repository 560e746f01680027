import type { StatisticsStorage } from '../statistics.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port's part about statistics, by the worker that answers it. */
export function statisticsCalls(
  writer: Callable<WriterMethods>,
  reader: Callable<ReaderMethods>,
): StatisticsStorage {
  return {
    putStatisticFacts: (shopId, put) => writer.call('putStatisticFacts', shopId, put),
    readStatisticFacts: (shopId, query) => reader.call('readStatisticFacts', shopId, query),
    findImport: (shopId, name) => reader.call('findImport', shopId, name),
    readShownDays: (shopId, query) => reader.call('readShownDays', shopId, query),
    saveShownDays: (shopId, rows) => writer.call('saveShownDays', shopId, rows),
    findIdentities: (shopId, customerIds) => reader.call('findIdentities', shopId, customerIds),
  };
}
