import { Clock, divideRounded, divideUp } from './clock.ts';
import { hasEarlierPlace, newSeat, type Profile, type Seat, type Standing } from './seat.ts';

/**
 * Whose turn it is in one group: Tijdeman's chairman assignment (RT-15), in whole numbers throughout.
 *
 * Think of a group as a clock that goes on by 1/W with each conversation given, where W is the sum of the weights of
 * those who can take one. Every such member has a *position* on that clock: how far its own share has been served; a
 * conversation taken moves it by 1/weight. Positions are kept in units of 1/2520/2^20: 2520 is the least common multiple
 * of 1 … 10, so that 1/weight is whole for each weight there is, and nothing is ever rounded while the set stays the same.
 *
 * With V the mean of the positions by weight, w·(V − position) is what a member is owed, in conversations. It is owed
 * w/W more by each conversation given. Of k ≥ 2 members, those owed at least 1/(2k−2) then may be picked, and the one is
 * picked who would first be owed 1 − 1/(2k−2): the least position + (1 − 1/(2k−2))/w. So over any prefix of N
 * conversations |nᵢ − N·wᵢ/W| ≤ 1 − 1/(2k−2). Somebody may always be picked: the sum of what is owed is 1 after each
 * accrual, so one of k is owed at least 1/k ≥ 1/(2k−2).
 *
 * A member who cannot take one keeps what it is owed as *credit* and accrues nothing. What all members are owed sums up
 * to zero; T, the mean shifted by what the absent are owed, is the point from which credit is measured. On return the
 * position is T − credit/w: the only place that rounds, by at most 2^-20/5040 on the clock, and never in the sum. Who
 * returns from being offline (or is new) is placed no better than V, the mean of those who stayed: min(credit, 0), so that
 * neither absence nor flapping pays (RT-42); what is forfeited goes to all by weight. Only what the first into an empty
 * group forfeits is lost: nobody is there to get it, and nobody's place among the others depends on it.
 *
 * There are two such clocks in a group: one for those who are free, one for those who are full, between which entries
 * that no capacity holds back still take turns (RT-44). Who fills up leaves the one with its credit and enters the other
 * with it; such an entry goes to whoever of the two clocks' next is owed more.
 *
 * Positions and credits are whole numbers that doubles hold exactly, sums are BigInt, and where doubles could round in a
 * comparison whole numbers decide (see `Clock`): nothing is approximate. Within one weight the order of positions is the order of turns,
 * whatever W and k are, so a lane for each of the ten weights gives O(log n) without re-keying when the set changes.
 *
 * In rotation (RT-39 … RT-42) there is one lane by place: who had a turn, or comes from offline, goes to the tail.
 */
export interface Ledger {
  readonly profile: Profile;
  readonly free: Clock;
  readonly full: Clock;
  /** Rotation: the highest place given. */
  tail: number;
  readonly seats: Map<string, Seat>;
}

export function emptyLedger(profile: Profile): Ledger {
  return { profile, free: new Clock(profile), full: new Clock(profile), tail: 0, seats: new Map() };
}

export function copyLedger(ledger: Ledger): Ledger {
  const copy: Ledger = { ...emptyLedger(ledger.profile), tail: ledger.tail };
  for (const seat of ledger.seats.values()) copy.seats.set(seat.agentId, { ...seat });
  restoreClocks(copy, ledger);
  return copy;
}

/** The same members in another profile: what was owed under the former one is settled. */
export function changeProfile(ledger: Ledger, profile: Profile): Ledger {
  const changed: Ledger = { ...emptyLedger(profile), tail: ledger.tail };
  for (const seat of ledger.seats.values()) {
    changed.seats.set(seat.agentId, { ...seat, position: 0, credit: 0 });
  }
  restoreClocks(changed, { free: { sum: 0n, level: 0n }, full: { sum: 0n, level: 0n } });
  return changed;
}

/** Seats that stand on a clock take part in it again, as they did when the sums were these. */
export function restoreClocks(
  ledger: Ledger,
  sums: Readonly<Record<'free' | 'full', { readonly sum: bigint; readonly level: bigint }>>,
): void {
  for (const name of ['free', 'full'] as const) {
    const seats = [...ledger.seats.values()].filter(({ standing }) => standing === name);
    ledger[name].restore(seats, sums[name].sum, sums[name].level);
  }
}

