import type { ErasureStorage } from '../erasure.ts';
import type { Callable, ReaderMethods, WriterMethods } from './messages.ts';

/** The port's part that forgets customers, by the worker that answers it. */
export function erasureCalls(
  writer: Callable<WriterMethods>,
  reader: Callable<ReaderMethods>,
): ErasureStorage {
  return {
    isErased: (shopId, customerId) => reader.call('isErased', shopId, customerId),
    scrub: () => writer.call('scrub'),
  };
}
