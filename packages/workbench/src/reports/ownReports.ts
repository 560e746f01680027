import { isShopbellError, type StoredReport } from '@shopbell/sdk/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import type { Words } from '../words/words.ts';
import { usualFigures } from './figureGroups.ts';
import type { ReportsController } from './reportsController.ts';

/** As it is to be saved. */
type Wanted = Omit<StoredReport, 'version'>;

type Host = ReactiveControllerHost & EventTarget & { readonly words: Words };

/** Reports that the shop put together (CF-09): kept, opened, changed, deleted; and what became of it, in words. */
export class OwnReports implements ReactiveController {
  readonly #host: Host;
  readonly #reports: ReportsController;
  #ends: (() => void)[] = [];
  /** Of the report that the open dialog would make: however often it is saved, it is one. */
  #newId = '';

  /** Name and kind are being asked for. */
  saving = false;
  busy = false;
  problem = '';
  told = '';

  constructor(host: Host, reports: ReportsController) {
    this.#host = host;
    this.#reports = reports;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'save-report', (open) => {
        this.saving = open;
        if (open) this.#newId = crypto.randomUUID();
        this.tell('');
      }),
      hear(this.#host, 'store-report', (named) => void this.store(named, this.#host.words)),
      hear(this.#host, 'report-view', () => {
        this.tell('');
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  tell(told: string, problem = ''): void {
    Object.assign(this, { told, problem });
    this.#host.requestUpdate();
  }

  open(report: StoredReport): void {
    const { view, agents } = this.#reports;
    if (!view) return;
    this.#reports.show({
      range: view.range,
      by: 'agent',
      each: report.kind === 'single' ? 'day' : 'range',
      figures: report.figures,
      own: report,
      agentId: view.agentId ?? agents[0]?.id,
    });
  }

  /** A new report of the columns shown, or the one that is open with them. */
  async store({ name, kind }: Pick<StoredReport, 'name' | 'kind'>, words: Words): Promise<void> {
    const { view, columns, admin } = this.#reports;
    if (!view || this.busy) return;
    const { own } = view;
    this.busy = true;
    this.tell('');
    const report = { id: own?.id ?? this.#newId, name, kind, figures: columns.map(({ id }) => id) };
    try {
      const stored = await admin.statistics.saveCustomReport(report, own?.version ?? 0);
      await this.#nowHeld(report.id, stored);
      this.#saved(stored, words);
    } catch (error) {
      await this.#refused(error, words, report.id, report);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** The one that is open. */
  async delete(words: Words): Promise<void> {
    const { view, admin } = this.#reports;
    if (!view?.own) return;
    const { range, own } = view;
    this.tell('');
    try {
      await admin.statistics.deleteCustomReport(own.id, own.version);
    } catch (error) {
      // What is gone already is deleted, whoever did it.
      if (!isShopbellError(error, 'NOT_FOUND')) {
        await this.#refused(error, words, own.id);
        return;
      }
    }
    await this.#nowHeld(own.id, undefined);
    this.#reports.show({ range, by: 'agent', each: 'range', figures: usualFigures.volume, group: 'volume' });
  }

  /** The server has done it: that stands, also if the list of reports cannot be read again. */
  async #nowHeld(id: string, stored: StoredReport | undefined): Promise<void> {
    const others = this.#reports.own.filter((one) => one.id !== id);
    this.#reports.own = stored ? [...others, stored] : others;
    await this.#reports.reloadOwn().catch(() => undefined);
  }

  #saved(stored: StoredReport, { reports: text }: Words): void {
    this.saving = false;
    this.open(stored);
    this.tell(text.saved(stored.name));
  }

  /**
   * Somebody else was faster: theirs is taken as the base, and the columns chosen here stay. If what is there is what was
   * to be saved, only the answer to it got lost.
   */
  async #refused(error: unknown, words: Words, reportId: string, wanted?: Wanted): Promise<void> {
    const { reports: text } = words;
    if (!isShopbellError(error, 'CHANGED_MEANWHILE') && !isShopbellError(error, 'NOT_FOUND')) {
      this.tell('', text.saveFailed);
      return;
    }
    await this.#reports.reloadOwn().catch(() => undefined);
    const { view, own } = this.#reports;
    const latest = own.find(({ id }) => id === reportId);
    if (latest && wanted && isSameReport(latest, wanted)) {
      this.#saved(latest, words);
      return;
    }
    if (view) this.#reports.show({ ...view, own: latest });
    this.tell('', text.changedMeanwhile);
  }
}

function isSameReport(one: Wanted, other: Wanted): boolean {
  return one.name === other.name && one.kind === other.kind && one.figures.join() === other.figures.join();
}
