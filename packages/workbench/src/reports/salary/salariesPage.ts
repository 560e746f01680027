import {
  isShopbellError,
  type AgentSetup,
  type FigureEntry,
  type SalaryList,
  type SpreadsheetFormat,
  type StatisticsClient,
  type StoredSalaryTemplate,
} from '@shopbell/sdk/admin';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { pencil, plus, trash } from '../../icons/icons.ts';
import { saveProblem } from '../../settings/form/problems.ts';
import { settingsStyle } from '../../settings/settingsStyle.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { exportButtons, saveAs } from '../exportFile.ts';
import { payFigures } from '../figureGroups.ts';
import { monthChoice } from '../monthChoice.ts';
import { rangeOfMonth } from '../range.ts';
import { reportStyle } from '../reportStyle.ts';
import { payTable } from './payTable.ts';
import { salariesStyle } from './salariesStyle.ts';
import { SalaryTemplates, type TemplateDraft } from './salaryTemplates.ts';

/** The shop's salary templates, and what agents earn by one of them in a month (SL-08). */
export class SalariesPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    statistics: { attribute: false },
    figures: { attribute: false },
    agents: { attribute: false },
    today: { attribute: false },
    _month: { state: true },
    _chosen: { state: true },
    _ids: { state: true },
    _editing: { state: true },
    _deleting: { state: true },
    _pay: { state: true },
    _failed: { state: true },
    _told: { state: true },
    _problem: { state: true },
  };

  declare words: Words;
  declare statistics: Pick<
    StatisticsClient,
    'salaries' | 'salariesFile' | 'salaryTemplates' | 'saveSalaryTemplate' | 'deleteSalaryTemplate'
  >;
  /** The catalogue. */
  declare figures: readonly FigureEntry[];
  declare agents: readonly AgentSetup[];
  /** The day that it is in the shop. */
  declare today: string;
  declare _month: string;
  /** The template shown, by id: the first of them until one is chosen. */
  declare _chosen: string | undefined;
  /** Of whom; of everybody, if nobody is named. */
  declare _ids: readonly string[];
  /** `new` for one that is not there yet. */
  declare _editing: string | undefined;
  declare _deleting: StoredSalaryTemplate | undefined;
  declare _pay: SalaryList | undefined;
  declare _failed: boolean;
  /** What was done. */
  declare _told: string;
  declare _problem: string;

  readonly #templates = new SalaryTemplates(this, () => this.statistics);
  #asked = 0;
  /** What the pay on screen, or on its way, was asked by. */
  #question = '';
  /** Of the template in the dialog. A new one is one, however often it is saved, and may be stored though nobody was told. */
  #editedId = '';

  constructor() {
    super();
    this.words = en;
    this.figures = [];
    this.agents = [];
    this.today = '';
    this._month = '';
    this._ids = [];
    this._failed = false;
    this._told = '';
    this._problem = '';
    hear(this, 'edit-template', (id) => {
      this._editing = id;
      if (id === undefined) return;
      this.#editedId = id === 'new' ? crypto.randomUUID() : id;
      this._told = this._problem = '';
    });
    hear(this, 'reload-settings', () => void this.#templates.list.load());
    hear(this, 'chosen-agents', (ids) => {
      this._ids = ids;
    });
    hear(this, 'answered', (yes) => {
      const template = this._deleting;
      this._deleting = undefined;
      if (yes && template) void this.#delete(template);
    });
  }

  static override styles = [shared, buttons, forms, settingsStyle, reportStyle, salariesStyle];

  override willUpdate(_changed: PropertyValues<this>): void {
    if (this._month === '' && this.today !== '') this._month = this.today.slice(0, 7);
    // Asked anew whenever something that it depends on is another.
    const shown = this.#shown;
    const question = shown ? JSON.stringify([shown.id, shown.version, this._month, this._ids]) : '';
    if (question === this.#question) return;
    this.#question = question;
    if (shown) void this.#load(shown);
    else this._pay = undefined;
  }

  override render() {
    const { words } = this;
    const text = words.reports.salary;
    const { list } = this.#templates;
    const editing = this._editing === undefined ? undefined : this.#templates.find(this.#editedId);
    return html`<div class="top">
        <h2>${text.title}</h2>
        <button
          type="button"
          class="button primary"
          @click=${() => {
            tell(this, 'edit-template', 'new');
          }}
        >
          ${icon(plus)}${text.create}
        </button>
      </div>
      <p class="intro">${text.intro}</p>
      <p role="status" class=${this._told ? 'hint' : 'hidden-text'}>${this._told}</p>
      <div role="alert">${this._problem ? html`<p class="callout bad">${this._problem}</p>` : nothing}</div>
      ${
        list.value === undefined
          ? list.failed
            ? this.#retry(text.templateFailed, () => void list.load())
            : html`<p class="empty" role="status">${words.settings.form.loading}</p>`
          : list.value.length === 0
            ? html`<p class="empty">${text.noTemplates}</p>`
            : html`<fieldset>
                  <legend>${text.templates}</legend>
                  ${list.value.map((template) => this.#template(template))}
                </fieldset>
                ${this.#shown ? this.#pay(this.#shown) : nothing}`
      }
      <template-dialog
        .words=${words}
        .open=${this._editing !== undefined}
        .isNew=${this._editing === 'new'}
        .template=${editing}
        .figures=${payFigures(this.figures)}
        .month=${this._month}
        .ids=${this._ids}
        .statistics=${this.statistics}
        .save=${this.#save}
      ></template-dialog>
      <confirm-dialog
        .question=${this._deleting && text.deleteQuestion(this._deleting.name)}
        .warning=${''}
      ></confirm-dialog>`;
  }

  get #shown(): StoredSalaryTemplate | undefined {
    return this.#templates.find(this._chosen) ?? this.#templates.all[0];
  }

  #template(template: StoredSalaryTemplate) {
    const { id, name, formula } = template;
    const { form } = this.words.settings;
    return html`<div class="template">
      <label class="choice"
        ><input
          type="radio"
          name="template"
          value=${id}
          .checked=${live(id === this.#shown?.id)}
          @change=${() => {
            this._chosen = id;
          }}
        /><span dir="auto">${name}</span><code class="hint">${formula}</code></label
      ><button
        type="button"
        class="icon-button"
        aria-label="${form.edit}: ${name}"
        title=${form.edit}
        @click=${() => {
          tell(this, 'edit-template', id);
        }}
      >
        ${icon(pencil)}</button
      ><button
        type="button"
        class="icon-button"
        aria-label="${form.remove}: ${name}"
        title=${form.remove}
        @click=${() => {
          this._deleting = template;
        }}
      >
        ${icon(trash)}
      </button>
    </div>`;
  }

  #pay(template: StoredSalaryTemplate) {
    const { words } = this;
    const text = words.reports.salary;
    return html`<section>
      <div class="top">
        <h3 dir="auto">${text.payOf(template.name)}</h3>
        ${monthChoice({
          words,
          month: this._month,
          today: this.today,
          change: (month) => {
            this._month = month;
          },
        })}
        ${exportButtons(words, (format) => void this.#export(template, format))}
      </div>
      <div class="field">
        <span class="label">${text.agents}</span>
        ${this._ids.length === 0 ? html`<p class="hint">${text.everybody}</p>` : nothing}
        <agent-choice .words=${words} .agents=${this.agents} .chosen=${this._ids}></agent-choice>
      </div>
      ${
        this._failed
          ? this.#retry(text.failed, () => void this.#load(template))
          : this._pay
            ? payTable(this._pay, this.figures, text.payOf(template.name), words)
            : html`<p class="empty" role="status">${text.loading}</p>`
      }
    </section>`;
  }

  #retry(said: string, again: () => void) {
    return html`<div class="failed" role="alert">
      <p class="callout bad">${said}</p>
      <button type="button" class="button" @click=${again}>${this.words.reports.retry}</button>
    </div>`;
  }

  #query(template: StoredSalaryTemplate) {
    const ids = this._ids.length > 0 ? { ids: this._ids } : {};
    return { ...rangeOfMonth(this._month), template: template.id, ...ids };
  }

  /** The latest question counts, whatever order answers come in. */
  async #load(template: StoredSalaryTemplate): Promise<void> {
    const asked = ++this.#asked;
    this._pay = undefined;
    this._failed = false;
    try {
      const pay = await this.statistics.salaries(this.#query(template));
      if (asked === this.#asked) this._pay = pay;
    } catch {
      if (asked === this.#asked) this._failed = true;
    }
  }

  readonly #save = async (draft: TemplateDraft, version: number): Promise<StoredSalaryTemplate> => {
    const saved = await this.#templates.save(this.#editedId, draft, version);
    this._chosen = saved.id;
    this._told = this.words.reports.salary.saved(saved.name);
    return saved;
  };

  async #delete(template: StoredSalaryTemplate): Promise<void> {
    this._told = this._problem = '';
    try {
      await this.#templates.delete(template);
      this._told = this.words.reports.salary.deleted(template.name);
    } catch (error) {
      const changed = isShopbellError(error, 'CHANGED_MEANWHILE');
      this._problem = changed ? this.words.reports.changedMeanwhile : saveProblem(error, this.words);
    }
  }

  async #export(template: StoredSalaryTemplate, format: SpreadsheetFormat): Promise<void> {
    const text = this.words.reports;
    const name = `${template.name}-${this._month}.${format}`;
    this._told = this._problem = '';
    try {
      saveAs(await this.statistics.salariesFile(this.#query(template), format), name);
      this._told = text.exported(name);
    } catch {
      this._problem = text.exportFailed;
    }
  }
}
