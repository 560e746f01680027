import fc from 'fast-check';
import type { StaffChat } from '@shopbell/sdk/model';
import type { Shop } from './shop.ts';
import { pick, step, which } from './step.ts';

const second = 1000;
let written = 0;

function other({ agents }: Shop, who: number): string {
  return pick(agents, who + 1)?.name ?? '';
}

function createGroup(shop: Shop, who: number): void {
  written += 1;
  const group = { chatId: `g${written}`, name: `group ${written}`, agentIds: [other(shop, who)] };
  pick(shop.agents, who)?.ask('staff-chat.create', group);
}

/** One of the chats on somebody's screen, be they still in it or not; a new one where there is none. */
async function chatOf(
  shop: Shop,
  who: number,
  where: number,
  kinds: readonly StaffChat['kind'][] = ['pair', 'group'],
): Promise<string | undefined> {
  const held = (): string | undefined => {
    const chats = pick(shop.agents, who)?.staffChats.filter(({ kind }) => kinds.includes(kind));
    return chats && pick(chats, where)?.id;
  };
  if (held() === undefined) {
    createGroup(shop, who);
    await shop.pass(second);
  }
  return held();
}

async function change(shop: Shop, who: number, where: number, method: string, params: object): Promise<void> {
  const chatId = await chatOf(shop, who, where, ['group']);
  pick(shop.agents, who)?.ask(method, { chatId, ...params });
}

/** What colleagues do among themselves (WB-04, WB-16). */
export const amongColleagues = [
  step('opensChat', [which], (shop, who) => {
    pick(shop.agents, who)?.ask('staff-chat.open', { agentId: other(shop, who) });
  }),
  step('createsGroup', [which], createGroup),
  ...[1, 2].map(() =>
    step('writesInChat', [which, which, fc.constantFrom(1, 400)], async (shop, who, where, long) => {
      const conversationId = await chatOf(shop, who, where);
      written += 1;
      const text = `${written} 茶🍵`.repeat(long);
      pick(shop.agents, who)?.ask('message.send', { conversationId, clientId: `s${written}`, text });
    }),
  ),
  // Some of what a colleague has written, or all.
  ...[1, 2].map(() =>
    step('seesChat', [which, which, fc.constantFrom(1, 2, 1000)], async (shop, who, where, upTo) => {
      const chatId = await chatOf(shop, who, where);
      pick(shop.agents, who)?.ask('staff-chat.see', { chatId, upTo });
    }),
  ),
  step('renamesGroup', [which, which], (shop, who, where) => {
    written += 1;
    return change(shop, who, where, 'staff-chat.rename', { name: `name ${written}` });
  }),
  step('addsToGroup', [which, which], (shop, who, where) =>
    change(shop, who, where, 'staff-chat.add', { agentIds: [other(shop, who)] }),
  ),
  step('takesOut', [which, which, fc.boolean()], (shop, who, where, themselves) => {
    const agentId = themselves ? pick(shop.agents, who)?.name : other(shop, who);
    return change(shop, who, where, 'staff-chat.remove', { agentId });
  }),
  step('marksFriend', [which, fc.boolean()], (shop, who, on) => {
    pick(shop.agents, who)?.ask('friend.mark', { agentId: other(shop, who), on });
  }),
];
