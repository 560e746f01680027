import { deskSnapshotVersion, snapshotDesk, wakeAt, type Desk } from '@shopbell/engine';
import type { Clock } from '@shopbell/sdk';
import { shopbellError } from '@shopbell/sdk/model';
import type { Journal } from '../journal/journal.ts';
import type { ShopRow, Storage } from '../storage/storage.ts';
import type { LoadedDesk } from './loadDesk.ts';
import type { DeskLog, DeskLogLine } from './log.ts';
import {
  prepareRequest,
  type ChangesOf,
  type ChangesOfRequest,
  type Committed,
  type CommittedListener,
  type DeskReply,
  type DeskRequest,
} from './request.ts';
import { Speculation } from './speculation.ts';
import { WakeTimer } from './wakeTimer.ts';

export interface ShopDeskOptions {
  readonly storage: Storage;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: DeskLog;
  /** Events between two snapshots. */
  readonly snapshotEvery: number;
  readonly changesOf?: ChangesOfRequest | undefined;
}

/** The desk of one shop at work: asked by the app, heard by whoever listens, woken by its timer. */
export class ShopDesk {
  #shop: ShopRow;
  /**
   * The desk as it is durable, at `desk.seq`: to read, never to change. It moves in the same turn in which listeners
   * hear of it, so that what is read here and what `onCommitted` tells from then on have neither hole nor repeat.
   */
  readonly desk: Desk;
  readonly #options: ShopDeskOptions;
  readonly #speculation: Speculation;
  readonly #timer: WakeTimer;
  readonly #listeners = new Set<CommittedListener>();
  /** Replies not given yet and snapshots not written yet. */
  readonly #underWay = new Set<Promise<unknown>>();
  #snapshotSeq: number;
  #closed = false;

  constructor(shop: ShopRow, loaded: LoadedDesk, options: ShopDeskOptions) {
    const { storage, journal, clock } = options;
    this.#shop = shop;
    this.desk = loaded.desk;
    this.#options = options;
    this.#snapshotSeq = loaded.snapshotSeq;
    this.#speculation = new Speculation(this.desk, {
      shopId: shop.shopId,
      storage,
      journal,
      now: () => clock.now(),
      durable: (events) => this.#durable(events),
      fault: (message, error) => this.#log('error', message, error),
    });
    this.#timer = new WakeTimer(clock, {
      wakeAt: () => wakeAt(this.desk),
      now: () => Math.max(clock.now(), this.desk.at),
      tick: () => this.#tick(),
    });
    this.#timer.update();
  }

  /** The shop's settings as they were last heard of. */
  get shop(): ShopRow {
    return this.#shop;
  }

  /** Takes the shop's settings after a change, unless a newer one is known; whether they were taken. */
  renewShop(shop: ShopRow): boolean {
    if (shop.version <= this.#shop.version) return false;
    this.#shop = shop;
    return true;
  }

  /**
   * Asks the desk. Requests are decided in the order of these calls; the promise settles when the answer, be it a
   * refusal, and all it rests on is durable. Rejects with a `ShopbellError`: the desk's refusal, or UNAVAILABLE if it
   * could not be stored; then nothing was done.
   *
   * @param given what it changes of the shop's settings, to be stored with it; else as the options say.
   */
  submit(request: DeskRequest, given?: ChangesOf): Promise<DeskReply> {
    if (this.#closed) return Promise.reject(shopbellError('UNAVAILABLE'));
    const prepared = prepareRequest(request);
    const changesOf = given ?? this.#options.changesOf?.(request, this.#shop.shopId);
    return this.#track(
      this.#speculation.submit(changesOf === undefined ? prepared : { ...prepared, changesOf }),
    );
  }

  /** Hears what becomes durable from now on; the returned function ends it. */
  onCommitted(listener: CommittedListener): () => void {
    const own: CommittedListener = (events) => {
      listener(events);
    };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Takes nothing more, settles what is under way and leaves a snapshot. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer.stop();
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    if (this.desk.seq > this.#snapshotSeq) await this.#saveSnapshot();
  }

  #durable(events: readonly Committed[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(events);
      } catch (error) {
        this.#log('error', 'A listener failed.', error);
      }
    }
    this.#timer.update();
    // With a customer who was erased went the snapshot: it may have named why they were blocked.
    const isGone = events.some(({ event }) => event.type === 'customer.erased');
    if (isGone || this.desk.seq - this.#snapshotSeq >= this.#options.snapshotEvery)
      void this.#track(this.#saveSnapshot());
  }

  async #tick(): Promise<boolean> {
    const before = this.desk.seq;
    await this.submit({ type: 'tick' });
    return this.desk.seq > before;
  }

  /** A snapshot only saves time at the next start: without it more of the journal is read. */
  async #saveSnapshot(): Promise<void> {
    const snapshot = { seq: this.desk.seq, version: deskSnapshotVersion, data: snapshotDesk(this.desk) };
    this.#snapshotSeq = snapshot.seq;
    try {
      await this.#options.storage.saveSnapshot(this.shop.shopId, snapshot);
    } catch (error) {
      this.#log('warn', 'The snapshot was not saved.', error);
    }
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const done = (): void => {
      this.#underWay.delete(work);
    };
    work.then(done, done);
    return work;
  }

  #log(level: DeskLogLine['level'], message: string, error: unknown): void {
    this.#options.log({ level, message, shopId: this.shop.shopId, error });
  }
}
