import type { Clock } from '@shopbell/sdk';
import { shopbellError } from '@shopbell/sdk/model';
import { Journal } from '../journal/journal.ts';
import type { Storage } from '../storage/storage.ts';
import { loadDesk } from './loadDesk.ts';
import type { DeskLog } from './log.ts';
import type { ChangesOfRequest } from './request.ts';
import { ShopDesk } from './shopDesk.ts';

export interface DesksOptions {
  /** Stays open: whoever opened it closes it, after the desks. */
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log?: DeskLog;
  /**
   * Events between two snapshots of a shop, by default 2,000. A snapshot costs as much as the desk is big; a start costs
   * as much as the journal has grown since the last one.
   */
  readonly snapshotEvery?: number;
  /** What requests change of settings that nobody's word is given with: nothing of it is recorded if left out. */
  readonly changesOf?: ChangesOfRequest;
}

/** The desks of all shops of this process, each loaded when it is first asked for, over one journal. */
export class Desks {
  readonly #options: DesksOptions;
  readonly #journal: Journal;
  readonly #desks = new Map<string, Promise<ShopDesk | undefined>>();
  #closed = false;

  constructor(options: DesksOptions) {
    this.#options = options;
    this.#journal = new Journal(options.storage);
  }

  /** The desk of a shop; undefined if there is no such shop. Rejects with UNAVAILABLE if it cannot be loaded now. */
  of(shopId: string): Promise<ShopDesk | undefined> {
    if (this.#closed) return Promise.reject(shopbellError('UNAVAILABLE'));
    const known = this.#desks.get(shopId);
    if (known) return known;
    const loading = this.#load(shopId);
    this.#desks.set(shopId, loading);
    const forget = (): void => {
      this.#desks.delete(shopId);
    };
    loading.then((desk) => {
      if (!desk) forget();
    }, forget);
    return loading;
  }

  /** Settles what is under way in every shop and leaves snapshots. */
  async close(): Promise<void> {
    this.#closed = true;
    const desks = await Promise.allSettled(this.#desks.values());
    await Promise.all(
      desks.map(async (desk) => {
        if (desk.status === 'fulfilled') await desk.value?.close();
      }),
    );
  }

  async #load(shopId: string): Promise<ShopDesk | undefined> {
    const { storage, clock, log = () => {}, snapshotEvery = 2000, changesOf } = this.#options;
    try {
      const shop = await storage.findShop(shopId);
      if (!shop) return undefined;
      const loaded = await loadDesk(storage, shopId, log);
      const shopDesk = new ShopDesk(shop, loaded, {
        storage,
        journal: this.#journal,
        clock,
        log,
        snapshotEvery,
        changesOf,
      });
      // Agents recorded as online may be gone: each gets one fresh lease before RT-52 may act.
      if (loaded.desk.seq > 0) {
        await shopDesk.submit({ type: 'desk.recovered' }).catch(async (error: unknown) => {
          await shopDesk.close();
          throw error;
        });
      }
      return shopDesk;
    } catch (error) {
      log({ level: 'error', shopId, message: 'The desk cannot be loaded.', error });
      throw shopbellError('UNAVAILABLE');
    }
  }
}
