import type { Platform } from '@shopbell/sdk';
import type { ShopbellApp } from '@shopbell/server/app';
import { appSocketClass } from '../appSocket.ts';
import type { MockClock } from '../movableClock.ts';
import type { Network } from '../network/network.ts';
import type { ShopSeed } from '../shopSeed.ts';
import { DirectorError } from './directorError.ts';

/** What the director directs. */
export interface Stage {
  readonly server: string;
  readonly clock: MockClock;
  readonly network: Network;
  readonly shops: readonly ShopSeed[];
  /** The app, once its shops are set up, and once it is back from a restart. Rejects with STOPPED. */
  ready(): Promise<ShopbellApp>;
  /** Throws STOPPED. */
  mustRun(): void;
  /** Closes the app, and opens it again on the same storage. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
}

/** The shop of that id; the first one without an id. Throws UNKNOWN_SHOP. */
export function shopOf({ shops }: Stage, shopId?: string): ShopSeed {
  const found = shopId === undefined ? shops[0] : shops.find(({ shop }) => shop.shopId === shopId);
  if (found) return found;
  const names = shops.map(({ shop }) => shop.shopId).join(', ');
  throw new DirectorError(
    'UNKNOWN_SHOP',
    shopId === undefined ? 'No shop was set up.' : `No shop ${shopId} was set up; there is ${names}.`,
  );
}

/**
 * The surroundings of the director's own people: the server's clock, and a way to the app of their own, so that they go on
 * while the network under test is down. Nothing of them is kept on the device.
 */
export function platformOf(stage: Stage, fetch: Platform['fetch']): Partial<Platform> {
  return {
    WebSocket: appSocketClass(() => stage.ready()),
    fetch,
    clock: stage.clock,
    random: () => 0.5,
    storage: null,
    indexedDB: null,
    locks: null,
    BroadcastChannel: null,
    XMLHttpRequest: null,
    onWake: () => () => undefined,
  };
}
