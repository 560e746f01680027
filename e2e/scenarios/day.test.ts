import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idOf, Shop, shopbell, shopId } from './shop.ts';

/** 如何安排客服人力会比较合理 (003:46): a day tried out on the operator's command line. */

interface Report {
  entries: number;
  received: number;
  queued: number;
  abandoned: number;
  leaveMessages: number;
  leaveMessageRate: number;
  waitMs: { p50: number; p90: number; longest: number };
  agents: { agentId: string; conversations: number; share: number; busiest: number }[];
  staffing: { customersPerDay: number; agentsNeeded: number | null };
}

/** A shop of eight at work for a day, whose data are left for the operator. */
async function shopOfEight() {
  const shop = await Shop.open();
  const people = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) people.push(await shop.hire(name));
  const weights = [10, 10, 10, 10, 5, 5, 5, 5];
  const [first] = await shop.admin.groups();
  if (!first) throw new Error('has no default group');
  const members = people.map((agent, index) => ({ agentId: idOf(agent), weight: weights[index] ?? 0 }));
  await shop.admin.editGroup(first.id, { members });
  for (const agent of people) await shop.admin.configureAgent(idOf(agent), { capacity: 40 });
  const visitor = await shop.enters();
  await visitor.say('一点也不要写进账本的话');
  await shop.stop();
  const data = ['--data', shop.dataDir];
  const simulate = async (...more: string[]) =>
    JSON.parse(await shopbell(['simulate', '--journal', shopId, '--json', ...data, ...more])) as Report;
  return { shop, members, group: first.id, data, simulate };
}

test('AC-09 a day of 100,000 entries: everybody is accounted for, and nobody has more than they may', async () => {
  const { simulate } = await shopOfEight();
  const report = await simulate('--generate', '100000', '--hours', '24', '--service-seconds', '120');
  expect(report.entries).toBe(100_000);
  expect(report.received + report.leaveMessages).toBeGreaterThanOrEqual(100_000);
  expect(report.agents.reduce((sum, { conversations }) => sum + conversations, 0)).toBe(report.received);
  expect(report.agents.every(({ busiest }) => busiest <= 40)).toBe(true);
  expect(report.waitMs.p50).toBeLessThanOrEqual(report.waitMs.p90);
  expect(report.waitMs.p90).toBeLessThanOrEqual(report.waitMs.longest);
});

test('AC-09 RT-15 the same day under other settings: what people and places come to', async () => {
  const { members, group, shop, simulate } = await shopOfEight();
  const day = ['--generate', '6000', '--hours', '2', '--service-seconds', '120'];
  const report = await simulate(...day);
  expect(await simulate(...day)).toEqual(report);
  expect(await simulate(...day, '--seed', '2')).not.toEqual(report);

  // Without limits everybody is served at once, by the weights.
  const file = join(shop.dataDir, 'changes.json');
  await writeFile(
    file,
    JSON.stringify({ agents: members.map(({ agentId }) => ({ agentId, capacity: null })) }),
  );
  const free = await simulate(...day, '--settings', file);
  expect(free).toMatchObject({ received: 6000, queued: 0, leaveMessages: 0, waitMs: { longest: 0 } });
  for (const { agentId, weight } of members) {
    const share = free.agents.find((agent) => agent.agentId === agentId)?.conversations ?? 0;
    expect(Math.abs(share - (6000 * weight) / 60)).toBeLessThan(1);
  }

  // Half the people, less room each: the day says so, and names how many it would take.
  const few = {
    agents: members.map(({ agentId }) => ({ agentId, capacity: 5 })),
    groups: [
      { groupId: group, weights: Object.fromEntries(members.slice(4).map((one) => [one.agentId, 0])) },
    ],
  };
  await writeFile(file, JSON.stringify(few));
  const short = await simulate(...day, '--settings', file);
  expect(short.waitMs.p90).toBeGreaterThan(report.waitMs.p90);
  expect(short.queued).toBeGreaterThan(report.queued);
  expect(short.agents.filter(({ conversations }) => conversations > 0)).toHaveLength(4);
  expect(short.staffing.agentsNeeded).toBeGreaterThanOrEqual(4);

  await writeFile(file, JSON.stringify({ agents: [{ agentId: 'nobody', capacity: 1 }] }));
  await expect(simulate(...day, '--settings', file)).rejects.toThrow(/nobody/);
  await writeFile(file, '{ "agent": [] }');
  await expect(simulate(...day, '--settings', file)).rejects.toThrow(/agent/);
  await expect(simulate('--generate', '0')).rejects.toThrow(/--generate/);
});

test('a journal in a file gives the same day as the shop’s own, and holds nothing that anybody wrote', async () => {
  const { shop, data, simulate } = await shopOfEight();
  const journal = await shopbell(['export-journal', shopId, ...data]);
  expect(journal).not.toContain('账本');
  expect(journal.trim().split('\n').length).toBeGreaterThan(20);
  const file = join(shop.dataDir, 'journal.jsonl');
  await writeFile(file, journal);
  const fromFile = await shopbell(['simulate', '--journal', file, '--generate', '500', '--json']);
  expect(JSON.parse(fromFile)).toEqual(await simulate('--generate', '500'));
  // Those who really came, come again.
  expect(await simulate()).toMatchObject({ entries: 1, received: 1 });
});
