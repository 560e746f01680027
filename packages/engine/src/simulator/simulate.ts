import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import { emptyDesk, type Desk } from '../desk/desk.ts';
import { evolve } from '../desk/evolve.ts';
import type { DeskEvent } from '../event.ts';
import { Heap, type Slotted } from '../fairness/heap.ts';
import { wakeAt } from '../wakeAt.ts';
import type { Arrival } from './arrivals.ts';
import type { SimulationReport } from './report.ts';
import { joining, withChanges, type Changes, type staffingOf } from './staffing.ts';
import { Tally } from './tally.ts';

export interface Simulation {
  /** How the shop was set up and staffed: `staffingOf` a journal. */
  readonly staffing: ReturnType<typeof staffingOf>;
  /** Who came: `arrivalsOf` a journal, or `makeUpDay`. */
  readonly arrivals: readonly Arrival[];
  readonly changes?: Changes;
  /** How long an agent has a conversation of which the record does not tell, in ms. */
  readonly serviceMs: number;
  /**
   * The end of the stretch, in ms since the epoch; if left out, when the last customer came or the staffing last changed.
   * Whoever waits by then is still served, but no agent counts as able to do that (AC-09).
   */
  readonly until?: number;
  /** When some hour begins, in ms since the epoch: all begin whole hours before or after it. Left out: those of Greenwich. */
  readonly anHour?: number;
}

type Undated<C> = C extends Command ? Omit<C, 'at'> : never;

interface Task extends Slotted {
  readonly at: number;
  readonly order: number;
  run(): void;
}

/**
 * Lets the recorded customers come again to a shop that is set up otherwise, through the very desk that serves real ones:
 * who would have waited, and how long? Customers write one message, choose as they did, and give up waiting as they did;
 * agents take as long as they took. Throws if the staffing cannot have been this desk's (a change names an agent or group
 * that the shop does not have).
 */
export function simulate(simulation: Simulation): SimulationReport {
  return new Run(simulation).report();
}

class Run {
  readonly #desk: Desk = emptyDesk();
  readonly #tasks = new Heap<Task>((a, b) => (a.at !== b.at ? a.at < b.at : a.order < b.order));
  readonly #arrivals = new Map<string, Arrival>();
  readonly #tally: Tally;
  readonly #serviceMs: number;
  #now = 0;
  #order = 0;

