/** The server as it is shipped, over SQLite on the disk, with a large shop. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webPasswords } from '@shopbell/server/app';
import { startServer } from '@shopbell/server/node';
import { tell, tellCosts } from './cost.ts';
import type { ToServer } from './messages.ts';

const shopId = 'tea';
const staff = Number(process.env['AGENTS']);
const groups = 8;
const membersOfOne = 10;

const dataDir = await mkdtemp(join(tmpdir(), 'shopbell-rush-'));
const server = await startServer({
  dataDir,
  port: 0,
  // Each customer of the crowd says that they come from an address of their own.
  trustedProxies: 1,
  passwords: webPasswords({ iterations: 10 }),
  log: ({ level, message, error }) => {
    if (level !== 'info') console.error(level, message, error ?? '');
  },
});
const { admin } = server.app;
await admin.createShop({
  shopId,
  name: '茶铺',
  origins: [],
  timeZone: 'Asia/Shanghai',
  defaultGroupName: '在线客服',
});
const ids = Array.from({ length: staff }, (_, number) => `agent-${String(number)}`);
for (let from = 0; from < staff; from += 100) {
  const some = ids.slice(from, from + 100);
  await Promise.all(
    some.map((id) =>
      admin.addAgent({
        shopId,
        agentId: id,
        name: id,
        displayName: id,
        password: 'a cup of tea',
        roles: ['agent'],
      }),
    ),
  );
}
for (let group = 0; group < groups; group++) {
  const members = ids
    .slice(group * membersOfOne, (group + 1) * membersOfOne)
    .map((agentId, index) => ({ agentId, weight: membersOfOne - index }));
  await admin.createGroup({ shopId, name: `组 ${String(group)}`, skus: [`sku-${String(group)}`], members });
}

tellCosts();
process.on('message', (message: ToServer) => {
  if (message.kind === 'tickets') void ticketsFor(message.from, message.to);
  else if (message.kind === 'end') void end();
});
tell({ kind: 'ready', url: server.url });

async function ticketsFor(from: number, to: number): Promise<void> {
  const grants = await Promise.all(
    ids.slice(from, to).map((agentId) => admin.ticketFor({ shopId, agentId })),
  );
  tell({ kind: 'tickets', tickets: grants.map(({ ticket }) => ticket) });
}

async function end(): Promise<void> {
  await server.close();
  await rm(dataDir, { recursive: true });
  process.exit();
}
