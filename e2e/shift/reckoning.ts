import { createAgentClient } from '@shopbell/sdk/agent';
import { expect } from 'vitest';
import { Wire } from '../scenarios/wire.ts';
import type { Person } from './person.ts';
import type { Seat } from './seat.ts';
import type { Shift } from './shift.ts';
import { figuresOf, textsOf } from './tally.ts';

/** What everybody said is there once, in order, on the customer's side and on the shop's; nobody is left waiting. */
export async function everythingOnce({ shop, amy, bo, chen }: Shift): Promise<void> {
  expect(shop.people.filter(({ waits }) => waits).map(({ number }) => number)).toEqual([]);
  for (const { agentId } of [amy, bo, chen]) {
    const agent = createAgentClient({ server: shop.url, platform: new Wire('198.51.100.200').platform });
    await agent.signIn({ account: `demo:${agentId}`, password: 'shopbell' });
    await agent.connect();
    for (const person of shop.people.filter((one) => one.agentId === agentId)) {
      const { items } = await agent.readHistory(person.visitor.conversationId);
      for (const side of [items, person.conversation.items]) {
        expect(textsOf(side, 'customer')).toEqual(person.said);
        expect(textsOf(side, 'agent')).toEqual(person.heard);
      }
    }
    agent.destroy();
  }
}

/** How many conversations came out how. */
export function outcomesOf(people: readonly Person[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { conversation } of people) counts[conversation.state] = (counts[conversation.state] ?? 0) + 1;
  return counts;
}

/** WB-05: the header of each agent shows what was worked out by hand. */
export async function headersAreRight({ shop, amy, bo, chen }: Shift): Promise<void> {
  for (const seat of [amy, bo, chen]) {
    const { receptions, averageResponse, thirtySecondRate } = figuresOf(shop.people, seat.agentId);
    const figures = [
      String(receptions),
      spoken(averageResponse, seat.language),
      `${String(Math.round(thirtySecondRate * 100))}%`,
    ];
    await expect.poll(() => headerOf(seat), { message: seat.agentId }).toEqual(figures);
  }
}

const headerOf = (seat: Seat): Promise<string[]> =>
  seat.page
    .locator('desk-header dd')
    .allInnerTexts()
    .then((all) => all.slice(0, 3));

function spoken(seconds: number, language: Seat['language']): string {
  return `${String(Math.round(seconds))} ${language === 'en' ? 's' : '秒'}`;
}
