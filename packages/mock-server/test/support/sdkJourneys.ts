import type { CustomerClient, Message } from '@shopbell/sdk';
import type { Director } from '../../src/node.ts';
import { texts } from './texts.ts';
import { until } from './until.ts';

/** Where the SDK's client plays: in Node or in a page, over the mock server. */
export interface SdkStage {
  readonly director: Director;
  /** A client of a device: the same name remembers the same things. */
  customer(device: string): CustomerClient;
}

export interface SdkJourney {
  readonly name: string;
  play(stage: SdkStage): Promise<void>;
}

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

const numbered = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `第 ${String(from + index)} 句`);

/** What the SDK promises, played by its real client; faults of the wire are played in packages/sdk/test. */
export const sdkJourneys: readonly SdkJourney[] = [
  {
    name: 'resume: three breaks in a row, nothing missing, nothing twice, nothing begun afresh',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const client = customer('phone');
      const { conversation } = await client.open({ page: 'product' });
      const heard: string[] = [];
      let resets = 0;
      client.on('message', ({ message }) => heard.push(message.text));
      client.on('reset', () => resets++);
      for (let round = 0; round < 3; round++) {
        director.dropSocket();
        await until(client, () => client.connection === 'offline');
        for (const text of numbered(3, 10 * round)) await amy.says(text);
        await until(
          client,
          () => texts(client.conversations.get(conversation.id)).length === 3 * (round + 1),
        );
      }
      const all = [0, 10, 20].flatMap((from) => numbered(3, from));
      equal(heard, all);
      equal(texts(client.conversations.get(conversation.id)), all);
      equal(resets, 0);
    },
  },
  {
    name: 'resume: another page of the same device finds customer, conversation and messages again',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const first = customer('phone');
      const { conversation } = await first.open({ page: 'product' });
      await amy.says('在的');
      const { customerId } = first;
      first.destroy();
      await amy.says('还有货');
      const next = customer('phone');
      equal(await next.resumeIfKnown(), true);
      equal(next.customerId, customerId);
      equal(texts(next.conversations.get(conversation.id)), ['在的', '还有货']);
      equal(await customer('another phone').resumeIfKnown(), false);
    },
  },
  {
    name: 'outbox: what was written while the connection was down arrives once, in order',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const client = customer('phone');
      const { conversation } = await client.open({ page: 'product' });
      const { id } = conversation;
      client.send(id, '第 0 句');
      director.dropSocket();
      const sent = numbered(5, 1);
      for (const text of sent) client.send(id, text);
      equal(
        client.outgoing(id).map(({ text, state }) => [text, state]),
        ['第 0 句', ...sent].map((text) => [text, 'sending']),
      );
      await until(client, () => client.outgoing(id).length === 0);
      equal(texts(client.conversations.get(id)), ['第 0 句', ...sent]);
      equal(texts(await amy.conversation(id)), ['第 0 句', ...sent]);
    },
  },
  {
    name: 'outbox: seen is told to the writer, and counts what is unread',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const client = customer('phone');
      const { conversation } = await client.open({ page: 'product' });
      const { id } = conversation;
      client.send(id, '在吗');
      const said = await until(client, () =>
        client.conversations.get(id)?.items.find((item): item is Message => item.kind === 'message'),
      );
      await until(amy.client, () => texts(amy.client.conversations.get(id)).length === 1);
      await amy.sees(id);
      await until(client, () => (client.conversations.get(id)?.seen.agent ?? 0) >= said.seq);
      const answer = await amy.says('在的');
      await until(client, () => client.unread === 1);
      client.markSeen(id, answer.seq);
      await until(client, () => client.unread === 0);
      await until(amy.client, () => (amy.client.conversations.get(id)?.seen.customer ?? 0) >= answer.seq);
    },
  },
  {
    name: 'history: the newest are there at once, the rest by pages, whole and in order',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const first = customer('phone');
      const { conversation } = await first.open({ page: 'product' });
      const all = numbered(70);
      for (const text of all) await amy.says(text);
      first.destroy();
      const next = customer('phone');
      await next.resumeIfKnown();
      const { id } = conversation;
      equal(texts(next.conversations.get(id)), all.slice(-50));
      equal(next.conversations.get(id)?.more, true);
      const page = await next.loadHistory(id);
      equal(page.more, false);
      equal(texts(next.conversations.get(id)), all);
      equal(next.conversations.get(id)?.more, false);
    },
  },
  {
    name: 'files: uploaded with progress, sent in order with texts, read by both sides',
    async play({ director, customer }) {
      const amy = await director.agents.online('amy');
      const client = customer('phone');
      const { conversation } = await client.open({ page: 'product' });
      const { id } = conversation;
      const progress: number[] = [];
      client.on('outgoing', ({ messages }) => {
        for (const message of messages) if (message.progress !== undefined) progress.push(message.progress);
      });
      const bytes = '第 一 行\n'.repeat(20_000);
      client.send(id, '第 0 句');
      client.send(id, { text: '第 1 句', files: [new File([bytes], '清单.txt', { type: 'text/plain' })] });
      client.send(id, '第 2 句');
      await until(client, () => texts(client.conversations.get(id)).length === 3);
      equal(texts(client.conversations.get(id)), numbered(3));
      equal([progress[0], progress.at(-1)], [0, 1]);
      equal(
        progress,
        progress.toSorted((a, b) => a - b),
      );
      const sent = client.conversations
        .get(id)
        ?.items.findLast((item) => item.kind === 'message' && item.files);
      const file = sent?.kind === 'message' ? sent.files?.[0] : undefined;
      equal([file?.name, file?.type], ['清单.txt', 'text/plain']);
      equal(await (await client.file(file?.id ?? '')).text(), bytes);
      await until(amy.client, () => texts(amy.client.conversations.get(id)).length === 3);
    },
  },
];
