import { audit, isClean, staleConversations, type Findings, type Listener } from './audit/audit.ts';
import { readJournalOf } from './audit/journalAudit.ts';
import type { Figures } from './figures.ts';
import { Customer, type Agent } from './people/person.ts';
import type { Tab } from './people/tab.ts';

/** Upper bounds, in ms: what takes longer has failed. Nothing waits for them to pass. */
const quietWithin = 60_000;
const agreeWithin = 60_000;

/** What an episode came to. */
export interface Outcome {
  readonly findings: Findings;
  /** What was built from the journal and does not agree with it. */
  readonly disagreements: readonly string[];
  /** Who did not come to rest in time. */
  readonly unsettled: readonly string[];
  readonly figures: Figures;
}

export function isFlawless({ findings, disagreements, unsettled }: Outcome): boolean {
  return isClean(findings) && disagreements.length === 0 && unsettled.length === 0;
}

export interface Settling {
  readonly people: readonly (Customer | Agent)[];
  readonly tab: Tab | undefined;
  readonly databaseFile: string;
  /** Resolves with whether it came true within so many ms. */
  until(isTrue: () => boolean, within: number): Promise<boolean>;
  stopServer(): Promise<void>;
}

/**
 * Lets everybody come to rest and compares everything with everything: what was sent with what is stored, what was shown
 * at any time with what is stored, what is shown with what a fresh client shows, and the journal with what was built from
 * it. Ends the server on the way.
 */
export async function settle(
  world: Settling,
): Promise<Omit<Outcome, 'figures'> & { messages: number; events: number }> {
  const { people, tab } = world;
  const everybody = [...people, ...(tab ? [tab] : [])];
  for (const person of everybody) {
    person.proxy.calm();
    person.wake();
    // What a closed tab left on the device is promised to the next one, and to no other.
    if (person instanceof Customer && person.leftSomething) person.openTab();
  }
  const isQuiet = () => everybody.every(({ isOnline, waiting }) => isOnline && waiting === 0);
  await world.until(isQuiet, quietWithin);
  const unsettled = everybody.flatMap(({ name, isOnline, waiting }) =>
    isOnline && waiting === 0 ? [] : `${name} is ${isOnline ? 'online' : 'offline'} with ${waiting} to send`,
  );

  const listeners: Listener[] = [];
  for (const person of people) {
    const fresh = await person.fresh();
    for (const { name, client, account } of person.seats) {
      const agrees = () => staleConversations([...client.conversations.values()], fresh).length === 0;
      await world.until(agrees, agreeWithin);
      listeners.push({ name, account: account(), fresh });
    }
    listeners.push(...person.past);
    person.leave();
  }
  if (tab) {
    const fresh = await tab.fresh();
    listeners.push({ name: tab.name, account: await tab.account(), fresh });
    await tab.kill();
  }
  await world.stopServer();
  const { messages, events, disagreements } = await readJournalOf(world.databaseFile);
  const sent = everybody.flatMap((person) => person.sent);
  return {
    findings: audit(sent, messages, listeners),
    disagreements,
    unsettled,
    messages: messages.length,
    events,
  };
}
