import { carrier } from './support/customer.ts';

// Whatever the network does to a stream, too: the same property as over a socket, once more.
carrier.kind = 'stream';
await import('./faults.test.ts');
