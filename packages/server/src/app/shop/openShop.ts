import { conversationOf } from '@shopbell/engine';
import type { Clock, CloseReason, FiguresToday, Side } from '@shopbell/sdk/model';
import { audienceOf } from '../../desk/audiences.ts';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { audiencesOfListener, type Listener } from '../feed/listener.ts';
import { ShopFigures } from '../figures/shopFigures.ts';
import type { Log } from '../options.ts';
import { AgentPresence } from './agentPresence.ts';

/** A connection as its shop sees it. None of these throws. */
export interface Attendant {
  readonly listener: Listener;
  /** Of an agent: the session it signed in with. */
  readonly sessionHash?: string;
  hear(events: readonly Committed[]): void;
  typing(conversationId: string, by: Side, on: boolean): void;
  figures(figures: FiguresToday): void;
  close(reason: CloseReason): void;
}

/** Live figures are told at most this often. */
const figuresEvery = 1000;
/** They are looked at without any event too: the day may be over. */
const figuresAtLeastEvery = 60_000;

/** A shop at work: its desk, everybody who is connected, their presence and the live figures. */
export class OpenShop {
  readonly desk: ShopDesk;
  readonly figures: ShopFigures;
  readonly #clock: Clock;
  readonly #presence: AgentPresence;
  readonly #attendants = new Map<string, Set<Attendant>>();
  readonly #figuresTold = new WeakMap<Attendant, string>();
  readonly #stopHearing: () => void;
  #cancelFigures: (() => void) | undefined;
  #figuresDueAt = Infinity;
  #closed = false;

  constructor(desk: ShopDesk, { storage, clock, log }: { storage: Storage; clock: Clock; log: Log }) {
    this.desk = desk;
    this.#clock = clock;
    this.#presence = new AgentPresence(desk, log);
    this.#stopHearing = desk.onCommitted((events) => {
      this.#publish(events);
    });
    const onChanged = () => {
      this.#planFigures(figuresEvery);
    };
    this.figures = new ShopFigures(desk, { storage, clock, log, onChanged });
  }

  /** From now on the attendant hears what becomes durable. Returns the way to leave. */
  join(attendant: Attendant): () => void {
    const { listener } = attendant;
    const audiences = audiencesOfListener(listener);
    for (const audience of audiences) this.#of(audience).add(attendant);
    if (listener.kind === 'agent') {
      this.#presence.arrived(listener.id);
      this.#planFigures(figuresEvery);
    }
    return () => {
      for (const audience of audiences) {
        const attending = this.#attendants.get(audience);
        if (!attending?.delete(attendant)) return;
        if (attending.size === 0) this.#attendants.delete(audience);
      }
      if (listener.kind === 'agent' && !this.#closed) this.#presence.left(listener.id);
    };
  }

  /** Tells the other side of the sender's own conversation that the sender is typing, or not any more. */
  relayTyping(from: Listener, conversationId: string, on: boolean): void {
    const conversation = conversationOf(this.desk.desk, conversationId);
    if (!conversation) return;
    const { customerId, agentId } = conversation;
    const owner = from.kind === 'customer' ? customerId : agentId;
    const other: Listener | undefined =
      from.kind === 'agent'
        ? { kind: 'customer', id: customerId }
        : agentId === undefined
          ? undefined
          : { kind: 'agent', id: agentId };
    if (owner !== from.id || !other) return;
    for (const attendant of this.#attendants.get(audienceOf(other)) ?? []) {
      attendant.typing(conversationId, from.kind, on);
    }
  }

  /** The session's connections are closed; unless the agent is connected by another one, they are offline at once. */
  async signOut(agentId: string, sessionHash: string): Promise<void> {
    const attending = [...(this.#attendants.get(audienceOf({ kind: 'agent', id: agentId })) ?? [])];
    const elsewhere = attending.some((attendant) => attendant.sessionHash !== sessionHash);
    const offline = elsewhere
      ? undefined
      : this.desk.submit({ type: 'agent.set-status', agentId, status: 'offline' });
    for (const attendant of attending)
      if (attendant.sessionHash === sessionHash) attendant.close('signedOut');
    await offline;
  }

  close(): void {
    this.#closed = true;
    this.#stopHearing();
    this.#cancelFigures?.();
    this.figures.stop();
    for (const attendants of [...this.#attendants.values()]) {
      for (const attendant of [...attendants]) attendant.close('goingAway');
    }
  }

  #of(audience: string): Set<Attendant> {
    let attendants = this.#attendants.get(audience);
    if (!attendants) this.#attendants.set(audience, (attendants = new Set()));
    return attendants;
  }

  #publish(events: readonly Committed[]): void {
    const told = new Map<Attendant, Committed[]>();
    for (const event of events) {
      const hearers = new Set(
        event.audiences.flatMap((audience) => [...(this.#attendants.get(audience) ?? [])]),
      );
      for (const attendant of hearers) {
        const own = told.get(attendant);
        if (own) own.push(event);
        else told.set(attendant, [event]);
      }
    }
    for (const [attendant, own] of told) attendant.hear(own);
  }

  #planFigures(within: number): void {
    const at = this.#clock.now() + within;
    if (this.#closed || at >= this.#figuresDueAt || this.#presence.nobody) return;
    this.#cancelFigures?.();
    this.#figuresDueAt = at;
    this.#cancelFigures = this.#clock.after(within, () => {
      this.#figuresDueAt = Infinity;
      this.#tellFigures();
      this.#planFigures(figuresAtLeastEvery);
    });
  }

  #tellFigures(): void {
    for (const agentId of this.#presence.present()) {
      const figures = this.figures.now(agentId);
      const asText = JSON.stringify(figures);
      for (const attendant of this.#attendants.get(audienceOf({ kind: 'agent', id: agentId })) ?? []) {
        if (this.#figuresTold.get(attendant) === asText) continue;
        this.#figuresTold.set(attendant, asText);
        attendant.figures(figures);
      }
    }
  }
}
