import type { FaultProxy } from './proxy/faultProxy.ts';
import type { Outcome } from './settlement.ts';

/** What happened in an episode, or in several. */
export interface Figures {
  readonly messages: number;
  readonly events: number;
  /** Of the server. */
  readonly kills: number;
  readonly tabKills: number;
  readonly freezes: number;
  readonly cuts: number;
  readonly halfOpen: number;
  readonly delays: number;
  readonly duplicates: number;
  readonly reorders: number;
  readonly lostAnswers: number;
  /** From the start of the server's process until it listened, in ms. */
  readonly starts: readonly number[];
  /** From a kill until a client was online again by itself, in ms. */
  readonly outages: readonly number[];
}

/** Counts what happens to a server and to those who are connected to it. */
export class Tally {
  kills = 0;
  tabKills = 0;
  freezes = 0;
  readonly #outages: number[] = [];
  /** When the last kill was, and who has not been online since. */
  #killedAt = 0;
  #away = new Set<string>();

  killed(connected: readonly string[]): void {
    this.kills += 1;
    this.#killedAt = performance.now();
    this.#away = new Set(connected);
  }

  online(name: string): void {
    if (this.#away.delete(name)) this.#outages.push(performance.now() - this.#killedAt);
  }

  /** Somebody was helped to come back: that tells nothing of how long it takes. */
  helped(name: string): void {
    this.#away.delete(name);
  }

  figures(
    proxies: readonly FaultProxy[],
    { starts, messages, events }: Pick<Figures, 'starts' | 'messages' | 'events'>,
  ): Figures {
    const sum = (kind: keyof FaultProxy['counts']) =>
      proxies.reduce((total, { counts }) => total + counts[kind], 0);
    const { kills, tabKills, freezes } = this;
    return {
      ...{ messages, events, kills, tabKills, freezes, starts },
      cuts: sum('cut'),
      halfOpen: sum('half-open'),
      delays: sum('delay'),
      duplicates: sum('duplicate'),
      reorders: sum('reorder'),
      lostAnswers: sum('lost-answer'),
      outages: this.#outages,
    };
  }
}

/** The outcomes of several episodes as a table to print. */
export function tableOf(outcomes: readonly Outcome[]): Record<string, number | string> {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const outages = outcomes.flatMap(({ figures }) => figures.outages);
  const starts = outcomes.flatMap(({ figures }) => figures.starts);
  return {
    episodes: outcomes.length,
    messages: sum(({ figures }) => figures.messages),
    'journal events': sum(({ figures }) => figures.events),
    'server kills': sum(({ figures }) => figures.kills),
    'tab kills': sum(({ figures }) => figures.tabKills),
    freezes: sum(({ figures }) => figures.freezes),
    'connections cut': sum(({ figures }) => figures.cuts),
    'half open': sum(({ figures }) => figures.halfOpen),
    'frames delayed': sum(({ figures }) => figures.delays),
    'frames duplicated': sum(({ figures }) => figures.duplicates),
    'frames reordered': sum(({ figures }) => figures.reorders),
    'answers lost': sum(({ figures }) => figures.lostAnswers),
    lost: sum(({ findings }) => findings.lost.length),
    doubled: sum(({ findings }) => findings.doubled.length),
    'out of order': sum(({ findings }) => findings.outOfOrder.length),
    gaps: sum(({ findings }) => findings.gaps.length),
    'read models that disagree': sum(({ disagreements }) => disagreements.length),
    'server start, p50 / p95': spread(starts),
    'back online after a kill, p50 / p95': spread(outages),
  };
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) / 1000).toFixed(2);
  return `${at(0.5)} s / ${at(0.95)} s`;
}
