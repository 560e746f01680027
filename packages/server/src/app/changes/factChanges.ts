import type { AgentFact, Fact, SettingsFact } from '@shopbell/metrics';
import type { Changer } from '@shopbell/sdk/model';
import type { NewChangeRow } from '../../storage/changes.ts';
import type { StatisticFactInput } from '../../storage/statistics.ts';
import type { Storage } from '../../storage/storage.ts';
import { changeRows, type About } from './changeRow.ts';

/** Facts that are settings: how figures are counted, and whose work counts for what. */
type SettingFact = AgentFact | SettingsFact;

/** A fact that was read, and as it is stored. */
export interface ToldFact<F extends Fact = Fact> {
  readonly fact: F;
  readonly input: StatisticFactInput;
}

export function isSetting(told: ToldFact): told is ToldFact<SettingFact> {
  return told.fact.type === 'agent' || told.fact.type === 'settings';
}

/**
 * Takes facts that are settings into the shop's log of facts, each in one commit with its entry in the log of changes: one
 * that is known already changes nothing and leaves none. Answers how many were new.
 */
export async function tellSettings(
  storage: Pick<Storage, 'writeLogged'>,
  told: readonly ToldFact<SettingFact>[],
  log: Pick<About, 'shopId' | 'at'> & { readonly by: Changer },
): Promise<number> {
  const { shopId, at } = log;
  let stored = 0;
  for (const { fact, input } of told)
    stored += await storage.writeLogged(entryOf(fact, log), 'putStatisticFacts', shopId, {
      at,
      rows: [input],
    });
  return stored;
}

/** As what it says, and not as a difference: it may be of any day, and what was so before depends on the day. */
function entryOf(fact: SettingFact, log: Pick<About, 'shopId' | 'at' | 'by'>): readonly NewChangeRow[] {
  if (fact.type === 'settings')
    return changeRows({ ...log, what: 'statistics' }, { after: { ...fact.settings, validFrom: fact.from } });
  const { agentId, name, from, accountType, teamId, groupId } = fact;
  const about = { ...log, what: 'statistics-agent', id: agentId } as const;
  return changeRows(name === undefined ? about : { ...about, name }, {
    after: { accountType, teamId, groupId, validFrom: from },
  });
}
