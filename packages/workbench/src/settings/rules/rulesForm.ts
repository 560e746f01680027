import type { AdminClient, AgentSetup, DeskSettings, DeskSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { triangleAlert } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { CountedSetting, TimedSetting } from '../../words/settings/words.ts';
import type { Words } from '../../words/words.ts';
import { choiceField, numberField } from '../form/fields.ts';
import { FormController } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { countedFields, settingProblems, timedFields, unitMs } from './fields.ts';

/** How conversations, lines and leave messages are dealt with: one setting, its meaning, range and default each. */
export class RulesForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    page: { attribute: false },
    setup: { attribute: false },
    agents: { attribute: false },
    save: { attribute: false },
    previewRouting: { attribute: false },
    now: { attribute: false },
  };

  declare words: Words;
  declare page: 'rules' | 'leave';
  declare setup: DeskSetup | undefined;
  declare agents: readonly AgentSetup[];
  declare save: (change: Partial<DeskSettings>, version: number) => Promise<DeskSetup>;

  declare previewRouting: AdminClient['previewRouting'];
  /** Any instant of today. */
  declare now: number;

  readonly #form = new FormController<DeskSettings>(this, async (change, version) => {
    const { settings, version: stored } = await this.save(change, version);
    return { value: settings, version: stored };
  });

  constructor() {
    super();
    this.words = en;
    this.page = 'rules';
    this.now = 0;
    this.agents = [];
    hear(this, 'save-edits', () => {
      const { value } = this.#form;
      void this.#form.submit(value !== undefined && settingProblems(value).size === 0);
    });
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
    });
    hear(this, 'chosen-agents', (ids) => {
      this.#form.set('leaveMessageAgentIds', [...ids]);
    });
  }

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      .number-field input[type='number'] {
        inline-size: 112px;
      }

      .unit:empty {
        display: none;
      }

      .unit {
        min-inline-size: 24px;
      }
    `,
  ];

  override willUpdate(): void {
    this.#form.offer(this.setup && { value: this.setup.settings, version: this.setup.version });
  }

  override render() {
    const settings = this.#form.value;
    if (!settings) return nothing;
    const { words } = this;
    const form = this.#form;
    return html`<form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        tell(this, 'save-edits');
      }}
    >
      <h2>${words.settings.pages[this.page]}</h2>
      <p class="intro">${words.settings.rules.intro}</p>
      ${this.page === 'rules' ? this.#rules(settings) : this.#leave(settings)}
      ${
        this.page === 'rules'
          ? html`<routing-preview
              .words=${words}
              .ask=${this.previewRouting}
              .now=${this.now}
              .change=${form.dirty ? { settings: form.mine } : undefined}
            ></routing-preview>`
          : nothing
      }
      <save-bar
        .words=${words}
        .dirty=${form.dirty}
        .busy=${form.busy}
        .stale=${form.stale}
        .saved=${form.justSaved}
        .problem=${
          form.tried && settingProblems(settings).size > 0
            ? words.settings.form.refused
            : saveProblem(form.error, words)
        }
      ></save-bar>
    </form>`;
  }

  #rules(settings: DeskSettings) {
    const text = this.words.settings.rules;
    return html`<section class="section">
        <h3>${text.sections.routing}</h3>
        ${choiceField({
          name: 'profile',
          words: text.profile,
          value: settings.profile,
          change: (profile) => {
            this.#form.set('profile', profile);
          },
        })}
        ${this.#contested('profile')} ${this.#timed('stickyWindowMs', settings)}
        ${this.#timed('chooserTimeoutMs', settings)}
      </section>
      <section class="section">
        <h3>${text.sections.line}</h3>
        ${choiceField({
          name: 'capMode',
          words: text.capMode,
          value: settings.capMode,
          change: (capMode) => {
            this.#form.set('capMode', capMode);
          },
        })}
        ${this.#contested('capMode')} ${this.#counted('queueMax', settings)}
        ${this.#timed('queueAbsenceMs', settings)}
      </section>
      <section class="section">
        <h3>${text.sections.lifetimes}</h3>
        ${this.#timed('idleEndMs', settings)} ${this.#timed('idleWarningMs', settings)}
        ${this.#timed('orphanGraceMs', settings)}
      </section>`;
  }

  #leave(settings: DeskSettings) {
    const text = this.words.settings.rules;
    const { leaveMessageMode, leaveMessageAgentIds } = settings;
    return html`<section class="section">
        ${choiceField({
          name: 'leaveMessageMode',
          words: text.leaveMessageMode,
          value: leaveMessageMode,
          change: (mode) => {
            this.#form.set('leaveMessageMode', mode);
          },
        })}
        ${this.#contested('leaveMessageMode')}
        ${
          leaveMessageMode === 'specified'
            ? html`<fieldset>
                <legend>${text.named}</legend>
                <p class="hint">${text.namedMeans}</p>
                ${
                  this.#form.tried && leaveMessageAgentIds.length === 0
                    ? html`<p class="wrong">${text.namedRequired}</p>`
                    : nothing
                }
                <agent-choice
                  .words=${this.words}
                  .agents=${this.agents}
                  .chosen=${leaveMessageAgentIds}
                ></agent-choice>
                ${this.#contested('leaveMessageAgentIds')}
              </fieldset>`
            : nothing
        }
      </section>
      ${
        leaveMessageMode === 'manual'
          ? nothing
          : html`<section class="section">
              <h3>${text.sections.delivery}</h3>
              ${this.#timed('leaveMessageTickMs', settings)}
              ${this.#counted('customersPerDelivery', settings)}
            </section>`
      }`;
  }

  #timed(key: TimedSetting, settings: DeskSettings) {
    const { words } = this;
    const { unit, least, most, normally } = timedFields[key];
    const ms = unitMs[unit];
    const value = settings[key];
    const unitName = words.settings.form.units[unit];
    return html`${numberField(
      {
        id: key,
        text: words.settings.rules.timed[key],
        value: value === null ? null : value / ms,
        unit: unitName,
        least: least / ms,
        most: most / ms,
        ...(normally === undefined ? {} : { normally: `${normally / ms} ${unitName}` }),
        wrong: this.#wrong(key, settings, `${least / ms}`, `${most / ms} ${unitName}`),
        change: (given) => {
          this.#form.set(key, given === null ? null : Math.round(given * ms));
        },
      },
      words,
    )}
    ${this.#contested(key)}`;
  }

  #counted(key: CountedSetting, settings: DeskSettings) {
    const { words } = this;
    const { least, most, normally } = countedFields[key];
    return html`${numberField(
      {
        id: key,
        text: words.settings.rules.counted[key],
        value: settings[key],
        unit: '',
        least,
        most,
        ...(normally === undefined ? {} : { normally: String(normally) }),
        wrong: this.#wrong(key, settings, String(least), String(most)),
        change: (given) => {
          this.#form.set(key, given);
        },
      },
      words,
    )}
    ${this.#contested(key)}`;
  }

  #wrong(key: keyof DeskSettings, settings: DeskSettings, least: string, most: string): string {
    const { form, rules } = this.words.settings;
    const problem = settingProblems(settings).get(key);
    if (problem === undefined) return '';
    return problem === 'warning' ? rules.warningBeforeEnd : form.range(least, most);
  }

  #contested(key: keyof DeskSettings) {
    return this.#form.isContested(key)
      ? html`<p class="contested">${icon(triangleAlert)}${this.words.settings.form.theirs}</p>`
      : nothing;
  }
}
