import type { DeskSettings, DeskSetup, RobotSettings, RobotSettingsInput } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { choiceField, numberField } from '../form/fields.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import {
  categoriesIn,
  robotDraft,
  robotInput,
  robotProblems,
  timeouts,
  type RobotDraft,
} from './robotDraft.ts';

/** Where the robot stands, on which product pages (RB-04), and who answers for it. */
export class RobotForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    setup: { attribute: false },
    robot: { attribute: false },
    savePosition: { attribute: false },
    saveRobot: { attribute: false },
  };

  declare words: Words;
  declare setup: DeskSetup | undefined;
  declare robot: RobotSettings | undefined;
  declare savePosition: (change: Pick<DeskSettings, 'robot'>, version: number) => Promise<DeskSetup>;
  declare saveRobot: (robot: RobotSettingsInput, version: number) => Promise<RobotSettings>;

  readonly #form = new FormController<RobotDraft>(this, async (change) => {
    const draft = this.#form.value;
    if (!draft || !this.setup || !this.robot) throw new TypeError('Nothing was loaded to be changed.');
    const { position, ...rest } = change;
    let [setup, robot] = [this.setup, this.robot];
    // A form is saved only while it stands on what is the latest here, so these are the versions that it was made of.
    if (position !== undefined) setup = await this.savePosition({ robot: position }, setup.version);
    if (Object.keys(rest).length > 0) robot = await this.saveRobot(robotInput(draft), robot.version);
    return storedOf(setup, robot);
  });

  constructor() {
    super();
    this.words = en;
    hear(this, 'save-edits', () => {
      const draft = this.#form.value;
      void this.#form.submit(draft !== undefined && robotProblems(draft).size === 0);
    });
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
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

      .number-field input {
        inline-size: 112px;
      }
    `,
  ];

  override willUpdate(): void {
    if (this.setup && this.robot) this.#form.offer(storedOf(this.setup, this.robot));
  }

  override render() {
    const draft = this.#form.value;
    if (!draft) return nothing;
    const { words } = this;
    const { robot: text, rules, form: formWords, pages } = words.settings;
    const form = this.#form;
    const problems = form.tried ? robotProblems(draft) : new Map<keyof RobotDraft, true>();
    return html`<form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        tell(this, 'save-edits');
      }}
    >
      <h2>${pages.robot}</h2>
      <section class="section">
        ${choiceField({
          name: 'position',
          words: rules.robot,
          value: draft.position,
          change: (position) => {
            form.set('position', position);
          },
        })}
      </section>
      <section class="section">
        <label class="field"
          ><span class="label">${text.categories}</span
          ><textarea
            name="categories"
            rows="4"
            aria-describedby="categories-means"
            aria-invalid=${problems.has('categories') ? 'true' : 'false'}
            .value=${live(draft.categories)}
            @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
              form.set('categories', event.target.value);
            }}
          ></textarea
          ><span id="categories-means" class="hint">${text.categoriesHint}</span>${
            problems.has('categories')
              ? html`<span class="wrong">${text.categoriesWrong}</span>`
              : html`<span class="hint figure"
                  >${words.settings.groups.skuTotal(categoriesIn(draft.categories).length)}</span
                >`
          }</label
        >
      </section>
      <section class="section">
        ${choiceField({
          name: 'provider',
          words: {
            name: text.provider,
            choices: {
              'built-in': { name: text.builtIn, means: text.builtInMeans },
              http: { name: text.http, means: text.httpMeans },
            },
          },
          value: draft.kind,
          change: (kind) => {
            form.set('kind', kind);
          },
        })}
        ${draft.kind === 'http' ? this.#http(draft, problems) : nothing}
      </section>
      <save-bar
        .words=${words}
        .dirty=${form.dirty}
        .busy=${form.busy}
        .stale=${form.stale}
        .saved=${form.justSaved}
        .problem=${problems.size > 0 ? formWords.refused : saveProblem(form.error, words)}
      ></save-bar>
    </form>`;
  }

  #http(draft: RobotDraft, problems: ReadonlyMap<keyof RobotDraft, true>) {
    const text = this.words.settings.robot;
    const secretSet = this.robot?.provider.kind === 'http' && this.robot.provider.secretSet;
    return html`<label class="field"
        ><span class="label">${text.url}</span
        ><input
          type="url"
          name="url"
          placeholder="https://"
          autocomplete="off"
          aria-invalid=${problems.has('url') ? 'true' : 'false'}
          .value=${live(draft.url)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this.#form.set('url', event.target.value);
          }}
        />${problems.has('url') ? html`<span class="wrong">${text.urlWrong}</span>` : nothing}</label
      >
      ${numberField(
        {
          id: 'timeout',
          text: { name: text.timeout, means: text.timeoutMeans },
          value: draft.timeoutMs,
          unit: 'ms',
          least: timeouts.least,
          most: timeouts.most,
          normally: `${timeouts.normally} ms`,
          wrong: problems.has('timeoutMs')
            ? this.words.settings.form.range(String(timeouts.least), String(timeouts.most))
            : '',
          change: (timeoutMs) => {
            this.#form.set('timeoutMs', timeoutMs ?? NaN);
          },
        },
        this.words,
      )}
      <label class="field"
        ><span class="label">${text.secret}</span
        ><input
          type="password"
          name="secret"
          autocomplete="off"
          aria-describedby="secret-means"
          aria-invalid=${problems.has('secret') ? 'true' : 'false'}
          .value=${live(draft.secret)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this.#form.set('secret', event.target.value);
          }}
        /><span id="secret-means" class="hint"
          >${text.secretMeans}${secretSet ? ` ${text.secretSet}` : nothing}</span
        >${problems.has('secret') ? html`<span class="wrong">${text.secretWrong}</span>` : nothing}</label
      >`;
  }
}

/** Both only grow: so does their sum, whichever of the two somebody changed. */
function storedOf(setup: DeskSetup, robot: RobotSettings): Stored<RobotDraft> {
  return { value: robotDraft(setup, robot), version: setup.version + robot.version };
}
