import { CustomReport, SalaryTemplate } from '@shopbell/metrics';
import {
  shopbellError,
  type ChangedThing,
  type Changer,
  type StoredReport,
  type StoredSalaryTemplate,
} from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { NewChangeRow } from '../../storage/changes.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import type { ReportServices } from './reportServices.ts';
import { invalid, parse } from '../admin/parse.ts';
import { isSame } from '../admin/repeats.ts';

/** More custom reports, or salary templates, nobody finds again. */
const most = 200;

interface Saved {
  readonly id: string;
  readonly version: number;
}

/** Custom reports (CF-09) and salary templates (SL-08) of shops: each with a version of its own. */
export class SavedReports {
  readonly #reports: SavedList<StoredReport>;
  readonly #templates: SavedList<StoredSalaryTemplate>;

  constructor(services: Pick<ReportServices, 'storage' | 'clock'>) {
    this.#reports = new SavedList(services, reportList, CustomReport);
    this.#templates = new SavedList(services, templateList, SalaryTemplate);
  }

  reports(shopId: string): Promise<StoredReport[]> {
    return this.#reports.all(shopId);
  }

  /** Rejects with NOT_FOUND. */
  report(shopId: string, id: string): Promise<StoredReport> {
    return this.#reports.find(shopId, id);
  }

  /**
   * Makes one, or changes it in its place. Rejects with INVALID_ARGUMENT, or CHANGED_MEANWHILE if `ifVersion`, 0 for none,
   * is not its version and it is not so already.
   */
  saveReport(
    shopId: string,
    report: unknown,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<StoredReport> {
    return this.#reports.save(shopId, report, ifVersion, by);
  }

  /** Rejects with NOT_FOUND or CHANGED_MEANWHILE. */
  deleteReport(shopId: string, id: string, ifVersion?: number, by: Changer = operator): Promise<void> {
    return this.#reports.delete(shopId, id, ifVersion, by);
  }

  templates(shopId: string): Promise<StoredSalaryTemplate[]> {
    return this.#templates.all(shopId);
  }

  /** Rejects with NOT_FOUND. */
  template(shopId: string, id: string): Promise<StoredSalaryTemplate> {
    return this.#templates.find(shopId, id);
  }

  /** As for reports. */
  saveTemplate(
    shopId: string,
    template: unknown,
    ifVersion?: number,
    by: Changer = operator,
  ): Promise<StoredSalaryTemplate> {
    return this.#templates.save(shopId, template, ifVersion, by);
  }

  /** As for reports. */
  deleteTemplate(shopId: string, id: string, ifVersion?: number, by: Changer = operator): Promise<void> {
    return this.#templates.delete(shopId, id, ifVersion, by);
  }
}

interface ListNames {
  /** Of the setting that keeps it. */
  readonly setting: string;
  /** What is not found. */
  readonly entry: 'report' | 'template';
  /** In the log of changes. */
  readonly what: ChangedThing;
}

const reportList: ListNames = { setting: 'custom-reports', entry: 'report', what: 'custom-report' };
const templateList: ListNames = { setting: 'salary-templates', entry: 'template', what: 'salary-template' };

/** A list of a shop that is kept as one setting. */
class SavedList<T extends Saved> {
  readonly #services: Pick<ReportServices, 'storage' | 'clock'>;
  readonly #names: ListNames;
  readonly #schema: z.ZodType<Omit<T, 'version'> & { readonly id: string }>;

  constructor(
    services: Pick<ReportServices, 'storage' | 'clock'>,
    names: ListNames,
    schema: z.ZodType<Omit<T, 'version'> & { readonly id: string }>,
  ) {
    this.#services = services;
    this.#names = names;
    this.#schema = schema;
  }

  async all(shopId: string): Promise<T[]> {
    return (await this.#read(shopId)).entries;
  }

  async find(shopId: string, id: string): Promise<T> {
    const found = (await this.all(shopId)).find((entry) => entry.id === id);
    if (!found) throw shopbellError('NOT_FOUND', { what: this.#names.entry });
    return found;
  }

  async save(shopId: string, input: unknown, ifVersion: number | undefined, by: Changer): Promise<T> {
    const entry = parse(this.#schema, input);
    for (;;) {
      const { entries, version } = await this.#read(shopId);
      const place = entries.findIndex(({ id }) => id === entry.id);
      const before = entries[place]?.version ?? 0;
      if (ifVersion !== undefined && ifVersion !== before) {
        const stored = entries[place];
        // Asked again, because its answer was lost.
        if (stored && ifVersion < before && isSame({ ...entry, version: before }, stored)) return stored;
        throw shopbellError('CHANGED_MEANWHILE', { version: before });
      }
      if (place < 0 && entries.length >= most)
        throw invalid('id', `There are ${String(most)} already; delete one first.`);
      const saved = { ...entry, version: before + 1 } as T;
      const next = place < 0 ? [...entries, saved] : entries.with(place, saved);
      const changes = this.#changes(shopId, by, entries[place], saved);
      if (await this.#write(shopId, next, version, changes)) return saved;
    }
  }

  async delete(shopId: string, id: string, ifVersion: number | undefined, by: Changer): Promise<void> {
    for (;;) {
      const { entries, version } = await this.#read(shopId);
      const found = entries.find((entry) => entry.id === id);
      if (!found) throw shopbellError('NOT_FOUND', { what: this.#names.entry });
      if (ifVersion !== undefined && ifVersion !== found.version)
        throw shopbellError('CHANGED_MEANWHILE', { version: found.version });
      const rest = entries.filter((entry) => entry !== found);
      const changes = this.#changes(shopId, by, found, undefined);
      if (await this.#write(shopId, rest, version, changes)) return;
    }
  }

  async #read(shopId: string): Promise<{ entries: T[]; version: number }> {
    const setting = await this.#services.storage.readSetting(shopId, this.#names.setting);
    // Written by this class alone.
    return setting
      ? { entries: JSON.parse(setting.data) as T[], version: setting.version }
      : { entries: [], version: 0 };
  }

  #changes(shopId: string, by: Changer, before: T | undefined, after: T | undefined) {
    const entry: { readonly id?: string; readonly name?: string } = { ...(after ?? before) };
    const { id, name } = entry;
    const about = { shopId, at: this.#services.clock.now(), by, what: this.#names.what };
    const named = { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
    return changeRows({ ...about, ...named }, { before: fieldsOf(before), after: fieldsOf(after) });
  }

  /** False if somebody else was faster. */
  #write(
    shopId: string,
    entries: readonly T[],
    expectedVersion: number,
    changes: readonly NewChangeRow[],
  ): Promise<boolean> {
    const { storage } = this.#services;
    const data = JSON.stringify(entries);
    const setting = { expectedVersion, data };
    return storage.writeLogged(changes, 'writeSetting', shopId, this.#names.setting, setting);
  }
}

function fieldsOf(entry: Saved | undefined): object | undefined {
  if (!entry) return undefined;
  const { id: _id, version: _version, ...fields } = entry;
  return fields;
}
