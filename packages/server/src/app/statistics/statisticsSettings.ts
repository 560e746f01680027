import { agentOf, agentsOf } from '@shopbell/engine';
import {
  daysIn,
  defaultSettings,
  MetricsSettings,
  type AgentFact,
  type Fact,
  type SettingsFact,
} from '@shopbell/metrics';
import {
  CalendarDate,
  shopbellError,
  StatisticsAccountChange,
  type Changer,
  type StatisticsAccount,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { ShopRow } from '../../storage/storage.ts';
import { parse } from '../admin/parse.ts';
import { Reasons } from '../admin/reasons.ts';
import { isSame } from '../admin/repeats.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import { inputOf } from './factInputs.ts';
import type { ReportServices } from './reportServices.ts';
import type { Known, StatisticsShop } from './shopStatistics.ts';

const name = 'statistics';
const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY');

export const StatisticsSettingsChange = z
  .strictObject({
    /** The first day that they hold for: today, if left out; never a day that is over (CF-06). */
    from: CalendarDate.optional(),
    /** All of them: what is left out means its default. Without any, only the currency is changed. */
    settings: MetricsSettings.optional(),
    /** What amounts are counted in, on all days: orders in another one are in no figure. */
    currency: Currency.optional(),
  })
  .meta({ id: 'StatisticsSettingsChange' });
export type StatisticsSettingsChange = z.infer<typeof StatisticsSettingsChange>;

export const StatisticsSettingsView = z
  .object({
    currency: z.string(),
    /** As they are in force today. */
    settings: MetricsSettings,
    /** Every change, in the order in which they come into force. */
    changes: z.array(z.object({ from: CalendarDate, changedAt: z.int().min(0), settings: MetricsSettings })),
    version: z.int().min(0),
  })
  .meta({ id: 'StatisticsSettingsView' });
export type StatisticsSettingsView = z.infer<typeof StatisticsSettingsView>;

/** How a shop wants its figures counted, and whose work counts for what: each from a day on. */
export class StatisticsSettings {
  readonly #services: ReportServices;
  readonly use: <T>(shopId: string, work: (known: Known) => T | Promise<T>) => Promise<T>;

  constructor(services: ReportServices, use: StatisticsSettings['use']) {
    this.#services = services;
    this.use = use;
  }

  /** Rejects with NOT_FOUND. */
  async shop(shopId: string): Promise<StatisticsShop> {
    const { storage } = this.#services;
    const shop = await storage.findShop(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return currencyIn(storage, shop);
  }

  /** Rejects with NOT_FOUND. */
  read(shopId: string): Promise<StatisticsSettingsView> {
    return this.use(shopId, (known) => viewOf(known, this.#services.clock.now()));
  }

  /**
   * Changes them from a day on. Rejects with INVALID_ARGUMENT, also for a day that is over (CF-06), NOT_FOUND, or
   * CHANGED_MEANWHILE if `ifVersion` is not the version of now and they are not so already.
   */
  async change(
    shopId: string,
    input: z.input<typeof StatisticsSettingsChange>,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<StatisticsSettingsView> {
    const { storage, clock } = this.#services;
    const reasons = new Reasons<StatisticsSettingsChange>(StatisticsSettingsChange, input);
    const { from: since } = reasons.given;
    const today = daysIn((await this.shop(shopId)).timeZone)(clock.now());
    if (since !== undefined && reasons.isRead('from') && since < today)
      reasons.wrong('from', `is over: settings hold from ${today} on at the earliest (CF-06)`);
    const { from, settings, currency } = reasons.settled();
    await this.use(shopId, async (known) => {
      const { version } = viewOf(known, clock.now());
      const first = from ?? today;
      const inForce = inForceOn(known.settings, first);
      if (ifVersion !== undefined && ifVersion !== version) {
        // Asked again, because its answer was lost.
        const isMade =
          ifVersion < version &&
          (!settings || (inForce?.from === first && isSame(inForce.settings, settings))) &&
          (currency === undefined || currency === known.shop.currency);
        if (isMade) return;
        throw shopbellError('CHANGED_MEANWHILE', { version });
      }
      const at = clock.now();
      const about = { shopId, at, by, what: 'statistics' } as const;
      const fact: Fact | undefined = settings && {
        ...{ type: 'settings', id: crypto.randomUUID(), at, from: first, settings },
      };
      const before = inForce?.settings ?? defaultSettings;
      const changes = settings ? changeRows(about, { before, after: { ...settings, validFrom: first } }) : [];
      const facts = fact && { at, rows: [inputOf(fact)] };
      if (currency === undefined || currency === known.shop.currency) {
        if (facts) await storage.writeLogged(changes, 'putStatisticFacts', shopId, facts);
        return;
      }
      const priced = changeRows(about, { before: { currency: known.shop.currency }, after: { currency } });
      const written = await storage.writeLogged([...changes, ...priced], 'writeSetting', shopId, name, {
        ...{ expectedVersion: known.shop.currencyVersion, data: JSON.stringify({ currency }) },
        ...(facts && { facts }),
      });
      // On another machine, since it was read.
      if (!written) throw shopbellError('CHANGED_MEANWHILE', { version });
    });
    return this.read(shopId);
  }

  /** Agents of the desk, and those whom facts tell of. Rejects with NOT_FOUND. */
  accounts(shopId: string): Promise<StatisticsAccount[]> {
    return this.use(shopId, async ({ agents, shop }) => {
      const desk = (await this.#services.shops.of(shopId))?.desk.desk;
      const today = daysIn(shop.timeZone)(this.#services.clock.now());
      const ids = new Set([
        ...(desk ? agentsOf(desk).map(({ id }) => id) : []),
        ...agents.map(({ agentId }) => agentId),
      ]);
      return [...ids].sort().map((agentId): StatisticsAccount => {
        const fact = inForceOn(
          agents.filter((agent) => agent.agentId === agentId),
          today,
        );
        const told = agents.findLast((agent) => agent.agentId === agentId && agent.name !== undefined);
        const called = (desk && agentOf(desk, agentId)?.name) ?? told?.name;
        return {
          agentId,
          ...(called === undefined ? {} : { name: called }),
          accountType: fact?.accountType ?? 'presale',
          ...(fact?.teamId === undefined ? {} : { teamId: fact.teamId }),
          ...(fact?.groupId === undefined ? {} : { groupId: fact.groupId }),
          ...(fact === undefined ? {} : { from: fact.from }),
        };
      });
    });
  }

  /** From today on (CF-05). Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async changeAccount(
    shopId: string,
    agentId: string,
    input: StatisticsAccountChange,
    by: Changer = operator,
  ): Promise<StatisticsAccount> {
    const change = parse(StatisticsAccountChange, input);
    const known = (await this.accounts(shopId)).find((account) => account.agentId === agentId);
    if (!known) throw shopbellError('NOT_FOUND', { what: 'agent' });
    const { storage, clock } = this.#services;
    const at = clock.now();
    const { timeZone } = await this.shop(shopId);
    const id = crypto.randomUUID();
    const { accountType, teamId, groupId } = change;
    const fact: Fact = {
      type: 'agent',
      id,
      at,
      agentId,
      from: daysIn(timeZone)(at),
      accountType,
      ...(teamId === undefined ? {} : { teamId }),
      ...(groupId === undefined ? {} : { groupId }),
    };
    const about = { shopId, at, by, what: 'statistics-agent', id: agentId } as const;
    const changes = changeRows(known.name === undefined ? about : { ...about, name: known.name }, {
      before: { accountType: known.accountType, teamId: known.teamId, groupId: known.groupId },
      after: { accountType, teamId, groupId },
    });
    const put = { at, rows: [inputOf(fact)] };
    await storage.writeLogged(changes, 'putStatisticFacts', shopId, put);
    const changed = (await this.accounts(shopId)).find((account) => account.agentId === agentId);
    if (!changed) throw shopbellError('NOT_FOUND', { what: 'agent' });
    return changed;
  }
}

/** What a shop's amounts are counted in, beside its time zone. */
export async function currencyIn(
  storage: ReportServices['storage'],
  { shopId, timeZone }: Pick<ShopRow, 'shopId' | 'timeZone'>,
): Promise<StatisticsShop> {
  const setting = await storage.readSetting(shopId, name);
  // Written by `StatisticsSettings` alone.
  const { currency } = setting ? (JSON.parse(setting.data) as { currency: string }) : { currency: 'CNY' };
  return { timeZone, currency, currencyVersion: setting?.version ?? 0 };
}

/** The last that began by then; of one day the last change. */
export function inForceOn<T extends AgentFact | SettingsFact>(
  facts: readonly T[],
  day: string,
): T | undefined {
  return inOrder(facts).findLast(({ from }) => from <= day);
}

function inOrder<T extends AgentFact | SettingsFact>(facts: readonly T[]): T[] {
  return facts.toSorted((a, b) => (a.from === b.from ? a.at - b.at : a.from < b.from ? -1 : 1));
}

function viewOf({ settings, shop }: Known, now: number): StatisticsSettingsView {
  const dayOf = daysIn(shop.timeZone);
  // What was to begin on a day that was over began with the day of the change (CF-06).
  const changes = inOrder(
    settings.map((fact) => ({ ...fact, from: fact.from < dayOf(fact.at) ? dayOf(fact.at) : fact.from })),
  );
  return {
    currency: shop.currency,
    settings: inForceOn(changes, dayOf(now))?.settings ?? defaultSettings,
    changes: changes.map(({ from, at, settings }) => ({ from, changedAt: at, settings })),
    version: settings.length + shop.currencyVersion,
  };
}
