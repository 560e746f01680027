const loopback = ['localhost', '127.0.0.1'];

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return loopback.includes(host) || host === '::1' || host === '[::1]';
}

/** Whether a page of this origin is served by this machine, whatever the port. */
export function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && isLoopback(hostname);
}

/** The address to show for a server that listens on `host`. */
export function urlAt(host: string, port: number): string {
  const name = isWildcard(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${String(port)}`;
}

/** Every web origin under which this machine's browser may show what is served there. */
export function originsAt(host: string, port: number): string[] {
  const names = isLoopback(host) || isWildcard(host) ? loopback : [];
  return [...new Set([urlAt(host, port), ...names.map((name) => urlAt(name, port))])];
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
