import { shopbellError, type Changer } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { Attachments } from '../attachments/attachments.ts';
import { operator } from '../changes/changeRow.ts';
import { deskChangesBy } from '../changes/deskChanges.ts';
import { idsNow } from '../customers/customerSearch.ts';
import type { Log } from '../options.ts';
import type { OpenShops } from '../shop/openShops.ts';

interface CustomersOptions {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly attachments: Pick<Attachments, 'sweep'>;
  readonly log: Log;
}

/** The customers of a shop, as whoever runs it deals with them. */
export class Customers {
  readonly #options: CustomersOptions;

  constructor(options: CustomersOptions) {
    this.#options = options;
  }

  /**
   * Erases a customer, by every id that they had: all that was written in their conversations and what they wrote
   * elsewhere, files, names and notes, in search, snapshots and files too. What happened stays, and every figure. In one
   * commit; the bytes of files, and what the disk still holds, follow before it is answered, or, if that fails, from
   * `complete`. A repeat is harmless. Rejects with NOT_FOUND, or with CUSTOMER_ENGAGED while one of their conversations is
   * open.
   */
  async erase(shopId: string, customerId: string, by: Changer = operator): Promise<void> {
    const { storage, shops } = this.#options;
    const shop = await shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    let ids = await idsNow(storage, shopId, customerId);
    if (!(await this.#isKnown(shopId, ids))) throw shopbellError('NOT_FOUND', { what: 'customer' });
    // Whoever logs in just now may bring another id with them: once all are erased nobody brings any more.
    for (let left = ids; left.length > 0;) {
      await shop.desk.submit({ type: 'customer.erase', customerIds: left }, deskChangesBy(by, shopId));
      const erased = new Set(ids);
      ids = await idsNow(storage, shopId, customerId);
      left = ids.filter((id) => !erased.has(id));
    }
    await this.complete();
  }

  /** Does what is left to do of customers who were erased, of every shop; what fails is done the next time. */
  async complete(): Promise<void> {
    const { storage, attachments, log } = this.#options;
    try {
      await attachments.sweep();
      if (!(await storage.scrub()))
        log({ level: 'info', message: 'What the disk holds of erased customers goes once nobody reads.' });
    } catch (error) {
      log({ level: 'warn', message: 'What is left of erased customers could not be dropped.', error });
    }
  }

  async #isKnown(shopId: string, ids: readonly string[]): Promise<boolean> {
    const { storage } = this.#options;
    const [found, identities, erased] = await Promise.all([
      storage.findCustomers(shopId, { only: ids, limit: 1 }),
      storage.findIdentities(shopId, ids),
      Promise.all(ids.map((id) => storage.isErased(shopId, id))),
    ]);
    return found.length > 0 || identities.length > 0 || erased.includes(true);
  }
}
