import type { ChangeStorage } from '../changes.ts';
import type { ChangeWrites } from '../sql/changes.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port's part about who changed what, by the worker that answers it. */
export function changeCalls(writer: Callable<WriterMethods>, reader: Callable<ReaderMethods>): ChangeStorage {
  return {
    writeLogged: ((...args: Parameters<ChangeWrites['writeLogged']>) =>
      writer.call('writeLogged', ...args)) as ChangeStorage['writeLogged'],
    listChanges: (shopId, query) => reader.call('listChanges', shopId, query),
    findChange: (shopId, seq) => reader.call('findChange', shopId, seq),
  };
}
