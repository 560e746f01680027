import { groupOf } from '@shopbell/engine';
import {
  BusinessHours,
  shopbellError,
  type Changer,
  type Clock,
  type StoredHours,
} from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import { isOpen, nextOpening } from '../hours/nextOpening.ts';
import type { ShopViews } from '../shop/openShops.ts';
import { parse } from './parse.ts';
import { isSame } from './repeats.ts';

/** Whether a shop or one of its groups serves customers now. */
export interface Opening {
  readonly open: boolean;
  /** The next instant that is open, this one if it is; undefined if there is none to come. */
  readonly nextOpening: number | undefined;
}

/** Business hours and holidays: of the shop, and of a group that has its own. */
export class Hours {
  readonly #storage: Storage;
  readonly #shops: ShopViews;
  readonly #clock: Clock;

  constructor({ storage, shops, clock }: { storage: Storage; shops: ShopViews; clock: Clock }) {
    this.#clock = clock;
    this.#storage = storage;
    this.#shops = shops;
  }

  /** Rejects with NOT_FOUND. */
  async read(shopId: string, groupId?: string): Promise<StoredHours> {
    await this.#check(shopId, groupId);
    return this.#stored(shopId, groupId);
  }

  /**
   * Keeps other hours; `null` takes them away: a group then has the shop's, a shop is always open. The same change asked
   * again is answered again. Rejects with
   * INVALID_ARGUMENT, NOT_FOUND, or CHANGED_MEANWHILE if `ifVersion` is not the version of now.
   */
  async write(
    shopId: string,
    groupId: string | undefined,
    input: BusinessHours | null,
    ifVersion: number,
    by: Changer = operator,
  ): Promise<StoredHours> {
    const hours = input === null ? null : parse(BusinessHours, input);
    await this.#check(shopId, groupId);
    const data = JSON.stringify(hours);
    const before = await this.#stored(shopId, groupId);
    const about = {
      shopId,
      at: this.#clock.now(),
      by,
      what: 'hours' as const,
      ...(groupId === undefined ? {} : { id: groupId }),
    };
    const written = await this.#storage.writeLogged(
      changeRows(about, { before: toldOf(before.hours), after: toldOf(hours) }),
      'writeSetting',
      shopId,
      nameOf(groupId),
      { expectedVersion: ifVersion, data },
    );
    if (!written) {
      const now = await this.#stored(shopId, groupId);
      // The answer to the first time was lost.
      if (now.version > ifVersion && isSame(now.hours, hours)) return now;
      throw shopbellError('CHANGED_MEANWHILE', { version: now.version });
    }
    return { hours, version: ifVersion + 1 };
  }

  /** By the group's own hours, else by the shop's; without either it is always open. Rejects with NOT_FOUND. */
  async opening(shopId: string, at: number, groupId?: string): Promise<Opening> {
    const shop = await this.#check(shopId, groupId);
    const own = groupId === undefined ? null : (await this.#stored(shopId, groupId)).hours;
    const hours = own ?? (await this.#stored(shopId, undefined)).hours;
    if (!hours) return { open: true, nextOpening: at };
    const { timeZone } = shop.desk.shop;
    return { open: isOpen(hours, at, timeZone), nextOpening: nextOpening(hours, at, timeZone) };
  }

  async #stored(shopId: string, groupId: string | undefined): Promise<StoredHours> {
    const setting = await this.#storage.readSetting(shopId, nameOf(groupId));
    if (!setting) return { hours: null, version: 0 };
    // Written by this class alone.
    return { hours: JSON.parse(setting.data) as BusinessHours | null, version: setting.version };
  }

  async #check(shopId: string, groupId: string | undefined) {
    const shop = await this.#shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    if (groupId !== undefined && !groupOf(shop.desk.desk, groupId))
      throw shopbellError('NOT_FOUND', { what: 'group' });
    return shop;
  }
}

/** As the log of changes tells of them: a line for each span, and whether there are hours of its own at all. */
function toldOf(hours: BusinessHours | null): object {
  if (!hours) return { own: false, weekly: [], dates: [] };
  return {
    own: true,
    weekly: hours.weekly.map(({ day, from, to }) => `${String(day)} ${from}–${to}`),
    dates: hours.dates.map(({ date, spans, name }) => {
      const times = spans.map(({ from, to }) => `${from}–${to}`).join(', ') || '–';
      return name === undefined ? `${date} ${times}` : `${date} ${times} ${name}`;
    }),
  };
}

function nameOf(groupId: string | undefined): string {
  return groupId === undefined ? 'hours' : `hours:${groupId}`;
}
