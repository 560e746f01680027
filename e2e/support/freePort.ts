import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that was free a moment ago, of those that the system gives to nobody: while a server is down, neither somebody's
 * port 0 nor a client that tries to come back may get it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000);
    const probe = createServer();
    const listening = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!listening) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
