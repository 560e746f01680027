import {
  conversationOf,
  groupLoadOf,
  groupsOf,
  lineOf,
  openConversationsOf,
  outcomeOf,
} from '@shopbell/engine';
import type { Clock, StandingFrame } from '@shopbell/sdk/model';
import { allAgents, audienceOf } from '../../desk/audiences.ts';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { writeForMany, writeFrame, type Written } from '../connection/writtenFrame.ts';
import type { Listener } from '../feed/listener.ts';

/** Whoever is told how things stand. */
export interface StandingListener {
  readonly listener: Listener;
  /** Whether the welcome is said: nothing is told before it. */
  readonly isWelcomed: boolean;
  tell(frame: Written): void;
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
    // There may be thousands who are told.
    const lines = writeForMany({ type: 'lines', groups });
    for (const agent of this.#attending(allAgents)) this.#tellNews(agent, '', lines);
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
    const frame = writeFrame({ type: 'standing', ...standing });
    for (const attendant of this.#attending(audienceOf({ kind: 'customer', id: customerId })))
      this.#tellNews(attendant, conversationId, frame);
  }

  #tellNews(attendant: StandingListener, about: string, frame: Written): void {
    if (!attendant.isWelcomed) return;
    const told = this.#told.get(attendant) ?? new Map<string, string>();
    this.#told.set(attendant, told);
    if (told.get(about) === frame.text) return;
    told.set(about, frame.text);
    attendant.tell(frame);
  }
}
