import { agentsOf } from '@shopbell/engine';
import type { Clock, RosterFrame } from '@shopbell/sdk/model';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import { writeForMany, type Written } from '../connection/writtenFrame.ts';

/** Agents are told of each other at most this often. */
const every = 1000;

/** Whoever is told of the agents of the shop. */
export interface RosterListener {
  readonly isWelcomed: boolean;
  tell(frame: Written): void;
}

/**
 * What agents hear of each other: who is new, and whose status or name is another. All that changed since is told together,
 * at most once a second, in one frame that is written down once: an event for each would be as many as agents, times agents.
 * Nothing of it is stored; the journal has the events.
 */
export class Roster {
  readonly #desk: ShopDesk;
  readonly #clock: Clock;
  readonly #everybody: () => Iterable<RosterListener>;
  readonly #changed: Changes;
  readonly #configured: Changes;
  #everyone: Required<Written> | undefined;
  #cancel: (() => void) | undefined;

  constructor(desk: ShopDesk, clock: Clock, everybody: () => Iterable<RosterListener>) {
    this.#desk = desk;
    this.#clock = clock;
    this.#everybody = everybody;
    this.#changed = new Changes(desk.desk.seq);
    this.#configured = new Changes(desk.desk.seq);
  }

  heard(events: readonly Committed[]): void {
    for (const { event } of events) {
      const isSetup = event.type === 'agent.added' || event.type === 'agent.configured';
      if (!isSetup && event.type !== 'agent.status-changed') continue;
      this.#changed.note(event.agentId);
      if (isSetup) this.#configured.note(event.agentId);
      this.#cancel ??= this.#clock.after(every, () => {
        this.#cancel = undefined;
        this.#tell();
      });
    }
  }

  /**
   * Everybody, for whoever is welcomed in this turn. What has changed since it was written down they are told with
   * everybody else: so it is written again only when that has been told.
   */
  everyone(): Required<Written> {
    return (this.#everyone ??= writeForMany(agentsOf(this.#desk.desk)));
  }

  /**
   * All that may be news to somebody who had been told every event up to `seq`, and whatever was told before it; undefined
   * if nothing is. What has yet to be told they will hear with everybody else.
   */
  since(seq: number): RosterFrame | undefined {
    return this.#frame(
      (id) => this.#changed.isNews(id, seq),
      (id) => this.#configured.isNews(id, seq),
    );
  }

  stop(): void {
    this.#cancel?.();
  }

  #tell(): void {
    this.#everyone = undefined;
    const { seq } = this.#desk.desk;
    const [changed, configured] = [this.#changed.told(seq), this.#configured.told(seq)];
    const frame = this.#frame(
      (id) => changed.has(id),
      (id) => configured.has(id),
    );
    if (!frame) return;
    const written = writeForMany(frame);
    for (const listener of this.#everybody()) if (listener.isWelcomed) listener.tell(written);
  }

  #frame(isNews: (id: string) => boolean, isConfigured: (id: string) => boolean): RosterFrame | undefined {
    const agents = agentsOf(this.#desk.desk).filter(({ id }) => isNews(id));
    if (agents.length === 0) return undefined;
    const configured = agents.flatMap(({ id }) => (isConfigured(id) ? id : []));
    return { type: 'roster', agents, ...(configured.length > 0 ? { configured } : {}) };
  }
}

/** Who changed in some way, and where the journal stood when that was told. */
class Changes {
  /** Of what was told before the start nothing is known: to anybody from then it may be news. */
  readonly #start: number;
  readonly #toldAt = new Map<string, number>();
  #untold = new Set<string>();

  constructor(start: number) {
    this.#start = start;
  }

  note(id: string): void {
    this.#untold.add(id);
  }

  /** Whether it may have been told after the event `seq`. */
  isNews(id: string, seq: number): boolean {
    return (this.#toldAt.get(id) ?? this.#start) >= seq;
  }

  /** Everybody noted since the last time: they are told now. */
  told(seq: number): ReadonlySet<string> {
    const untold = this.#untold;
    this.#untold = new Set();
    for (const id of untold) this.#toldAt.set(id, seq);
    return untold;
  }
}
