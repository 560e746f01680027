import { maximumWeight } from '../settings.ts';
import { Lane } from './lane.ts';
import { goesFirst, hasEarlierPlace, type Profile, type Seat } from './seat.ts';

/** One conversation, and one turn of the clock for weight 1. */
export const unit = 2520 * 2 ** 20;

/** By weight: how far one conversation moves a member on; whole, since 2520 is a multiple of 1 … 10. */
const steps = Array.from({ length: maximumWeight + 1 }, (_, weight) => (weight === 0 ? 0 : unit / weight));
/** Positions stay below this, so that each is exact in a double with room to spare. */
const furthest = 2 ** 52;
/** More than the roundings of a few products and sums of doubles can add up to, relative to the largest of them. */
const roundings = 16 * Number.EPSILON;

/**
 * Those members of a group who take turns among each other; see `ledger.ts` for what its figures mean. In rotation only
 * the places of the seats count, and the figures stay at nothing.
 *
 * Positions are whole numbers, exact in doubles. Sums of weight × position are not: they are BigInt. Questions about
 * them are answered by doubles where their roundings cannot matter, and by whole numbers where they could, so that every
 * answer is the exact one.
 */
export class Clock {
  readonly profile: Profile;
  #taking = 0;
  /** By weight, one lane each: within one weight the order of positions is the order of turns. In rotation one for all. */
  readonly #lanes: Lane<Seat>[];
  /** Who is first in each lane. */
  readonly #firsts: (Seat | undefined)[];
  #sum = 0n;
  #level = 0n;
  #weight = 0;
  /** The sum as it was when it was last counted, as a double, and the turns since. */
  #nearSum = 0;
  #turns = 0;
  /** What they are owed in all, as a double; undefined until somebody asks. */
  #nearOwed: number | undefined = 0;

