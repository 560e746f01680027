import type { AdminClient, StoredReport } from '@shopbell/sdk/admin';
import type { AgentClient } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { hear, tell } from '../app/events.ts';
import { screenStyle } from '../settings/screenStyle.ts';
import { buttons, shared } from '../styles/shared.ts';
import { forms } from '../styles/forms.ts';
import { en } from '../words/en.ts';
import type { Question, Words } from '../words/words.ts';
import type { DetailsOf } from './detailsDialog.ts';
import { exportButtons, saveAs } from './exportFile.ts';
import type { RecordOf } from './recordDialog.ts';
import { OwnReports } from './ownReports.ts';
import { queryOf } from './reportQuery.ts';
import { ReportsController } from './reportsController.ts';
import { reportsDialogs } from './reportsDialogs.ts';
import { reportsNav, type ReportPage } from './reportsNav.ts';
import { reportsStyle } from './reportsStyle.ts';

/** The figures of the shop, for managers: what is usually asked for and reports of its own at the side, one of them shown. */
export class ReportsScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    today: { attribute: false },
    _page: { state: true },
    _choosing: { state: true },
    _explaining: { state: true },
    _details: { state: true },
    _record: { state: true },
    _asked: { state: true },
  };

  declare words: Words;
  /** Any instant of today, for the names of days. */
  declare today: number;
  declare _page: ReportPage;
  declare _choosing: boolean;
  /** The figure that is explained. */
  declare _explaining: string | undefined;
  declare _details: DetailsOf | undefined;
  declare _record: RecordOf | undefined;
  declare _asked: Question | undefined;

  readonly reports: ReportsController;
  readonly own: OwnReports;
  readonly admin: AdminClient;
  readonly client: AgentClient;
  /** Whether whoever looks has a place at the desk, and so may look over what goes on there. */
  readonly hasReception: boolean;

  constructor(admin: AdminClient, client: AgentClient, hasReception: boolean) {
    super();
    this.words = en;
    this.today = 0;
    this.admin = admin;
    this.client = client;
    this.hasReception = hasReception;
    this._page = 'figures';
    this._choosing = false;
    const reports = new ReportsController(this, admin, () => this.today);
    this.reports = reports;
    this.own = new OwnReports(this, reports);
    hear(this, 'report-view', (view) => {
      reports.show(view);
    });
    hear(this, 'show-report-page', (page) => {
      this._page = page;
      // The keyboard goes on in the report, not through all the names of the others.
      void this.updateComplete.then(() => {
        this.shadowRoot?.querySelector('main')?.focus();
      });
    });
    hear(this, 'choose-figures', (open) => {
      this._choosing = open;
    });
    hear(this, 'figures-chosen', (figures) => {
      this._choosing = false;
      const { view } = reports;
      if (view) reports.show({ ...view, figures, group: undefined });
    });
    hear(this, 'look-at-trend', (trend) => {
      reports.look(trend);
    });
    hear(this, 'explain-figure', (id) => (this._explaining = id));
    hear(this, 'open-details', (of) => {
      this._explaining = undefined;
      this._details = of;
    });
    hear(this, 'open-record', (of) => (this._record = of));
    hear(this, 'answered', (yes) => {
      const asked = this._asked;
      this._asked = undefined;
      if (yes && asked) void this.own.delete(this.words);
    });
  }

  static override styles = [shared, buttons, forms, screenStyle, reportsStyle];

  override render() {
    const { own } = this;
    return html`${reportsNav(this)}
      <main tabindex="-1" aria-label=${this.words.reports.title}>${this.#shown()}</main>
      <div role="alert" class="alert">
        ${own.problem && !own.saving ? html`<p class="callout bad">${own.problem}</p>` : nothing}
      </div>
      ${reportsDialogs(this)}`;
  }

  #shown() {
    const { words, reports, own } = this;
    const text = words.reports;
    if (reports.failed && (reports.forbidden || !reports.catalogue)) {
      return html`<div class="state" role="alert">
        <p>${reports.forbidden ? text.forbidden : text.failed}</p>
        <button type="button" class="button" @click=${() => void reports.start()}>${text.retry}</button>
      </div>`;
    }
    if (this._page !== 'figures') return this.#made(this._page);
    const { view, answer, columns } = reports;
    if (!view) return html`<p class="state soon" role="status">${words.settings.form.loading}</p>`;
    const title = view.own?.name ?? (view.group ? text.groups[view.group] : text.title);
    return html`<div class="page">
      <div class="top">
        <h2 dir="auto">${title}</h2>
        ${view.own ? this.#ownActions(view.own) : this.#saveButton(text.save)}
        ${exportButtons(words, (format) => void this.#export(format))}
      </div>
      <report-bar
        .words=${words}
        .view=${view}
        .columns=${columns.length}
        .today=${reports.today}
        .agents=${reports.agents}
        .fault=${reports.fault}
      ></report-bar>
      <p role="status" class=${own.told ? 'hint' : 'hidden-text'}>
        ${own.told || (reports.busy ? text.loading : '')}
      </p>
      ${
        reports.failed
          ? html`<div class="failed" role="alert">
              <p class="callout bad">${text.failed}</p>
              <button type="button" class="button" @click=${() => void reports.load()}>${text.retry}</button>
            </div>`
          : nothing
      }
      ${
        columns.length === 0
          ? html`<p class="empty">${text.figureMissing}</p>`
          : answer
            ? html`<report-table
                  .words=${words}
                  .view=${answer.view}
                  .columns=${answer.columns}
                  .report=${answer.report}
                  .whole=${answer.whole}
                  .timeZone=${reports.timeZone}
                  .busy=${reports.busy}
                ></report-table>
                ${this.#trend()}`
            : reports.busy
              ? html`<p class="empty">${text.loading}</p>`
              : nothing
      }
    </div>`;
  }

  /** What is made of figures, on a page of its own. */
  #made(page: Exclude<ReportPage, 'figures'>) {
    const { words, reports, admin } = this;
    if (!reports.catalogue)
      return html`<p class="state soon" role="status">${words.settings.form.loading}</p>`;
    if (page === 'consultations')
      return html`<consultations-page
        .words=${words}
        .admin=${admin}
        .agents=${reports.agents}
        .today=${reports.today}
        .timeZone=${reports.timeZone}
      ></consultations-page>`;
    return page === 'defects'
      ? html`<defects-page
          .words=${words}
          .statistics=${admin.statistics}
          .figures=${reports.figures}
          .today=${reports.today}
          .timeZone=${reports.timeZone}
        ></defects-page>`
      : html`<salaries-page
          .words=${words}
          .statistics=${admin.statistics}
          .figures=${reports.figures}
          .agents=${reports.agents}
          .today=${reports.today}
        ></salaries-page>`;
  }

  #trend() {
    const { words, reports } = this;
    if (!reports.trend) return nothing;
    return html`<trend-chart
      .words=${words}
      .trend=${reports.trend}
      .columns=${reports.columns}
      .subjects=${reports.subjects}
      .report=${reports.trendReport}
      .state=${reports.trendState}
      .retry=${() => {
        reports.retryTrend();
      }}
      .timeZone=${reports.timeZone}
    ></trend-chart>`;
  }

  #saveButton(label: string) {
    return html`<button
      type="button"
      class="button"
      @click=${() => {
        tell(this, 'save-report', true);
      }}
    >
      ${label}
    </button>`;
  }

  #ownActions(own: StoredReport) {
    const text = this.words.reports;
    const changed = this.reports.view?.figures.join() !== own.figures.join();
    return html`${
        changed
          ? html`<button
              type="button"
              class="button primary"
              aria-disabled=${this.own.busy ? 'true' : nothing}
              @click=${() => void this.own.store(own, this.words)}
            >
              ${text.saveChanges}
            </button>`
          : nothing
      }${this.#saveButton(text.rename)}<button
        type="button"
        class="button"
        @click=${() => {
          this._asked = text.deleteQuestion(own.name);
        }}
      >
        ${text.delete}
      </button>`;
  }

  async #export(format: 'csv' | 'xlsx'): Promise<void> {
    const { view, columns } = this.reports;
    if (!view || columns.length === 0) return;
    const text = this.words.reports;
    const name = `${view.own?.name ?? view.by}-${view.range.from}-${view.range.to}.${format}`;
    const query = queryOf(
      view,
      columns.map(({ id }) => id),
    );
    try {
      saveAs(await this.admin.statistics.reportFile(query, format), name);
      this.own.tell(text.exported(name));
    } catch {
      this.own.tell('', text.exportFailed);
    }
  }
}
