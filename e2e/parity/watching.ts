import type { Conversation, CustomerClient } from '@shopbell/sdk';
import type { AgentClient } from '@shopbell/sdk/agent';

export type Client = CustomerClient | AgentClient;

/** Writes and waits until it is stored. */
export async function say(client: Client, conversationId: string, ...lines: string[]): Promise<void> {
  await until(client, () => client.conversations.has(conversationId));
  for (const line of lines) client.send(conversationId, line);
  await sent(client, conversationId);
}

/** Resolves when nothing is on its way any more. */
export async function sent(client: Client, conversationId: string): Promise<void> {
  const isSending = () => client.outgoing(conversationId).some(({ state }) => state === 'sending');
  await until(client, () => !isSending());
}

export function texts(client: Client, conversationId: string): string[] {
  const items: Conversation['items'] = client.conversations.get(conversationId)?.items ?? [];
  return items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));
}

export function lastMessage(client: Client, conversationId: string): number {
  return client.conversations.get(conversationId)?.items.findLast(({ kind }) => kind === 'message')?.seq ?? 0;
}

export function stateOf(client: Client, conversationId: string): string | undefined {
  return client.conversations.get(conversationId)?.state;
}

/** The error of a promise that must not succeed. */
export async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (result) => ({ 'not refused': result }),
    (error: unknown) => error,
  );
}

interface Changing {
  on(
    event: 'conversation' | 'customerGroups' | 'outgoing' | 'reset' | 'connection',
    listener: () => void,
  ): () => void;
}

/** Looks now and after whatever the client tells. */
export function until(client: Changing, look: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const off: (() => void)[] = [];
    const check = (): void => {
      if (!look()) return;
      for (const end of off) end();
      resolve();
    };
    for (const event of ['conversation', 'customerGroups', 'outgoing', 'reset', 'connection'] as const)
      off.push(client.on(event, check));
    check();
  });
}
