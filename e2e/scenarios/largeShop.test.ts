import type { AgentClient } from '@shopbell/sdk/agent';
import { limits } from '@shopbell/sdk/model';
import { expect, test } from 'vitest';
import { idOf, minute, shares, Shop } from './shop.ts';
import { holds } from './visitor.ts';

/** 根据店铺的实际业务量和客服的接待能力进行匹配 (003:46): a shop that needs two thousand. */

const staff = 2000;
/** Who stay in their seats; each of the others leaves it at once, and counts as there for a minute. */
const seated = 30;

async function hireAll(shop: Shop): Promise<{ ids: string[]; connected: AgentClient[] }> {
  const names = Array.from({ length: staff }, (_, number) => `agent-${String(number)}`);
  const ids: string[] = [];
  for (let from = 0; from < staff; from += 50) {
    // The office may ask so often a second: the shop's clock goes on for it, while nobody is there yet.
    await shop.clock.advance(2500);
    ids.push(...(await Promise.all(names.slice(from, from + 50).map((name) => shop.account(name)))));
  }
  // Everybody takes a seat in the same second.
  const connected: AgentClient[] = [];
  for (const name of names.slice(0, seated)) {
    const agent = await shop.seat(name);
    await agent.setStatus('online');
    connected.push(agent);
  }
  for (let from = seated; from < staff; from += 50)
    await Promise.all(names.slice(from, from + 50).map((name) => shop.passesBy(name)));
  return { ids, connected };
}

/** Two thousand accounts and sign-ins: a small machine is busy. */
const patience = { timeout: 10 * minute };

test(
  'RT-15 RT-18 RT-50 two thousand agents online, five hundred customers in the same second',
  patience,
  async () => {
    const shop = await Shop.open();
    const { ids, connected } = await hireAll(shop);
    const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    const groups = 8;
    // Eight groups of ten, whose weights make 55; everybody is of the default group too.
    for (let group = 0; group < groups; group++) {
      const members = weights.map((weight, index) => ({ agentId: ids[group * 10 + index] ?? '', weight }));
      await shop.admin.createGroup({ name: `组 ${String(group)}`, skus: [`sku-${String(group)}`], members });
    }
    const online = (await shop.admin.agents()).filter(({ status }) => status === 'online');
    expect(online).toHaveLength(staff);

    const crowd = Array.from({ length: 500 }, () => shop.visitor());
    await Promise.all(crowd.map(({ client }) => client.connect()));
    await Promise.all(
      crowd.map((visitor, index) =>
        visitor.enter(index < 440 ? { sku: `sku-${String(index % groups)}` } : {}),
      ),
    );
    const owners = crowd.map(({ outcome }) => (outcome?.kind === 'assigned' ? outcome.agent.id : undefined));
    expect(owners).not.toContain(undefined);
    for (let group = 0; group < groups; group++) {
      const got = shares(owners.filter((_, index) => index < 440 && index % groups === group));
      expect(weights.map((_, index) => got[ids[group * 10 + index] ?? ''])).toEqual(weights);
    }
    expect(new Set(owners.slice(440)).size).toBe(60);

    // Whoever is in their seat has been told of theirs, each once.
    for (const agent of connected) {
      const own = owners.filter((owner) => owner === idOf(agent)).length;
      await holds(agent, ({ size }) => size === own);
    }
    const [boss] = connected;
    if (!boss) throw new Error('nobody is seated');
    const { largest } = shop.wireOf(boss);
    // The shop's witness comes at the end of the first stretch, and is told of in the second.
    const everybody = new Promise<void>((resolve) => {
      boss.on('roster', ({ length }) => {
        if (length === staff + 1) resolve();
      });
    });
    await shop.pass(2000);
    await shop.pass(1000);
    await everybody;
    expect(boss.agents.filter(({ status }) => status === 'online').length).toBe(staff);
    // What everybody is told of all groups is small, and what a newcomer is told of all colleagues a line for each.
    expect(largest.get('lines')).toBeLessThan(limits.frame);
    expect(largest.get('event')).toBeLessThan(limits.frame);
    // However many come in a second, it is no more than all of them.
    expect(largest.get('roster')).toBeLessThan(staff * 120);
    const first = await shop.seat('agent-1999');
    expect(first.agents.length).toBeGreaterThanOrEqual(staff);
    expect(shop.wireOf(first).largest.get('welcome')).toBeLessThan(staff * 120);

    // Everybody else's minute is over: nobody answers any more but those in their seats, and the desk goes on.
    await shop.pass(70_000);
    const left = (await shop.admin.agents()).filter(({ status }) => status === 'online');
    expect(left).toHaveLength(seated + 1);
    expect((await shop.enters()).outcome?.kind).toBe('assigned');
  },
);
