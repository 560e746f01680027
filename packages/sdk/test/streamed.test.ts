import { beforeAll, vi } from 'vitest';
import { carrier, customerOf } from './support/customer.ts';
import { FakeServer } from './support/fakeServer.ts';

// Whatever the network does to a stream, too: the same property as over a socket, once more.
carrier.kind = 'stream';

// Loaded once, when the first client needs it: loading takes the time of a disk, which no settable clock counts.
beforeAll(async () => {
  const first = customerOf(new FakeServer());
  void first.connect().catch(() => undefined);
  await vi.dynamicImportSettled();
  first.destroy();
});

await import('./faults.test.ts');
