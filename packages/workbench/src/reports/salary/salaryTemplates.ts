import { isShopbellError, type StatisticsClient, type StoredSalaryTemplate } from '@shopbell/sdk/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Resource } from '../../settings/form/resource.ts';

export type TemplateDraft = Pick<StoredSalaryTemplate, 'name' | 'formula'>;
type Statistics = Pick<StatisticsClient, 'salaryTemplates' | 'saveSalaryTemplate' | 'deleteSalaryTemplate'>;

/** The shop's salary templates (SL-08): read when the page is shown, kept, deleted. */
export class SalaryTemplates implements ReactiveController {
  readonly #statistics: () => Statistics;
  readonly list: Resource<readonly StoredSalaryTemplate[]>;

  constructor(host: ReactiveControllerHost, statistics: () => Statistics) {
    this.#statistics = statistics;
    this.list = new Resource(
      () => statistics().salaryTemplates(),
      () => {
        host.requestUpdate();
      },
    );
    host.addController(this);
  }

  hostConnected(): void {
    void this.list.load();
  }

  get all(): readonly StoredSalaryTemplate[] {
    return this.list.value ?? [];
  }

  find(id: string | undefined): StoredSalaryTemplate | undefined {
    return this.all.find((template) => template.id === id);
  }

  /** Rejects as the server does; what is there already as it was to be saved is saved: only the answer had got lost. */
  async save(id: string, draft: TemplateDraft, version: number): Promise<StoredSalaryTemplate> {
    try {
      return this.#put(await this.#statistics().saveSalaryTemplate({ id, ...draft }, version));
    } catch (error) {
      if (!isShopbellError(error, 'CHANGED_MEANWHILE')) throw error;
      await this.list.load();
      const latest = this.find(id);
      if (latest?.name === draft.name && latest.formula === draft.formula) return latest;
      throw error;
    }
  }

  async delete({ id, version }: StoredSalaryTemplate): Promise<void> {
    try {
      await this.#statistics().deleteSalaryTemplate(id, version);
    } catch (error) {
      // What is gone already is deleted, whoever did it.
      if (!isShopbellError(error, 'NOT_FOUND')) {
        void this.list.load();
        throw error;
      }
    }
    this.list.put(this.all.filter((template) => template.id !== id));
  }

  #put(saved: StoredSalaryTemplate): StoredSalaryTemplate {
    const known = this.find(saved.id) !== undefined;
    this.list.put(known ? this.all.map((one) => (one.id === saved.id ? saved : one)) : [...this.all, saved]);
    return saved;
  }
}
