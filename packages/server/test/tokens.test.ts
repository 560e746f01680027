import type { CustomerClient } from '@shopbell/sdk';
import { closeCodes } from '@shopbell/sdk/model';
import { expect, it, vi } from 'vitest';
import { agentClient, become, customerClient, live, tell, textsOf } from './support/clients.ts';
import { portHost } from './support/host.ts';
import { customer, enter, grantOf, openShop, pass } from './support/shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const tokenLifetime = 30 * 60 * 1000;

function stateOf(client: CustomerClient, wanted: CustomerClient['connection']): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.on('connection', (state) => {
      if (state !== wanted) return;
      stop();
      resolve();
    });
  });
}

it('a customer’s socket does not outlive its token, and tells the client to renew and come back', async () => {
  const host = await portHost();
  await openShop(host);
  const { token, expiresAt } = await grantOf(host);
  expect(expiresAt).toBe(host.clock.now() + tokenLifetime);
  // A token that was shown late ends when it ends.
  host.clock.jumpTo(expiresAt - 25_000);
  const lin = await customer(host, token);
  await enter(lin.socket);
  const other = await customer(host);
  await pass(host, 24_999, lin.socket, other.socket);
  await enter(lin.socket);
  await host.clock.advance(1);
  const { code, comeBack } = closeCodes.tokenExpired;
  expect((await lin.socket.closed).code).toBe(code);
  expect(comeBack).toBe(true);
  await other.socket.settled();
});

it('the client comes back by itself as the same customer, and misses nothing', async () => {
  const host = await portHost();
  await openShop(host);
  const amy = await agentClient(host, 'amy');
  const lin = customerClient(host);
  const { conversation } = await lin.open({ page: 'product' });
  const { customerId } = lin;
  const states: string[] = [];
  lin.on('connection', (state) => states.push(state));
  const resets: unknown[] = [];
  lin.on('reset', (all) => resets.push(all));
  for (let minute = 1; minute < 30; minute++) {
    await tell(lin, conversation.id, `${String(minute)} 分钟`);
    await live(host, 60_000, lin, amy);
  }
  expect(states).toEqual([]);
  await live(host, 50_000, lin, amy);
  const gone = stateOf(lin, 'offline');
  await host.clock.advance(10_000);
  await gone;
  const back = stateOf(lin, 'online');
  // What the client waits before it comes back.
  await host.clock.advance(500);
  await back;
  await tell(amy, conversation.id, '还在吗');
  const held = await become(lin, conversation.id, (now) => textsOf(now).includes('agent: 还在吗'));
  expect(textsOf(held)).toHaveLength(30);
  expect(states).toEqual(['offline', 'connecting', 'online']);
  expect([lin.customerId, resets]).toEqual([customerId, []]);
});
