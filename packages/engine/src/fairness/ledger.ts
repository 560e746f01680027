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
 * Numbers are BigInt: there is no bound to argue. Within one weight the order of positions is the order of turns,
 * whatever W and k are, so a heap for each of the ten weights gives O(log n) without re-keying when the set changes.
 */
export interface Ledger {
  /** Sum of weight × position of those who can take a conversation: V = sum / weight. */
  sum: bigint;
  /** The same, shifted by what they are owed in all: T = level / weight. */
  level: bigint;
  /** Sum of their weights. */
  weight: bigint;
  /** How many they are. */
  taking: number;
  readonly seats: Map<string, Seat>;
}

/** A member of the group. */
export interface Seat {
  readonly agentId: string;
  /** RT-14: 0–10. With 0 nothing is given (RT-16). */
  readonly weight: number;
  /** Present in turns: can take a conversation. */
  taking: boolean;
  /** Where the member stands on the group's clock, while taking; in units. */
  position: bigint;
  /** What the member is owed, while not taking; in units of a conversation. */
  credit: bigint;
  /** New, or back from being offline: returns with no credit above nothing. */
  fresh: boolean;
  /** Sequence of the last conversation given to the member here; 0 before the first. */
  lastTurn: number;
}

/** One conversation, and one turn of the clock for weight 1. */
export const unit = 2520n << 20n;

export function emptyLedger(): Ledger {
  return { sum: 0n, level: 0n, weight: 0n, taking: 0, seats: new Map() };
}

export function copyLedger(ledger: Ledger): Ledger {
  const seats = new Map<string, Seat>();
  for (const [agentId, seat] of ledger.seats) seats.set(agentId, { ...seat });
  return { ...ledger, seats };
}

/** A new member, not taking yet. */
export function addSeat(ledger: Ledger, agentId: string, weight: number): void {
  const seat = { agentId, weight, taking: false, position: 0n, credit: 0n, fresh: true, lastTurn: 0 };
  ledger.seats.set(agentId, seat);
}

/** The member can take conversations from now on. Nothing happens if it could before, or with weight 0 (RT-16). */
export function joinTurns(ledger: Ledger, agentId: string): void {
  const seat = ledger.seats.get(agentId);
  if (!seat || seat.taking || seat.weight === 0) return;
  const w = BigInt(seat.weight);
  let owed = seat.credit;
  if (ledger.weight === 0n) {
    if (seat.fresh && owed > 0n) owed = 0n;
    seat.position = 0n;
  } else {
    seat.position = divideRounded(w * ledger.level - owed * ledger.weight, w * ledger.weight);
    const mean = divideUp(ledger.sum, ledger.weight);
    if (seat.fresh && seat.position < mean) seat.position = mean;
  }
  ledger.sum += w * seat.position;
  ledger.level += w * seat.position + owed;
  ledger.weight += w;
  ledger.taking += 1;
  seat.credit = 0n;
  seat.fresh = false;
  seat.taking = true;
}

/** The member can take none for now; `offline` if it is gone altogether. */
export function leaveTurns(ledger: Ledger, agentId: string, offline: boolean): void {
  const seat = ledger.seats.get(agentId);
  if (!seat) return;
  if (offline) seat.fresh = true;
  if (!seat.taking) return;
  const w = BigInt(seat.weight);
  seat.credit = owedTo(ledger, seat);
  ledger.sum -= w * seat.position;
  ledger.level -= w * seat.position + seat.credit;
  ledger.weight -= w;
  ledger.taking -= 1;
  seat.position = 0n;
  seat.taking = false;
}

/** Whose turn it is; undefined if nobody can take a conversation. */
export function whoseTurn(ledger: Ledger): string | undefined {
  if (ledger.taking === 0) return undefined;
  const halves = BigInt(Math.max(1, 2 * ledger.taking - 2));
  let best: Seat | undefined;
  let bestKey = 0n;
  for (const seat of ledger.seats.values()) {
    if (!seat.taking) continue;
    const w = BigInt(seat.weight);
    // What is owed to the seat after this conversation's accrual is w·ahead/W.
    const ahead = ledger.sum + unit - ledger.weight * seat.position;
    if (ledger.taking > 1 && halves * w * ahead < ledger.weight * unit) continue;
    const key = halves * seat.position + (halves - 1n) * (unit / w);
    if (!best || key < bestKey || (key === bestKey && goesFirst(seat, best))) {
      best = seat;
      bestKey = key;
    }
  }
  return best?.agentId;
}

/** RT-51: among equals the lower share so far, then the longest since the last turn, then the agent's id. */
function goesFirst(a: Seat, b: Seat): boolean {
  if (a.position !== b.position) return a.position < b.position;
  if (a.lastTurn !== b.lastTurn) return a.lastTurn < b.lastTurn;
  return a.agentId < b.agentId;
}

/** A conversation was given to the member, at this sequence of the journal. */
export function chargeTurn(ledger: Ledger, agentId: string, seq: number): void {
  const seat = ledger.seats.get(agentId);
  if (!seat) return;
  seat.lastTurn = seq;
  if (!seat.taking) return;
  seat.position += unit / BigInt(seat.weight);
  ledger.sum += unit;
  ledger.level += unit;
}

/** What a member is owed, in units of a conversation; negative if it got more than its share. */
export function owedTo(ledger: Ledger, seat: Readonly<Seat>): bigint {
  if (!seat.taking) return seat.credit;
  return divideRounded(BigInt(seat.weight) * (ledger.level - ledger.weight * seat.position), ledger.weight);
}

/** Whole division towards minus infinity; the divisor is positive. */
function divideDown(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function divideUp(a: bigint, b: bigint): bigint {
  return -divideDown(-a, b);
}

function divideRounded(a: bigint, b: bigint): bigint {
  return divideDown(2n * a + b, 2n * b);
}
