import { isShopbellError, type StoredReport } from '@shopbell/sdk/admin';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import type { Words } from '../words/words.ts';
import { usualFigures } from './figureGroups.ts';
import type { ReportsController } from './reportsController.ts';

type Host = ReactiveControllerHost & EventTarget & { readonly words: Words };

/** Reports that the shop put together (CF-09): kept, opened, changed, deleted; and what became of it, in words. */
export class OwnReports implements ReactiveController {
  readonly #host: Host;
  readonly #reports: ReportsController;
  #ends: (() => void)[] = [];

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
    try {
      const report = { id: own?.id ?? crypto.randomUUID(), name, kind, figures: columns.map(({ id }) => id) };
      const stored = await admin.statistics.saveCustomReport(report, own?.version ?? 0);
      await this.#reports.reloadOwn();
      this.saving = false;
      this.open(stored);
      this.tell(words.reports.saved(stored.name));
    } catch (error) {
      await this.#refused(error, words);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  /** The one that is open. */
  async delete(words: Words): Promise<void> {
    const { view, admin } = this.#reports;
    if (!view?.own) return;
    this.tell('');
    try {
      await admin.statistics.deleteCustomReport(view.own.id, view.own.version);
      await this.#reports.reloadOwn();
      const { range } = view;
      this.#reports.show({
        range,
        by: 'agent',
        each: 'range',
        figures: usualFigures.volume,
        group: 'volume',
      });
    } catch (error) {
      await this.#refused(error, words);
    }
  }

  /** Somebody else was faster: theirs is taken as the base, and the columns chosen here stay. */
  async #refused(error: unknown, { reports: text }: Words): Promise<void> {
    if (!isShopbellError(error, 'CHANGED_MEANWHILE') && !isShopbellError(error, 'NOT_FOUND')) {
      this.tell('', text.saveFailed);
      return;
    }
    await this.#reports.reloadOwn().catch(() => undefined);
    const { view, own } = this.#reports;
    if (view) this.#reports.show({ ...view, own: own.find(({ id }) => id === view.own?.id) });
    this.tell('', text.changedMeanwhile);
  }
}
