import fc from 'fast-check';
import type { Screen } from './screen.ts';
import type { Shop } from './shop.ts';
import { pick, step, which } from './step.ts';

const second = 1000;
let written = 0;

function createGroup({ agents, customers }: Shop, who: number): void {
  written += 1;
  const customerIds = [pick(customers, who)?.me];
  const agentIds = [pick(agents, who + 1)?.name];
  const group = { chatId: `cg${written}`, name: `fans ${written}`, customerIds, agentIds };
  pick(agents, who)?.ask('customer-group.create', group);
}

/** One of the groups on somebody's screen, be they still in it or not; a new one where there is none. */
async function groupOf(shop: Shop, who: number, where: number): Promise<string | undefined> {
  const held = (): string | undefined => pick(pick(shop.agents, who)?.customerGroups ?? [], where)?.id;
  if (held() === undefined) {
    createGroup(shop, who);
    await shop.pass(second);
  }
  return held();
}

function somebody(shop: Shop, isAgent: boolean, who: number): Screen | undefined {
  return pick(isAgent ? shop.agents : shop.customers, who);
}

async function write(shop: Shop, screen: Screen | undefined, who: number, where: number): Promise<void> {
  const conversationId = await groupOf(shop, who, where);
  written += 1;
  screen?.ask('message.send', { conversationId, clientId: `cg${written}`, text: `${written} 露营⛺` });
}

async function ask(shop: Shop, who: number, where: number, method: string, params: object): Promise<void> {
  const chatId = await groupOf(shop, who, where);
  pick(shop.agents, who)?.ask(`customer-group.${method}`, { chatId, ...params });
}

/** What agents and customers do in customer groups (WB-07). */
export const inCustomerGroups = [
  step('createsCustomerGroup', [which], createGroup),
  step('writesInGroup', [fc.boolean(), which, which], (shop, isAgent, who, where) =>
    write(shop, somebody(shop, isAgent, who), who, where),
  ),
  // Something of what somebody else has just written, or all.
  ...[1, 2].map(() =>
    step(
      'readsGroup',
      [fc.boolean(), which, which, fc.constantFrom(1, 1000)],
      async (shop, isAgent, who, where, upTo) => {
        await write(shop, somebody(shop, !isAgent, who), who, where);
        await shop.pass(second);
        const chatId = await groupOf(shop, who, where);
        somebody(shop, isAgent, who)?.ask('customer-group.see', { chatId, upTo });
      },
    ),
  ),
  step('renamesCustomerGroup', [which, which], (shop, who, where) => {
    written += 1;
    return ask(shop, who, where, 'rename', { name: `fans ${written}` });
  }),
  step('addsToCustomerGroup', [which, which], (shop, who, where) =>
    ask(shop, who, where, 'add', {
      agentIds: [pick(shop.agents, who + 2)?.name],
      customerIds: [pick(shop.customers, where)?.me],
    }),
  ),
  step('takesOutOfGroup', [which, which], (shop, who, where) =>
    ask(shop, who, where, 'remove', {
      member: { kind: 'customer', id: pick(shop.customers, where)?.me },
    }),
  ),
  step('leavesGroup', [fc.boolean(), which, which], async (shop, isAgent, who, where) => {
    const chatId = await groupOf(shop, who, where);
    somebody(shop, isAgent, who)?.ask('customer-group.leave', { chatId });
  }),
];
