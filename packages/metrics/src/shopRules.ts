import { calendarIn, dayNumber, type Calendar, type DayNumber } from './calendar.ts';
import { byTime } from './fact.ts';
import type { FactBook } from './factBook.ts';
import type { AccountType, AgentFact, SettingsFact } from './facts/people.ts';
import { noName, type Names } from './names.ts';
import { clockTime, defaultSettings, type MetricsSettings, type Profile } from './settings.ts';

/** What figures need to know of a shop. */
export interface ShopInfo {
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217: amounts are in this currency. */
  readonly currency: string;
}

/** An agent's account on a day on which it is counted. */
export interface Account {
  readonly accountType: Exclude<AccountType, 'frozen'>;
  readonly teamId: string | undefined;
  readonly groupId: string | undefined;
  /** The same by their numbers among the names of messages. */
  readonly team: number;
  readonly group: number;
}

export interface DaySettings extends MetricsSettings {
  /** `assessed` in ms since 00:00, half open. */
  readonly assessedFrom: number;
  readonly assessedTo: number;
}

const listedNowhere: Account = {
  accountType: 'presale',
  ...{ teamId: undefined, groupId: undefined, team: noName, group: noName },
};

/** What an agent's account is from a day on; undefined: not counted. */
interface Version {
  readonly from: DayNumber;
  readonly account: Account | undefined;
}

/** What was in force on each day: settings (CF-06), account types (CF-05), whose account a customer's is. */
export class ShopRules {
  readonly calendar: Calendar;
  readonly profile: Profile | undefined;
  /** Whether the settings of any day name that profile. */
  readonly everThirdParty: boolean;
  readonly #settings: readonly { readonly from: DayNumber; readonly settings: DaySettings }[];
  readonly #names: Names;
  /** By the numbers of agents among names. */
  readonly #accounts: (Version[] | undefined)[] = [];
  readonly #customers = new Map<string, string>();
  /** Most shops know of none. */
  readonly #hasVendors: boolean;
  readonly #defaults: DaySettings;
  /** Most questions are about the day of the question before. */
  #lastDay = NaN;
  #lastSettings: DaySettings;
  readonly #settingsOn = new Map<DayNumber, DaySettings>();

  /** @param profile instead of the one that the settings name, on every day */
  constructor(shop: ShopInfo, book: FactBook, until: number, profile?: Profile) {
    this.calendar = calendarIn(shop.timeZone);
    this.profile = profile;
    this.#names = book.messages.names;
    this.#defaults = this.#prepared(defaultSettings);
    this.#lastSettings = this.#defaults;
    this.#settings = inForce([...book.all('settings')], until, this.calendar).map(({ from, fact }) => ({
      from,
      settings: this.#prepared(fact.settings),
    }));
    this.everThirdParty = [this.#defaults, ...this.#settings.map(({ settings }) => settings)].some(
      (settings) => settings.profile === 'thirdParty',
    );
    this.#readAccounts([...book.all('agent')].filter(({ at }) => at <= until));
    for (const { customerId, account } of [...book.all('customer')]
      .filter(({ at }) => at <= until)
      .sort(byTime))
      this.#customers.set(customerId, account);
    this.#hasVendors =
      this.#settings.some(({ settings }) => settings.vendorAccounts.length > 0) ||
      [...this.#customers.values()].includes('vendor');
  }

  settingsOn(day: DayNumber): DaySettings {
    if (day === this.#lastDay) return this.#lastSettings;
    let found = this.#settingsOn.get(day);
    if (!found) {
      found = this.#settings.findLast(({ from }) => from <= day)?.settings ?? this.#defaults;
      this.#settingsOn.set(day, found);
    }
    this.#lastDay = day;
    this.#lastSettings = found;
    return found;
  }

  settingsAt(at: number): DaySettings {
    return this.settingsOn(this.calendar.numberOf(at));
  }

  /** Undefined on days on which an agent is not counted: frozen, or not added yet (D3). */
  accountOn(agentId: string, day: DayNumber): Account | undefined {
    return this.accountOf(this.#names.find(agentId), day);
  }

  /** The same of an agent by its number among names. */
  accountOf(agent: number, day: DayNumber): Account | undefined {
    const versions = this.#accounts[agent];
    if (!versions) return listedNowhere;
    for (let index = versions.length - 1; index >= 0; index -= 1) {
      const version = versions[index];
      if (version && version.from <= day) return version.account;
    }
    return undefined;
  }

  isListed(agentId: string): boolean {
    return this.#accounts[this.#names.find(agentId)] !== undefined;
  }

  /** Whose account a customer's is (FL-02 … FL-04). @param customer the same by its number among names */
  customerKind(
    customer: number,
    customerId: string,
    settings: MetricsSettings,
  ): 'own' | 'vendor' | 'other-shop' | 'buyer' {
    if (this.#accounts[customer] !== undefined) return 'own';
    if (settings.vendorAccounts.includes(customerId)) return 'vendor';
    const told = this.#customers.get(customerId);
    return told === 'own' || told === 'vendor' || told === 'other-shop' ? told : 'buyer';
  }

  /** Whether a customer is the vendor's support on a day, whose chats are in no figure at all (FL-03, D6). */
  isVendor(customerId: string, day: DayNumber): boolean {
    if (!this.#hasVendors) return false;
    return this.customerKind(this.#names.find(customerId), customerId, this.settingsOn(day)) === 'vendor';
  }

  #prepared(settings: MetricsSettings): DaySettings {
    const profile = this.profile ?? settings.profile;
    const assessedFrom = clockTime(settings.assessed.from);
    return { ...settings, profile, assessedFrom, assessedTo: clockTime(settings.assessed.to) };
  }

  #readAccounts(facts: readonly AgentFact[]): void {
    const ordered = facts
      .map((fact) => ({ fact, from: dayNumber(fact.from) }))
      .sort((left, right) => left.from - right.from || byTime(left.fact, right.fact));
    for (const { fact, from } of ordered) {
      const { accountType, teamId, groupId } = fact;
      const [team, group] = [this.#names.numberOf(teamId), this.#names.numberOf(groupId)];
      const account = accountType === 'frozen' ? undefined : { accountType, teamId, groupId, team, group };
      (this.#accounts[this.#names.numberOf(fact.agentId)] ??= []).push({ from, account });
    }
  }
}

/** Settings by the day they begin with: never a day that was over when they were changed. */
export function inForce(facts: readonly SettingsFact[], until: number, { numberOf }: Calendar) {
  return facts
    .filter(({ at }) => at <= until)
    .map((fact) => {
      const told = dayNumber(fact.from);
      const earliest = numberOf(fact.at);
      return { fact, from: Math.max(told, earliest), tooLate: told < earliest };
    })
    .sort((left, right) => left.from - right.from || byTime(left.fact, right.fact));
}
