import type { AgentFact, Fact, SettingsFact } from '@shopbell/metrics';
import type { NewChangeRow } from '../../storage/changes.ts';
import type { StatisticFactInput } from '../../storage/statistics.ts';
import { changeRows, type About } from './changeRow.ts';

/** Facts that are settings: how figures are counted, and whose work counts for what. */
type SettingFact = AgentFact | SettingsFact;

/** A fact that was read, and as it is stored. */
export interface ToldFact {
  readonly fact: Fact;
  readonly input: StatisticFactInput;
}

/** As it goes to the shop's log of facts: one that is a setting with its entry in the log of changes. */
export function logged(
  { fact, input }: ToldFact,
  log: Pick<About, 'shopId' | 'at' | 'by'>,
): StatisticFactInput {
  return isSetting(fact) ? { ...input, changes: entryOf(fact, log) } : input;
}

function isSetting(fact: Fact): fact is SettingFact {
  return fact.type === 'agent' || fact.type === 'settings';
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
