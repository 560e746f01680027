import { chatOf, evolve, type Desk } from '@shopbell/engine';
import { ShopbellError, shopbellError } from '@shopbell/sdk/model';
import type { Journal, JournalWriter } from '../journal/journal.ts';
import type { AppendEntry, AppendResult, Storage } from '../storage/storage.ts';
import { audienceOf } from './audiences.ts';
import { decideRequest, type Decided } from './decideRequest.ts';
import { firstAnswer, mayBeRepeat } from './firstAnswer.ts';
import { catchUp, copyDesk } from './loadDesk.ts';
import type { Committed, DeskReply, PreparedRequest } from './request.ts';
import { Repeaters } from './repeaters.ts';
import { rowOf } from './rows.ts';

interface SpeculationOptions {
  readonly shopId: string;
  readonly storage: Storage;
  readonly journal: Journal;
  readonly now: () => number;
  /** Told in order, each event once, when it is durable and the committed desk has it. Must not throw. */
  readonly durable: (events: readonly Committed[]) => void;
  readonly fault: (message: string, error: unknown) => void;
}

/** A request, and whoever waits for its answer. */
interface Asked {
  readonly request: PreparedRequest;
  readonly resolve: (reply: DeskReply) => void;
  readonly reject: (error: ShopbellError) => void;
  /** Commits that failed under it. */
  failures: number;
}

/** A decision that waits until it, and everything before it, is durable. */
interface Pending extends Decided {
  readonly asked: Asked;
  /** What became of its events in the journal; `stored` from the start if it has none. */
  fate: 'stored' | 'sequence' | 'client-id' | 'failed' | undefined;
}

/** A request whose commit fails is decided and tried once more; then its asker is told to come back. */
const triesPerRequest = 2;

/**
 * Two desks of one shop. On the *speculative* one requests are decided the moment they are made, without waiting for
 * the disk; the *committed* one follows as the journal becomes durable. Answers leave in the order of decision, each
 * when everything before it is durable. When a commit fails or another writer was faster, the speculative desk falls
 * back to the committed one, and what was not durable is decided again in the same order.
 */
export class Speculation implements JournalWriter {
  readonly #options: SpeculationOptions;
  readonly #committed: Desk;
  #speculative: Desk;
  /** Decided, in the order of decision; the first has events, or it would have been answered. */
  #pending: Pending[] = [];
  /** Of these, the ones whose events are in the commit under way. */
  #inCommit: Pending[] = [];
  /** Asked while the desk was falling back. */
  #undecided: Asked[] = [];
  #fallingBack = false;
  readonly #repeaters = new Repeaters();
  /** Storage failed, so the end of the journal is not known: nothing is decided before it is. */
  #behind = false;

  constructor(committed: Desk, options: SpeculationOptions) {
    this.#options = options;
    this.#committed = committed;
    this.#speculative = copyDesk(committed);
  }

  submit(request: PreparedRequest): Promise<DeskReply> {
    const asker = askerOf(request);
    if (asker !== undefined && this.#isIntoGroup(request)) this.#repeaters.note(asker);
    if (asker === undefined || !this.#repeaters.has(asker)) return this.#decide(request);
    return this.#repeaters.inTurn(asker, async () => {
      const first = await this.#lookUp(request);
      if (first instanceof ShopbellError) throw first;
      return first ?? this.#decide(request);
    });
  }

  /**
   * Whether a customer writes into a group. Unlike a conversation it forgets what was sent long ago, and storage keeps
   * that under whom they were before they logged in: nothing but a look-up tells such a repeat.
   */
  #isIntoGroup({ command }: PreparedRequest): boolean {
    if (command.type !== 'message.send' || command.by.kind !== 'customer') return false;
    return chatOf(this.#speculative, command.conversationId, command.by) !== undefined;
  }

