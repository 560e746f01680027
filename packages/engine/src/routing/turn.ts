import type { Desk, Group } from '../desk/desk.ts';
import { thousandthsOwed } from '../fairness/ledger.ts';
import type { TraceKeys, TraceStep } from '../trace.ts';
import { passedOver } from './eligibility.ts';

/** The rule by which members of a group take turns. */
export function turnRule({ settings }: Desk): 'RT-15' | 'RT-39' {
  return settings.profile === 'rotation' ? 'RT-39' : 'RT-15';
}

/** Whose turn it was in a group, by what, and who was passed over; `owner` is left out of the turns. */
export function turnStep(
  desk: Desk,
  group: Readonly<Group>,
  rule: string,
  agentId: string | undefined,
  owner?: string,
): TraceStep {
  const { id: groupId, ledger } = group;
  if (agentId === undefined) {
    const said = ledger.full.taking > 0 ? 'full' : 'nobody';
    return { rule, said, groupId, passedOver: passedOver(desk, group, undefined, owner) };
  }
  return {
    rule,
    said: 'picked',
    groupId,
    agentId,
    keys: keysOf(group, agentId),
    passedOver: passedOver(desk, group, agentId, owner),
  };
}

function keysOf({ ledger }: Readonly<Group>, agentId: string): TraceKeys {
  const seat = ledger.seats.get(agentId);
  if (!seat) return {};
  if (ledger.profile === 'rotation') return { place: seat.place };
  return { weight: seat.weight, owed: thousandthsOwed(ledger, seat) / 1000 };
}
