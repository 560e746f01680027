import {
  conversationOf,
  groupLoadOf,
  groupsOf,
  lineOf,
  openConversationsOf,
  outcomeOf,
} from '@shopbell/engine';
import type { Clock, GroupLoad, StandingFrame } from '@shopbell/sdk/model';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Listener } from '../feed/listener.ts';

/** Whoever is told how things stand. */
export interface StandingListener {
  readonly listener: Listener;
  standing(standing: Omit<StandingFrame, 'type'>): void;
  lines(groups: readonly GroupLoad[]): void;
}

/** Places and loads are told at most this often. */
const every = 1000;

/**
 * What changes without an event of one's own: a customer's place in a line and the facts of groups on offer; for agents
 * the load of every group. Told when it changes, at most once a second, and never stored.
 */
export class Standings {
  readonly #desk: ShopDesk;
  readonly #clock: Clock;
  readonly #attending: (audience: string) => Iterable<StandingListener>;
  /** Conversations in which groups are on offer. */
  readonly #choosing = new Set<string>();
  readonly #told = new WeakMap<StandingListener, Map<string, string>>();
  #cancel: (() => void) | undefined;

  constructor(desk: ShopDesk, clock: Clock, attending: (audience: string) => Iterable<StandingListener>) {
    this.#desk = desk;
    this.#clock = clock;
    this.#attending = attending;
  }

  joined(attendant: StandingListener): void {
    for (const id of openConversationsOf(this.#desk.desk, attendant.listener)) this.#note(id);
    this.#plan();
  }

  heard(events: readonly Committed[]): void {
    for (const { event } of events) {
      if ('conversationId' in event) this.#note(event.conversationId);
    }
    this.#plan();
  }

  stop(): void {
    this.#cancel?.();
  }

  #note(conversationId: string): void {
    if (conversationOf(this.#desk.desk, conversationId)?.state === 'choosing')
      this.#choosing.add(conversationId);
    else this.#choosing.delete(conversationId);
  }

  #plan(): void {
    this.#cancel ??= this.#clock.after(every, () => {
      this.#cancel = undefined;
      this.#tell();
    });
  }

  #tell(): void {
    const { desk } = this.#desk;
    const groups = groupsOf(desk).flatMap(({ id }) => groupLoadOf(desk, id) ?? []);
    // Written down once: there may be thousands who are told.
    const lines = JSON.stringify(groups);
    for (const agent of this.#attending('agents')) {
      if (this.#isNew(agent, '', lines)) agent.lines(groups);
    }
    for (const { id, waiting } of groups) {
      if (waiting === 0) continue;
      for (const { conversationId, ...queue } of lineOf(desk, id)) this.#standing({ conversationId, queue });
    }
    for (const conversationId of this.#choosing) {
      const outcome = outcomeOf(desk, conversationId);
      if (outcome?.kind === 'choose') this.#standing({ conversationId, options: outcome.options });
    }
  }

  #standing(standing: Omit<StandingFrame, 'type'>): void {
    const { conversationId } = standing;
    const customerId = conversationOf(this.#desk.desk, conversationId)?.customerId;
    if (customerId === undefined) return;
    const text = JSON.stringify(standing);
    for (const attendant of this.#attending(`customer:${customerId}`)) {
      if (this.#isNew(attendant, conversationId, text)) attendant.standing(standing);
    }
  }

  #isNew(attendant: StandingListener, about: string, text: string): boolean {
    const told = this.#told.get(attendant) ?? new Map<string, string>();
    this.#told.set(attendant, told);
    if (told.get(about) === text) return false;
    told.set(about, text);
    return true;
  }
}