  #decide(request: PreparedRequest): Promise<DeskReply> {
    return new Promise((resolve, reject) => {
      this.#take({ request, resolve, reject, failures: 0 });
    });
  }

  take(): readonly AppendEntry[] {
    if (this.#fallingBack) return [];
    this.#inCommit = this.#pending.filter(({ events }) => events.length > 0);
    const { shopId } = this.#options;
    return this.#inCommit.map(({ before, events }) => ({
      shopId,
      expectedSeq: before,
      rows: events.map(rowOf),
    }));
  }

  landed(results: readonly AppendResult[]): void {
    this.#inCommit.forEach((pending, index) => {
      const result = results[index];
      if (!result) return;
      if (result.stored) pending.fate = 'stored';
      else if (result.conflict !== 'fault') pending.fate = result.conflict;
      else {
        pending.fate = 'failed';
        const { type } = pending.asked.request.command;
        this.#options.fault(`What came of ${type} cannot be stored.`, new Error(result.fault));
      }
    });
    this.#afterCommit();
  }

  failed(error: unknown): void {
    this.#options.fault('A commit failed.', error);
    for (const pending of this.#inCommit) pending.fate = 'failed';
    this.#afterCommit();
  }

  #afterCommit(): void {
    const allStored = this.#inCommit.every(({ fate }) => fate === 'stored');
    this.#inCommit = [];
    this.#settle();
    if (this.#fallingBack) void this.#decideAgain();
    else if (!allStored) this.#fallBack();
  }

  #take(asked: Asked): void {
    if (this.#fallingBack || this.#behind) {
      this.#undecided.push(asked);
      this.#fallBack();
      return;
    }
    let decided: Decided;
    try {
      decided = decideRequest(this.#speculative, asked.request, this.#options.now());
    } catch (error) {
      this.#options.fault(`The desk failed at ${asked.request.command.type}.`, error);
      asked.reject(shopbellError('INTERNAL'));
      // The speculative desk may be half changed.
      this.#fallBack();
      return;
    }
    const hasEvents = decided.events.length > 0;
    this.#pending.push({ ...decided, asked, fate: hasEvents ? undefined : 'stored' });
    if (hasEvents) this.#options.journal.request(this);
    else this.#settle();
  }

  /** Answers from the head on, as far as everything is durable. */
  #settle(): void {
    const end = this.#pending.findIndex(({ fate }) => fate !== 'stored');
    const durable = this.#pending.splice(0, end === -1 ? this.#pending.length : end);
    const events = durable.flatMap((pending) => pending.events);
    for (const { event } of events) evolve(this.#committed, event);
    if (events.length > 0) this.#options.durable(events);
    for (const { asked, answer } of durable) void this.#answer(asked, answer);
  }

  async #answer({ request, resolve, reject }: Asked, answer: DeskReply | ShopbellError): Promise<void> {
    let final = answer;
    // Only now is everything in storage that the refusal rests on: an earlier look could miss the first sending.
    if (answer instanceof ShopbellError && mayBeRepeat(request, answer)) {
      final = (await this.#lookUp(request)) ?? answer;
    }
    if (final instanceof ShopbellError) reject(final);
    else resolve(final);
  }

  /** The first answer, if the request is a repeat; UNAVAILABLE if storage does not say. */
  async #lookUp(request: PreparedRequest): Promise<DeskReply | ShopbellError | undefined> {
    try {
      return await firstAnswer(this.#options.storage, this.#options.shopId, request);
    } catch (error) {
      this.#options.fault('A look-up failed.', error);
      return shopbellError('UNAVAILABLE');
    }
  }

  #fallBack(): void {
    if (this.#fallingBack) return;
    this.#fallingBack = true;
    // A commit under way must land first: what it stores is behind the desk then, not before it.
    if (this.#inCommit.length === 0) void this.#decideAgain();
  }

  /** Goes back to what is durable, learns what others wrote, and decides again what is left. */
  async #decideAgain(): Promise<void> {
    const undone = this.#pending.splice(0);
    let again = undone.map(({ asked }) => asked);
    try {
      again = await this.#catchUp(undone);
    } catch (error) {
      this.#options.fault('The journal cannot be read.', error);
      this.#behind = true;
      for (const asked of [...again, ...this.#undecided]) asked.failures = triesPerRequest;
    }
    this.#fallingBack = false;
    for (const asked of [...again, ...this.#undecided.splice(0)]) {
      if (asked.failures < triesPerRequest) this.#take(asked);
      else asked.reject(shopbellError('UNAVAILABLE'));
    }
  }

  /** Brings both desks to the end of the journal; returns what is to be decided again. */
  async #catchUp(undone: readonly Pending[]): Promise<Asked[]> {
    const { storage, shopId, durable } = this.#options;
    const before = this.#committed.seq;
    for await (const event of catchUp(storage, shopId, this.#committed)) durable([event]);
    this.#speculative = copyDesk(this.#committed);
    this.#behind = false;

    const again = undone.map(({ asked }) => asked);
    const [first] = undone;
    if (first?.fate === 'client-id') {
      const asker = askerOf(first.asked.request);
      if (asker !== undefined) this.#repeaters.note(asker);
      const reused = await this.#lookUp(first.asked.request);
      if (reused) {
        void this.#answer(first.asked, reused);
        return again.slice(1);
      }
    }
    // Another writer was faster: that is no failure. Otherwise the same commit may well fail again; what was only kept out
    // with the head has not failed.
    if (this.#committed.seq === before) {
      for (const { asked, fate } of undone) {
        if (fate === 'failed' || (asked === first?.asked && fate !== undefined)) asked.failures++;
      }
    }
    return again;
  }
}

/** Who asks; undefined if it is nobody in particular. */
function askerOf({ command }: PreparedRequest): string | undefined {
  if ('by' in command) {
    const { by } = command;
    return audienceOf(typeof by === 'string' ? { kind: 'agent', id: by } : by);
  }
  if ('customerId' in command) return audienceOf({ kind: 'customer', id: command.customerId });
  return 'agentId' in command ? audienceOf({ kind: 'agent', id: command.agentId }) : undefined;
}
