import type { CustomerClient } from '../../src/index.ts';
import { shopbellError } from '../../src/model.ts';
import type { FakeServer } from './fakeServer.ts';

const refused = (code: 'IDENTITY_REFUSED' | 'TOKEN_EXPIRED', reason: 'expired' | 'invalid'): Response => {
  const error = code === 'TOKEN_EXPIRED' ? shopbellError(code) : shopbellError(code, { reason });
  return Response.json({ error: error.toWire() }, { status: 401 });
};

/**
 * The server takes JWTs: `li.2` is the second one of Li. Those that are `over` are refused, and the renewals that came of
 * them. An anonymous customer's sockets are closed when they are linked.
 */
export function takesLogins(server: FakeServer, over = new Set<string>()): void {
  server.onToken = ({ renewal, identity }) => {
    const known = server.customerId.startsWith('known-');
    if (identity === undefined) {
      if (known && over.has(server.customerId.replace('known-', '')))
        return refused('TOKEN_EXPIRED', 'expired');
      return server.grant(undefined, undefined, known ? { known } : {});
    }
    if (identity === 'forged') return refused('IDENTITY_REFUSED', 'invalid');
    if (over.has(identity)) return refused('IDENTITY_REFUSED', 'expired');
    const linked = renewal === undefined ? undefined : server.customerId;
    server.customerId = `known-${identity.split('.')[0] ?? ''}`;
    if (linked !== undefined) for (const pair of server.sockets.all) pair.server.close(4015, '');
    return server.grant(undefined, undefined, { known: true, ...(linked === undefined ? {} : { linked }) });
  };
}

/** Where the customer of the test's shop is remembered. */
export const key = 'shopbell:demo@https://desk.example';

/** Who the customer was said to be, from now on. */
export function identities(client: CustomerClient): string[] {
  const told: string[] = [];
  client.on('identity', ({ customerId, known }) => told.push(`${customerId ?? 'nobody'} ${String(known)}`));
  return told;
}