  constructor(profile: Profile) {
    this.profile = profile;
    const lanes = profile === 'rotation' ? 1 : maximumWeight;
    this.#lanes = Array.from({ length: lanes }, () => {
      return new Lane<Seat>(profile === 'rotation' ? hasEarlierPlace : goesFirst);
    });
    this.#firsts = this.#lanes.map(() => undefined);
  }

  /** How many take turns. */
  get taking(): number {
    return this.#taking;
  }

  /** Sum of their weights. */
  get weight(): number {
    return this.#weight;
  }

  /** Sum of weight × position: V = sum / weight. */
  get sum(): bigint {
    this.#count();
    return this.#sum;
  }

  /** The same, shifted by what they are owed in all: T = level / weight. */
  get level(): bigint {
    this.#count();
    return this.#level;
  }

  /** The seat takes part, at the position it has; `owed` is what it brings. */
  enter(seat: Seat, owed: number): void {
    this.#put(seat, 1);
    this.#shift(BigInt(seat.weight) * BigInt(seat.position), BigInt(owed));
  }

  /** The seat takes part no longer; what it is owed goes with it. */
  leave(seat: Seat): number {
    const owed = this.owed(seat);
    this.#put(seat, -1);
    this.#shift(-BigInt(seat.weight) * BigInt(seat.position), -BigInt(owed));
    return owed;
  }

  /** What somebody who has left for good was owed goes to those who stay, by weight. */
  inherit(owed: number): void {
    if (this.#weight > 0) this.#shift(0n, BigInt(owed));
  }

  /** Puts back what a snapshot kept. */
  restore(seats: readonly Seat[], sum: bigint, level: bigint): void {
    const order = this.profile === 'rotation' ? hasEarlierPlace : goesFirst;
    for (const seat of seats.toSorted((a, b) => (order(a, b) ? -1 : 1))) this.#put(seat, 1);
    this.#shift(sum, level - sum);
  }

  /** The seat had a turn, at this sequence; in rotation it takes this place. */
  turned(seat: Seat, seq: number, place: number): void {
    const lane = this.#laneOf(seat);
    this.#lanes[lane]?.remove(seat);
    seat.lastTurn = seq;
    seat.place = place;
    if (this.profile === 'weighted') {
      seat.position += steps[seat.weight] ?? 0;
      this.#turns += 1;
    }
    this.#lanes[lane]?.add(seat);
    this.#firsts[lane] = this.#lanes[lane]?.first();
    if (seat.position > furthest) this.#wind();
  }

  /** Whose turn it is, but for this one; undefined if nobody takes turns. */
  next(except?: Seat): Seat | undefined {
    if (this.profile === 'rotation') return this.#firstIn(0, except);
    // Of those who stay when one is left out, none may be owed enough: then the one who would be first is taken.
    return this.#nextByWeight(except, true) ?? this.#nextByWeight(except, false);
  }

  /** What a seat that takes part is owed, in units of a conversation. */
  owed({ weight, position }: Readonly<Seat>): number {
    if (this.#weight === 0 || this.profile === 'rotation') return 0;
    const all = BigInt(this.#weight);
    return Number(divideRounded(BigInt(weight) * (this.level - all * BigInt(position)), all));
  }

  /** The same in thousandths of a conversation, rounded: whole, and told with every conversation, so by doubles if they tell. */
  thousandthsOwed(seat: Readonly<Seat>): number {
    const { weight, position } = seat;
    if (this.#weight === 0 || this.profile === 'rotation') return 0;
    this.#nearOwed ??= Number(this.#level - this.#sum);
    const mean = (this.#nearSum + this.#turns * unit + this.#nearOwed) / this.#weight;
    const scale = (1000 * weight) / unit;
    const near = scale * (mean - position);
    const rounded = Math.round(near);
    const doubt = roundings * scale * (Math.abs(mean) + Math.abs(position));
    if (Math.abs(near - rounded) + doubt < 0.5) return rounded;
    const all = BigInt(this.#weight);
    const owed = 1000n * BigInt(weight) * (this.level - all * BigInt(position));
    return Number(divideRounded(owed, all * BigInt(unit)));
  }

  #nextByWeight(except: Seat | undefined, owedEnough: boolean): Seat | undefined {
    const halves = Math.max(1, 2 * this.taking - 2);
    const asksOwed = owedEnough && this.taking > 1;
    const sum = this.#nearSum + this.#turns * unit;
    let best: Seat | undefined;
    for (let lane = 0; lane < this.#firsts.length; lane++) {
      const seat = this.#firstIn(lane, except);
      if (!seat || (asksOwed && !this.#isOwedEnough(seat, halves, sum))) continue;
      if (!best || isSooner(seat, best, halves)) best = seat;
    }
    return best;
  }

  /** What is owed to the seat after this conversation's accrual, w·ahead/W, is at least 1/(2k−2). */
  #isOwedEnough({ weight, position }: Readonly<Seat>, halves: number, sum: number): boolean {
    const stands = this.#weight * position;
    const factor = halves * weight;
    const owed = factor * (sum + unit - stands);
    const enough = this.#weight * unit;
    const doubt = roundings * (factor * (Math.abs(sum) + unit + Math.abs(stands)) + enough);
    if (Math.abs(owed - enough) > doubt) return owed > enough;
    const ahead = this.sum + BigInt(unit) - BigInt(this.#weight) * BigInt(position);
    return BigInt(factor) * ahead >= BigInt(this.#weight) * BigInt(unit);
  }

  #put(seat: Seat, sign: 1 | -1): void {
    const lane = this.#laneOf(seat);
    if (sign === 1) this.#lanes[lane]?.add(seat);
    else this.#lanes[lane]?.remove(seat);
    this.#taking += sign;
    this.#firsts[lane] = this.#lanes[lane]?.first();
    this.#weight += sign * seat.weight;
  }

  /** Another sum, and what is owed in all with it. */
  #shift(sum: bigint, owed: bigint): void {
    if (this.profile === 'rotation') return;
    this.#count();
    this.#sum += sum;
    this.#level += sum + owed;
    this.#nearSum = Number(this.#sum);
    if (owed !== 0n) this.#nearOwed = undefined;
  }

  #count(): void {
    if (this.#turns === 0) return;
    const gone = BigInt(this.#turns) * BigInt(unit);
    this.#sum += gone;
    this.#level += gone;
    this.#nearSum = Number(this.#sum);
    this.#turns = 0;
  }

  /** Everybody is moved back by the same: who is before whom, and what is owed, stays. */
  #wind(): void {
    const back = Number(this.sum / BigInt(this.#weight));
    for (const lane of this.#lanes) for (const seat of lane.top(() => true)) seat.position -= back;
    this.#shift(-BigInt(this.#weight) * BigInt(back), 0n);
  }

  #firstIn(lane: number, except: Seat | undefined): Seat | undefined {
    const first = this.#firsts[lane];
    return except === undefined || first !== except ? first : this.#lanes[lane]?.firstBeside(except);
  }

  #laneOf({ weight }: Readonly<Seat>): number {
    return this.profile === 'rotation' ? 0 : weight - 1;
  }
}

/**
 * Of two who are owed enough, the one who would first be owed 1 − 1/(2k−2): the lesser (2k−2)·position + (2k−3)·step.
 */
function isSooner(a: Readonly<Seat>, b: Readonly<Seat>, halves: number): boolean {
  const stepA = steps[a.weight] ?? 0;
  const stepB = steps[b.weight] ?? 0;
  const nearA = halves * a.position + (halves - 1) * stepA;
  const nearB = halves * b.position + (halves - 1) * stepB;
  if (Math.abs(nearA - nearB) > roundings * (Math.abs(nearA) + Math.abs(nearB))) return nearA < nearB;
  const ahead = BigInt(halves) * BigInt(a.position - b.position) + BigInt(halves - 1) * BigInt(stepA - stepB);
  return ahead === 0n ? goesFirst(a, b) : ahead < 0n;
}

/** Whole division towards minus infinity; the divisor is positive. */
function divideDown(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

export function divideUp(a: bigint, b: bigint): bigint {
  return -divideDown(-a, b);
}

export function divideRounded(a: bigint, b: bigint): bigint {
  return divideDown(2n * a + b, 2n * b);
}
