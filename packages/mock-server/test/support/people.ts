import {
  createCustomerClient,
  type CustomerClient,
  type KeyValueStorage,
  type Platform,
} from '@shopbell/sdk';
import type { MockServer } from '../../src/node.ts';

/** What a device keeps, for Node, which keeps nothing. */
export function deviceStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Customers under test, who go home after each one. */
export class People {
  readonly #clients: CustomerClient[] = [];

  customer(mock: MockServer, platform: Partial<Platform> = {}, server = mock.server): CustomerClient {
    const client = createCustomerClient({
      server,
      shopId: mock.director.shop().shop.shopId,
      platform: {
        clock: mock.clock,
        storage: deviceStorage(),
        random: () => 0,
        indexedDB: null,
        ...platform,
      },
    });
    this.#clients.push(client);
    return client;
  }

  goHome(): void {
    for (const client of this.#clients.splice(0)) client.destroy();
  }
}
