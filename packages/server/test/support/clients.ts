import { createCustomerClient, type Conversation, type CustomerClient, type Platform } from '@shopbell/sdk';
import { createAdminClient, type AdminClient } from '@shopbell/sdk/admin';
import { createAgentClient, type AgentClient } from '@shopbell/sdk/agent';
import { limits } from '@shopbell/sdk/model';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { shopOrigin, type Host } from './host.ts';
import { deskSettled, password } from './shop.ts';

/*
 * The real clients on a real port, as pages of a browser would have them: with an origin, and the workbench with a cookie.
 * They live on the host's clock, so that waits and heartbeats are the test's to decide.
 */

/** A customer's page on the shop; pages of the same device have the same `storage`. */
export function customerClient(host: Host, storage: Platform['storage'] = null): CustomerClient {
  const client = createCustomerClient({
    server: host.workbenchOrigin,
    shopId: host.shopId,
    platform: { ...platformOf(host, shopOrigin), storage },
  });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

/** A workbench, signed in and connected; online unless told otherwise. */
export async function agentClient(
  host: Host,
  name: string,
  status: 'online' | 'away' | 'suspended' | 'offline' = 'online',
): Promise<AgentClient> {
  const platform = platformOf(host, host.workbenchOrigin);
  const client = createAgentClient({ server: host.workbenchOrigin, platform });
  onTestFinished(() => {
    client.destroy();
  });
  await client.signIn({ account: `${host.shopId}:${name}`, password });
  await client.connect();
  if (status !== 'offline') await client.setStatus(status);
  return client;
}

/** A program somewhere that works as an agent by an API key: no page, no origin, no cookie. */
export function botClient(host: Host, apiKey: string): AgentClient {
  const client = createAgentClient({ server: host.workbenchOrigin, apiKey, platform: platformOf(host) });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

/** A back office of a shop, with a key of its own. */
export async function adminClient(host: Host, shopId = host.shopId): Promise<AdminClient> {
  const { key } = await host.app.admin.apiKeys.create(shopId, { name: 'back office', scopes: ['admin'] });
  return createAdminClient({ server: host.workbenchOrigin, apiKey: key });
}

/** The settings pages of a workbench, by the cookie of whoever signs in there. */
export async function adminPage(host: Host, name: string): Promise<AdminClient> {
  const platform = platformOf(host, host.workbenchOrigin);
  const server = host.workbenchOrigin;
  await createAgentClient({ server, platform }).signIn({ account: `${host.shopId}:${name}`, password });
  return createAdminClient({ server, platform });
}

/** The conversation as soon as it fits. */
export function become(
  client: CustomerClient | AgentClient,
  conversationId: string,
  fits: (conversation: Conversation) => boolean,
): Promise<Conversation> {
  const held = client.conversations.get(conversationId);
  if (held && fits(held)) return Promise.resolve(held);
  return new Promise((resolve) => {
    const stop = listen(client, (conversation) => {
      if (conversation.id !== conversationId || !fits(conversation)) return;
      stop();
      resolve(conversation);
    });
  });
}

/** Sends, and resolves once the server has stored it. */
export async function tell(
  client: CustomerClient | AgentClient,
  conversationId: string,
  text: string,
): Promise<void> {
  const { clientId } = client.send(conversationId, text);
  await become(client, conversationId, ({ items }) =>
    items.some((item) => item.kind === 'message' && item.clientId === clientId),
  );
}

/** Time passes while these pages stay open: at each heartbeat their traffic arrives before the clock goes on. */
export async function live(
  host: Host,
  ms: number,
  ...clients: readonly (CustomerClient | AgentClient)[]
): Promise<void> {
  for (let left = ms; left > 0; left -= limits.heartbeat) {
    await host.clock.advance(Math.min(left, limits.heartbeat));
    await deskSettled(host);
    for (const client of clients) await ('answers' in client ? client.answers() : client.explain());
  }
}

/** Texts of a conversation with who wrote them. */
export function textsOf(conversation: Conversation | undefined): string[] {
  return (conversation?.items ?? []).flatMap((item) =>
    item.kind === 'message' ? `${item.author.kind}: ${item.text}` : [],
  );
}

function listen(
  client: CustomerClient | AgentClient,
  hear: (conversation: Conversation) => void,
): () => void {
  // Each has its own table of events; this one is in both.
  return 'answers' in client ? client.on('conversation', hear) : client.on('conversation', hear);
}

function platformOf(host: Host, origin?: string): Partial<Platform> {
  let cookie = '';
  return {
    clock: host.clock,
    random: () => 0.5,
    storage: null,
    indexedDB: null,
    locks: null,
    onWake: () => () => undefined,
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url, origin === undefined ? {} : { origin });
      }
    },
    async fetch(url, init) {
      const headers = new Headers(init.headers);
      if (origin !== undefined) headers.set('Origin', origin);
      if (cookie !== '' && init.credentials === 'include') headers.set('Cookie', cookie);
      const response = await fetch(url, { ...init, headers });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    },
  };
}
