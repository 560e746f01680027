import { webPasswords } from '@shopbell/server/app';
import { memoryStorage } from '@shopbell/server/storage/memory';
import { expect, it, onTestFinished } from 'vitest';
import { clientAddress } from '../src/node/clientAddress.ts';
import { startServer } from '../src/node/startServer.ts';

const from = (remoteAddress: string | undefined, forwarded?: string, trustedProxies = 0) =>
  clientAddress(
    { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } },
    trustedProxies,
  );

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001::', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('a peer at %s counts as %s', (peer, address) => {
  expect(from(peer)).toBe(address);
  expect(from('198.51.100.1', peer ?? '', 1)).toBe(address || '198.51.100.1');
});

it('X-Forwarded-For is believed as far as one’s own proxies wrote it', () => {
  const header = '203.0.113.66, 203.0.113.7, 10.0.0.2';
  expect(from('10.0.0.1', header)).toBe('10.0.0.1');
  expect(from('10.0.0.1', header, 1)).toBe('10.0.0.2');
  expect(from('10.0.0.1', header, 2)).toBe('203.0.113.7');
  expect(from('10.0.0.1', '203.0.113.7', 2)).toBe('203.0.113.7');
  expect(from('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(from('10.0.0.1', 'unknown', 1)).toBe('10.0.0.1');
  expect(from('10.0.0.1', '203.0.113.7:4711', 1)).toBe('203.0.113.7');
  expect(from('10.0.0.1', '[2001:db8::7]:4711', 1)).toBe('2001:db8:0:0::/64');
});

it('limits count whoever stands before the proxy, where it is trusted', async () => {
  const start = async (trustedProxies: number) => {
    const passwords = webPasswords({ iterations: 10 });
    const server = await startServer({ storage: memoryStorage(), port: 0, passwords, trustedProxies });
    onTestFinished(() => server.close());
    return async (from: string) => {
      const response = await fetch(`${server.url}/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
        body: JSON.stringify({ account: 'demo:amy', password: 'wrong password' }),
      });
      return response.status;
    };
  };
  const trusting = await start(1);
  for (let count = 0; count < 10; count++) expect(await trusting('203.0.113.7')).toBe(401);
  expect(await trusting('203.0.113.7')).toBe(429);
  expect(await trusting('203.0.113.8')).toBe(401);
  const direct = await start(0);
  for (let count = 0; count < 10; count++) expect(await direct(`203.0.113.${String(count)}`)).toBe(401);
  expect(await direct('203.0.113.99')).toBe(429);
});
