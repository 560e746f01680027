import { CustomReport, SalaryTemplate } from '@shopbell/metrics';
import { shopbellError, type StoredReport, type StoredSalaryTemplate } from '@shopbell/sdk/model';
import type * as z from 'zod';
import type { Storage } from '../../storage/storage.ts';
import { invalid, parse } from '../admin/parse.ts';

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

  constructor(storage: Storage) {
    this.#reports = new SavedList(storage, 'custom-reports', 'report', CustomReport);
    this.#templates = new SavedList(storage, 'salary-templates', 'template', SalaryTemplate);
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
   * is not its version.
   */
  saveReport(shopId: string, report: unknown, ifVersion?: number): Promise<StoredReport> {
    return this.#reports.save(shopId, report, ifVersion);
  }

  /** Rejects with NOT_FOUND or CHANGED_MEANWHILE. */
  deleteReport(shopId: string, id: string, ifVersion?: number): Promise<void> {
    return this.#reports.delete(shopId, id, ifVersion);
  }

  templates(shopId: string): Promise<StoredSalaryTemplate[]> {
    return this.#templates.all(shopId);
  }

  /** Rejects with NOT_FOUND. */
  template(shopId: string, id: string): Promise<StoredSalaryTemplate> {
    return this.#templates.find(shopId, id);
  }

  /** As for reports. */
  saveTemplate(shopId: string, template: unknown, ifVersion?: number): Promise<StoredSalaryTemplate> {
    return this.#templates.save(shopId, template, ifVersion);
  }

  /** As for reports. */
  deleteTemplate(shopId: string, id: string, ifVersion?: number): Promise<void> {
    return this.#templates.delete(shopId, id, ifVersion);
  }
}

/** A list of a shop that is kept as one setting. */
class SavedList<T extends Saved> {
  readonly #storage: Storage;
  readonly #setting: string;
  readonly #what: 'report' | 'template';
  readonly #schema: z.ZodType<Omit<T, 'version'> & { readonly id: string }>;

  constructor(
    storage: Storage,
    setting: string,
    what: 'report' | 'template',
    schema: z.ZodType<Omit<T, 'version'> & { readonly id: string }>,
  ) {
    this.#storage = storage;
    this.#setting = setting;
    this.#what = what;
    this.#schema = schema;
  }

  async all(shopId: string): Promise<T[]> {
    return (await this.#read(shopId)).entries;
  }

  async find(shopId: string, id: string): Promise<T> {
    const found = (await this.all(shopId)).find((entry) => entry.id === id);
    if (!found) throw shopbellError('NOT_FOUND', { what: this.#what });
    return found;
  }

  async save(shopId: string, input: unknown, ifVersion: number | undefined): Promise<T> {
    const entry = parse(this.#schema, input);
    for (;;) {
      const { entries, version } = await this.#read(shopId);
      const place = entries.findIndex(({ id }) => id === entry.id);
      const before = entries[place]?.version ?? 0;
      if (ifVersion !== undefined && ifVersion !== before)
        throw shopbellError('CHANGED_MEANWHILE', { version: before });
      if (place < 0 && entries.length >= most)
        throw invalid('id', `There are ${String(most)} already; delete one first.`);
      const saved = { ...entry, version: before + 1 } as T;
      const next = place < 0 ? [...entries, saved] : entries.with(place, saved);
      if (await this.#write(shopId, next, version)) return saved;
    }
  }

  async delete(shopId: string, id: string, ifVersion: number | undefined): Promise<void> {
    for (;;) {
      const { entries, version } = await this.#read(shopId);
      const found = entries.find((entry) => entry.id === id);
      if (!found) throw shopbellError('NOT_FOUND', { what: this.#what });
      if (ifVersion !== undefined && ifVersion !== found.version)
        throw shopbellError('CHANGED_MEANWHILE', { version: found.version });
      const rest = entries.filter((entry) => entry !== found);
      if (await this.#write(shopId, rest, version)) return;
    }
  }

  async #read(shopId: string): Promise<{ entries: T[]; version: number }> {
    const setting = await this.#storage.readSetting(shopId, this.#setting);
    // Written by this class alone.
    return setting
      ? { entries: JSON.parse(setting.data) as T[], version: setting.version }
      : { entries: [], version: 0 };
  }

  /** False if somebody else was faster. */
  #write(shopId: string, entries: readonly T[], expectedVersion: number): Promise<boolean> {
    const data = JSON.stringify(entries);
    return this.#storage.writeSetting(shopId, this.#setting, { expectedVersion, data });
  }
}
