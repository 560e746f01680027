import { createCustomerClient, type KeyValueStorage } from '@shopbell/sdk';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { createMockServer } from '../src/node.ts';
import { deviceStorage } from './support/people.ts';
import { sdkJourneys } from './support/sdkJourneys.ts';

const mock = createMockServer();
const clients: { destroy(): void }[] = [];

beforeAll(() => mock.start());
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await mock.reset();
});
afterAll(() => mock.stop());

describe('the SDK’s client over the mock server, in Node', () => {
  test.each(sdkJourneys)('$name', async ({ play }) => {
    const devices = new Map<string, KeyValueStorage>();
    await play({
      director: mock.director,
      customer(device) {
        const storage = devices.get(device) ?? deviceStorage();
        devices.set(device, storage);
        const client = createCustomerClient({
          server: mock.server,
          shopId: 'demo',
          platform: { storage, random: () => 0 },
        });
        clients.push(client);
        return client;
      },
    });
  });
});