  constructor({ staffing, arrivals, changes = {}, serviceMs, until, anHour = 0 }: Simulation) {
    this.#serviceMs = serviceMs;
    const from = arrivals.reduce((first, { at }) => Math.min(first, at), Infinity);
    const start = Number.isFinite(from) ? from : 0;
    const commands = withChanges(staffing, changes, start);
    this.#tally = new Tally(until ?? lastOf(commands, lastOf(arrivals, start)), anHour);
    for (const { at, ...command } of commands) {
      this.#plan(at, () => {
        this.#must(command);
      });
    }
    const { moreAgents = [] } = changes;
    for (const groupId of new Set(moreAgents.flatMap(({ groups }) => groups.map((group) => group.groupId)))) {
      // A group that was made later is joined when it is.
      const made = commands.find((command) => command.type === 'group.create' && command.groupId === groupId);
      this.#plan(Math.max(start, made?.at ?? start), () => {
        this.#join(groupId, joining(moreAgents, groupId));
      });
    }
    arrivals.forEach((arrival, index) => {
      this.#plan(arrival.at, () => {
        this.#arrive(`simulated-${index}`, arrival);
      });
    });
  }

  report(): SimulationReport {
    for (;;) {
      const task = this.#tasks.first;
      const wake = wakeAt(this.#desk) ?? Infinity;
      if (!task) break;
      if (wake <= task.at) {
        this.#now = Math.max(this.#now, wake);
        this.#ask({ type: 'tick' });
        continue;
      }
      this.#tasks.remove(task);
      this.#now = Math.max(this.#now, task.at);
      task.run();
    }
    return this.#tally.report();
  }

  #plan(at: number, run: () => void): void {
    this.#tasks.add({ at, order: ++this.#order, run, slot: -1 });
  }

  #arrive(conversationId: string, arrival: Arrival): void {
    const { customerId, scope, chose } = arrival;
    this.#arrivals.set(conversationId, arrival);
    this.#tally.entered(conversationId, this.#now);
    this.#ask({ type: 'conversation.open', conversationId, customerId, scope });
    const options = this.#desk.conversations.get(conversationId)?.options;
    if (options) {
      const chosen =
        options.find(({ groupId }) => groupId === chose) ?? options.find(({ matched }) => matched === 'sku');
      if (chosen)
        this.#ask({ type: 'conversation.choose', conversationId, customerId, groupId: chosen.groupId });
    }
    this.#write(conversationId, { kind: 'customer', id: customerId });
  }

  /** The agent answers and ends the conversation; whoever has it by then. */
  #serve(conversationId: string): void {
    const open = this.#desk.conversations.get(conversationId);
    if (open?.agentId === undefined) return;
    const by = { kind: 'agent', id: open.agentId } as const;
    this.#write(conversationId, by);
    this.#ask({ type: 'conversation.end', conversationId, by });
  }

  #giveUp(conversationId: string, customerId: string): void {
    if (this.#desk.conversations.get(conversationId)?.state !== 'queued') return;
    this.#tally.gaveUp(conversationId);
    this.#ask({ type: 'queue.leave', conversationId, customerId, to: 'leave-message' });
  }

  #write(conversationId: string, by: { kind: 'customer' | 'agent'; id: string }): void {
    const id = `${conversationId}-${by.kind}`;
    this.#ask({
      type: 'message.send',
      conversationId,
      by,
      messageId: id,
      clientId: id,
      digest: '0',
      length: 1,
    });
  }

  #join(groupId: string, added: ReturnType<typeof joining>): void {
    const seats = this.#desk.groups.get(groupId)?.ledger.seats.values() ?? [];
    const members = Array.from(seats, ({ agentId, weight }) => ({ agentId, weight }));
    const others = members.filter(({ agentId }) => added.every((more) => more.agentId !== agentId));
    this.#must({ type: 'group.edit', groupId, members: [...others, ...added] });
  }

  /** Setup must be taken: what is tried out would otherwise silently not be. */
  #must(command: Undated<Command>): void {
    const decision = decide(this.#desk, { ...command, at: this.#now });
    if (!decision.taken)
      throw new Error(
        `${command.type} was refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.details ?? {})}`,
      );
    this.#happen(decision.events);
  }

  #ask(command: Undated<Command>): void {
    const decision = decide(this.#desk, { ...command, at: this.#now });
    if (decision.taken) this.#happen(decision.events);
  }

  #happen(events: readonly DeskEvent[]): void {
    for (const event of events) {
      evolve(this.#desk, event);
      this.#tally.heard(event);
      if ('conversationId' in event) this.#react(event);
    }
  }

  #react(event: Extract<DeskEvent, { conversationId: string }>): void {
    const { conversationId, at } = event;
    const arrival = this.#arrivals.get(conversationId);
    if (!arrival) return;
    const begins =
      (event.type === 'conversation.assigned' && event.cause !== 'leave-message') ||
      event.type === 'leave-message.delivered';
    if (begins) {
      this.#plan(at + (arrival.serviceMs ?? this.#serviceMs), () => {
        this.#serve(conversationId);
      });
    }
    if (event.type === 'conversation.queued' && arrival.patienceMs !== undefined) {
      this.#plan(at + arrival.patienceMs, () => {
        this.#giveUp(conversationId, arrival.customerId);
      });
    }
  }
}

function lastOf(dated: readonly { readonly at: number }[], otherwise: number): number {
  return dated.reduce((last, { at }) => Math.max(last, at), otherwise);
}
