import type { FigureEntry, SalaryList, StatisticsClient, StoredSalaryTemplate } from '@shopbell/sdk/admin';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { FormController, type Stored } from '../../settings/form/formController.ts';
import { reasonsOf, saveProblem } from '../../settings/form/problems.ts';
import { staleCallout } from '../../settings/form/staleCallout.ts';
import { monthName } from '../defects/assessment.ts';
import { rangeOfMonth } from '../range.ts';
import { reportStyle } from '../reportStyle.ts';
import { formulaProblem, type FormulaProblem } from './formulaProblem.ts';
import { payTable } from './payTable.ts';
import type { TemplateDraft } from './salaryTemplates.ts';

const longestName = 100;

/** Name and formula of a salary template; the formula is tried on a month before it is kept. */
export class TemplateDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    template: { attribute: false },
    isNew: { attribute: false },
    figures: { attribute: false },
    month: { attribute: false },
    ids: { attribute: false },
    statistics: { attribute: false },
    save: { attribute: false },
    _trial: { state: true },
    _problem: { state: true },
    _failed: { state: true },
  };

  /** As the server has it now; undefined for a new one that is not stored yet, or if somebody has deleted it. */
  declare template: StoredSalaryTemplate | undefined;
  declare isNew: boolean;
  /** Those that agents have. */
  declare figures: readonly FigureEntry[];
  /** On which it is tried, and for whom: everybody, if nobody is named. */
  declare month: string;
  declare ids: readonly string[];
  declare statistics: Pick<StatisticsClient, 'salaries'>;
  /** `version` 0: it is not there yet. */
  declare save: (draft: TemplateDraft, version: number) => Promise<StoredSalaryTemplate>;
  declare _trial: SalaryList | undefined;
  declare _problem: FormulaProblem | undefined;
  /** The trial could not be asked for. */
  declare _failed: boolean;
  #tried = 0;
  /** It was there while the dialog was open. */
  #wasStored = false;

  readonly #form = new FormController<TemplateDraft>(this, async (_change, version) => {
    const { name, formula } = this.#draft;
    return storedOf(await this.save({ name: name.trim(), formula: formula.trim() }, version));
  });

  constructor() {
    super();
    this.isNew = false;
    this.figures = [];
    this.month = '';
    this.ids = [];
    this._failed = false;
    hear(this, 'formula', (formula) => {
      this.#tried += 1;
      this._problem = undefined;
      this._failed = false;
      this._trial = undefined;
      this.#form.set('formula', formula);
    });
  }

  static override styles = [
    ...Modal.styles,
    reportStyle,
    css`
      :host {
        --dialog-width: 680px;
      }

      section {
        display: grid;
        gap: 4px;
      }

      h3 {
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-weight: 600;
      }
    `,
  ];

  protected override opening(): void {
    this.#wasStored = false;
    this.#form.start(
      this.template ? storedOf(this.template) : { value: { name: '', formula: '' }, version: 0 },
    );
    this._trial = undefined;
    this._problem = undefined;
    this._failed = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.open) this.#form.start(undefined);
    else if (this.template) {
      this.#wasStored = true;
      this.#form.offer(storedOf(this.template));
    }
  }

  protected override heading(): string {
    const text = this.words.reports.salary;
    if (this.isNew && !this.template) return text.newTitle;
    return text.editTitle(this.template?.name ?? this.#draft.name);
  }

  protected override close(): void {
    tell(this, 'edit-template', undefined);
  }

  protected override body(): TemplateResult {
    const { words } = this;
    const { salary: text } = words.reports;
    const { form: formText } = words.settings;
    const form = this.#form;
    const draft = this.#draft;
    const nameWrong = form.tried ? this.#nameWrong : '';
    const refused = formulaProblem(form.error, draft.formula, words);
    const empty = form.tried && draft.formula.trim() === '' ? { says: formText.required } : undefined;
    // There may be no more of them than so many: that is about none of the fields.
    const full = reasonsOf(form.error).find(({ path }) => path === 'id')?.code;
    const problem = refused ? '' : (full ?? saveProblem(form.error, words));
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <label class="field"
        ><span class="label">${text.name}</span
        ><input
          type="text"
          name="name"
          autocomplete="off"
          aria-invalid=${nameWrong ? 'true' : 'false'}
          .value=${live(draft.name)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            form.set('name', event.target.value);
          }}
        />${nameWrong ? html`<span class="wrong">${nameWrong}</span>` : nothing}</label
      >
      <formula-field
        .words=${words}
        .figures=${this.figures}
        .value=${draft.formula}
        .problem=${empty ?? refused ?? this._problem}
      ></formula-field>
      <div role="status">${this.#trial()}</div>
      <div role="alert">
        ${
          this.#isStale
            ? staleCallout(words, () => {
                form.takeLatest();
              })
            : nothing
        }
        ${this.#isGone ? html`<p class="callout">${formText.deletedMeanwhile}</p>` : nothing}
        ${problem ? html`<p class="callout bad">${problem}</p>` : nothing}
      </div>
      <div class="choices">
        <button type="button" class="button" @click=${() => void this.#try()}>${text.try}</button>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${formText.cancel}
        </button>
        <button class="button primary" aria-disabled=${form.busy || this.#isStale ? 'true' : nothing}>
          ${form.busy ? formText.saving : formText.save}
        </button>
      </div>
    </form>`;
  }

  #trial() {
    const { words } = this;
    if (this._failed) return html`<p class="callout bad">${words.reports.salary.failed}</p>`;
    if (!this._trial) return nothing;
    const label = words.reports.salary.trial(monthName(this.month, words.language));
    return html`<section>
      <h3>${label}</h3>
      ${payTable(this._trial, this.figures, label, words)}
    </section>`;
  }

  get #draft(): TemplateDraft {
    return this.#form.value ?? { name: '', formula: '' };
  }

  /** Somebody has deleted what is open here: saving writes it anew. */
  get #isGone(): boolean {
    return this.open && this.template === undefined && (!this.isNew || this.#wasStored);
  }

  get #isStale(): boolean {
    return this.#form.stale && !this.#isGone;
  }

  get #nameWrong(): string {
    const { reports } = this.words;
    const name = this.#draft.name.trim();
    if (name === '') return reports.nameMissing;
    return name.length > longestName ? reports.nameTooLong : '';
  }

  async #try(): Promise<void> {
    const { formula: written } = this.#draft;
    const formula = written.trim();
    const tried = ++this.#tried;
    this._failed = false;
    this._problem = formula === '' ? { says: this.words.settings.form.required } : undefined;
    if (this._problem) return;
    try {
      const ids = this.ids.length > 0 ? { ids: this.ids } : {};
      const trial = await this.statistics.salaries({ ...rangeOfMonth(this.month), formula, ...ids });
      if (tried !== this.#tried) return;
      this._trial = trial;
      await this.updateComplete;
      this.renderRoot.querySelector('section')?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      if (tried !== this.#tried) return;
      this._trial = undefined;
      this._problem = formulaProblem(error, written, this.words);
      this._failed = this._problem === undefined;
      if (this._problem) this.#showFormula();
    }
  }

  #showFormula(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('formula-field')?.shadowRoot?.querySelector('textarea')?.focus();
    });
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.#form.busy) return;
    const valid = this.#nameWrong === '' && this.#draft.formula.trim() !== '';
    if (this.#isGone) this.#form.start({ value: this.#draft, version: 0 });
    else if (!this.#form.dirty && this.template) {
      this.close();
      return;
    }
    if (await this.#form.submit(valid)) this.close();
  }
}

function storedOf({ name, formula, version }: StoredSalaryTemplate): Stored<TemplateDraft> {
  return { value: { name, formula }, version };
}
