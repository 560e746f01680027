/**
 * A customer's tab as a process of its own, so that it can be killed and frozen like one. What it keeps lies in a folder,
 * where the next tab of the same device finds it. Started by `tab.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCustomerClient } from '@shopbell/sdk';
import { demoShopId } from '@shopbell/server/demo';
import { accountOf, type Account } from '../audit/sighting.ts';
import { Chance } from '../chance.ts';
import { fileDatabase } from './fileDatabase.ts';

export interface TabOptions {
  readonly server: string;
  /** Where the device keeps things. */
  readonly folder: string;
  readonly sku: string;
  readonly seed: number;
  /** A planted bug: what the device has kept comes back in reverse. */
  readonly reversed: boolean;
}

/** To the tab: messages to write, or a question. */
export type TabOrder = { readonly write: readonly string[] } | 'wake' | 'report';

/** From the tab. `kept`: texts that its outbox holds on the device by now. */
export type TabWord =
  | { readonly entered: string }
  | { readonly kept: readonly string[] }
  | { readonly state: string; readonly waiting: number }
  | { readonly report: Account };

const { server, folder, sku, seed, reversed } = JSON.parse(process.argv[2] ?? '') as TabOptions;
const chance = new Chance(seed);
const wakes = new Set<() => void>();
const say = (word: TabWord): void => {
  process.send?.(word);
};

const client = createCustomerClient({
  server,
  shopId: demoShopId,
  platform: {
    random: () => chance.next(),
    storage: {
      getItem: (key) => (existsSync(fileOf(key)) ? readFileSync(fileOf(key), 'utf8') : null),
      setItem: (key, value) => {
        writeFileSync(fileOf(key), value);
      },
    },
    indexedDB: await fileDatabase(join(folder, 'database.json'), {
      kept: (rows) => {
        say({ kept: rows.flatMap(({ text }) => (typeof text === 'string' ? text : [])) });
      },
      restore: (row) => (reversed ? { ...row, queuedAt: -Number(row['queuedAt']) } : row),
    }),
    locks: null,
    onWake: (run) => {
      wakes.add(run);
      return () => wakes.delete(run);
    },
  },
});
const account = accountOf(client);

function fileOf(key: string): string {
  return join(folder, `${encodeURIComponent(key)}.json`);
}

const { conversation } = await client.open({ page: 'product', sku });
const { id } = conversation;

function tellState(): void {
  say({ state: client.connection, waiting: client.outgoing(id).length });
}

process.on('message', (order: TabOrder) => {
  if (order === 'wake') for (const wake of [...wakes]) wake();
  else if (order === 'report') say({ report: account() });
  else for (const text of order.write) client.send(id, text);
});
// Whoever started this process is gone: so is the reason to run.
process.on('disconnect', () => {
  process.exit();
});
client.on('connection', tellState);
client.on('outgoing', tellState);
client.on('message', ({ conversationId, message }) => {
  // Shown as sent: whatever the device still held of it, it is a promise now.
  if (message.author.kind === 'customer') say({ kept: [message.text] });
  client.markSeen(conversationId, message.seq);
});
say({ entered: id });
tellState();