/** A new member, taking no turns yet. */
export function addSeat(ledger: Ledger, agentId: string, weight: number): void {
  ledger.seats.set(agentId, newSeat(agentId, weight));
}

/** No member any more. What it was owed goes to those who stay, by weight. */
export function removeSeat(ledger: Ledger, agentId: string): void {
  const seat = ledger.seats.get(agentId);
  if (!seat) return;
  const clock = seat.standing === 'full' ? ledger.full : ledger.free;
  leaveClock(ledger, seat);
  ledger.seats.delete(agentId);
  clock.inherit(seat.credit);
}

/** RT-26: another weight, from the next conversation on. What is owed stays owed. */
export function reweigh(ledger: Ledger, agentId: string, weight: number): void {
  const seat = ledger.seats.get(agentId);
  if (!seat || seat.weight === weight) return;
  const { standing } = seat;
  leaveClock(ledger, seat);
  seat.weight = weight;
  enterClock(ledger, seat, standing);
}

/** Where the member stands from now on; `offline` if it is gone altogether. With weight 0 it is always out (RT-16). */
export function stand(ledger: Ledger, agentId: string, standing: Standing, offline = false): void {
  const seat = ledger.seats.get(agentId);
  if (!seat) return;
  if (seat.standing !== standing) {
    leaveClock(ledger, seat);
    enterClock(ledger, seat, standing);
  }
  if (offline) seat.fresh = true;
}

function leaveClock(ledger: Ledger, seat: Seat): void {
  if (seat.standing === 'out') return;
  seat.credit = ledger[seat.standing].leave(seat);
  seat.position = 0;
  seat.standing = 'out';
}

function enterClock(ledger: Ledger, seat: Seat, standing: Standing): void {
  if (standing === 'out' || seat.weight === 0) return;
  const clock = ledger[standing];
  if (seat.fresh || seat.place === 0) seat.place = ++ledger.tail;
  let owed = seat.credit;
  if (ledger.profile === 'weighted') {
    // Who returns from offline is placed no better than the mean; the first into an empty clock forfeits what it is owed.
    if (clock.weight === 0 && seat.fresh && owed > 0) owed = 0;
    seat.position = positionFor(clock, seat, owed);
  }
  seat.credit = 0;
  seat.fresh = false;
  seat.standing = standing;
  clock.enter(seat, owed);
}

function positionFor({ weight, level, sum }: Clock, seat: Readonly<Seat>, owed: number): number {
  if (weight === 0) return 0;
  const all = BigInt(weight);
  const w = BigInt(seat.weight);
  const position = divideRounded(w * level - BigInt(owed) * all, w * all);
  const mean = divideUp(sum, all);
  return Number(seat.fresh && position < mean ? mean : position);
}

/**
 * Whose turn it is; undefined if nobody takes turns. `uncapped`: those who are full take theirs too (RT-44). `except` is
 * left out of it.
 */
export function whoseTurn(ledger: Ledger, uncapped = false, except?: string): string | undefined {
  const without = except === undefined ? undefined : ledger.seats.get(except);
  const free = ledger.free.next(without);
  const full = uncapped ? ledger.full.next(without) : undefined;
  if (!free || !full) return (free ?? full)?.agentId;
  return isBefore(ledger, full, free) ? full.agentId : free.agentId;
}

function isBefore(ledger: Ledger, full: Readonly<Seat>, free: Readonly<Seat>): boolean {
  if (ledger.profile === 'rotation') return hasEarlierPlace(full, free);
  return ledger.full.owed(full) > ledger.free.owed(free);
}

/** A conversation was given to the member, at this sequence of the journal. */
export function chargeTurn(ledger: Ledger, agentId: string, seq: number): void {
  const seat = ledger.seats.get(agentId);
  if (!seat) return;
  const place = ++ledger.tail;
  if (seat.standing !== 'out') {
    ledger[seat.standing].turned(seat, seq, place);
    return;
  }
  seat.lastTurn = seq;
  seat.place = place;
}

/** What a member is owed, in units of a conversation; negative if it got more than its share. */
export function owedTo(ledger: Ledger, seat: Readonly<Seat>): number {
  return seat.standing === 'out' ? seat.credit : ledger[seat.standing].owed(seat);
}

/** The same, of a member that takes turns, in thousandths of a conversation, rounded. */
export function thousandthsOwed(ledger: Ledger, seat: Readonly<Seat>): number {
  return seat.standing === 'out' ? 0 : ledger[seat.standing].thousandthsOwed(seat);
}
