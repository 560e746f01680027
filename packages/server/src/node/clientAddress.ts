import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the /64 network of an IPv6 one, since a single
 * household or machine has that many addresses to itself.
 *
 * @param trustedProxies how many proxies of one's own stand before this server. Each adds the address that it saw to
 * X-Forwarded-For; what stands further left was written by whoever asks and is not believed. 0: the header is not read.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  trustedProxies: number,
): string {
  const direct = networkOf(socket.remoteAddress ?? '');
  if (trustedProxies === 0) return direct;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const told = forwarded[Math.max(0, forwarded.length - trustedProxies)] ?? '';
  return networkOf(withoutPort(told.trim())) || direct;
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(address: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}

/** Empty for what is no address. */
function networkOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  // An IPv4 peer of a socket that listens on both.
  const mapped = plain.replace(/^::ffff:(?=\d+\.)/, '');
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(plain)) return '';
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  // A dotted end stands for two groups.
  const missing = 8 - before.length - after.length - (plain.includes('.') ? 1 : 0);
  const groups = tail === undefined ? before : [...before, ...Array<string>(missing).fill('0'), ...after];
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
