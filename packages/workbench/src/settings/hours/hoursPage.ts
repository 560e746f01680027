import type { BusinessHours, GroupSetup, HoursNow } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { circleCheck, moon } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { momentIn } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { draftOf, faultsOf, hoursOf, usualSpan, type HoursDraft, type HoursFaults } from './hoursDraft.ts';
import { hoursStyle } from './hoursStyle.ts';
import { schedule, type ScheduleOf } from './schedule.ts';

const blank = draftOf(null);

/** When the shop, or one of its groups, serves customers: every week, and on dates of their own. */
export class HoursPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    groups: { attribute: false },
    groupId: { attribute: false },
    hours: { attribute: false },
    failed: { attribute: false },
    timeZone: { attribute: false },
    save: { attribute: false },
  };

  declare words: Words;
  declare groups: readonly GroupSetup[];
  /** Whose hours they are; undefined: the shop's. */
  declare groupId: string | undefined;
  declare hours: HoursNow | undefined;
  /** They could not be read. */
  declare failed: boolean;
  declare timeZone: string;
  declare save: (hours: BusinessHours | null, version: number) => Promise<HoursNow>;

  readonly #form = new FormController<HoursDraft>(this, async (change, version) => {
    const hours = await this.save(hoursOf({ ...this.#draft, ...change }), version);
    return storedOf(hours);
  });
  /** Whose hours the form holds. */
  #held: string | undefined;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.failed = false;
    this.timeZone = '';
    hear(this, 'save-edits', () => void this.#submit());
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
    });
  }

  static override styles = [shared, buttons, forms, settingsStyle, hoursStyle];

  override willUpdate(): void {
    const whose = this.groupId ?? '';
    if (this.#held !== whose) this.#form.start(undefined);
    if (!this.hours) return;
    this.#held = whose;
    this.#form.offer(storedOf(this.hours));
  }

  override render() {
    const { words } = this;
    const { hours: text, pages, form: formText } = words.settings;
    const form = this.#form;
    return html`<div class="page">
      <h2>${pages.hours}</h2>
      <p class="intro">${text.intro(this.timeZone)}</p>
      <label class="field whose"
        ><span class="label">${text.of}</span
        ><select
          .value=${live(this.groupId ?? '')}
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            const { value } = event.target;
            // It turns once nothing is lost by it.
            event.target.value = this.groupId ?? '';
            tell(this, 'hours-of', value === '' ? undefined : value);
          }}
        >
          <option value="" ?selected=${this.groupId === undefined}>${text.shop}</option>
          ${this.groups.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === this.groupId}>${name}</option>`,
          )}
        </select></label
      >
      ${
        this.hours
          ? html`${this.#now(this.hours)} ${this.#own()}
              ${
                this.#draft.own
                  ? schedule({ words, draft: this.#draft, faults: this.#faults, set: this.#set })
                  : nothing
              }
              <save-bar
                .words=${words}
                .dirty=${form.dirty}
                .busy=${form.busy}
                .stale=${form.stale}
                .saved=${form.justSaved}
                .problem=${saveProblem(form.error, words)}
              ></save-bar>`
          : this.failed
            ? html`<p class="empty" role="alert">${formText.loadFailed}</p>
                <button
                  type="button"
                  class="button"
                  @click=${() => {
                    tell(this, 'hours-of', this.groupId);
                  }}
                >
                  ${formText.retry}
                </button>`
            : html`<p class="empty" role="status">${formText.loading}</p>`
      }
    </div>`;
  }

  readonly #set: ScheduleOf['set'] = (key, value) => {
    this.#form.set(key, value);
  };

  get #draft(): HoursDraft {
    return this.#form.value ?? blank;
  }

  get #faults(): HoursFaults {
    return this.#form.tried ? faultsOf(this.#draft, this.#form.error, this.words) : new Map();
  }

  /** Told by the server, so by what is saved. */
  #now({ open, nextOpening }: HoursNow) {
    const text = this.words.settings.hours;
    const said = open
      ? text.openNow
      : nextOpening === undefined
        ? text.closedForever
        : text.closedUntil(momentIn(nextOpening, this.timeZone, this.words.language));
    return html`<p class="now ${open ? 'open' : ''}" role="status">
      ${icon(open ? circleCheck : moon)}<span class="figure">${said}</span>
      ${this.#form.dirty ? html`<span class="hint">${text.asSaved}</span>` : nothing}
    </p>`;
  }

  #own() {
    const text = this.words.settings.hours.own[this.groupId === undefined ? 'shop' : 'group'];
    const choice = (own: boolean) => {
      const { name, means } = text[own ? 'own' : 'none'];
      return html`<label class="choice"
        ><input
          type="radio"
          name="own"
          .checked=${live(this.#draft.own === own)}
          @change=${() => {
            const { week, dates } = this.#draft;
            // Nobody means hours without any.
            if (own && dates.length === 0 && week.every((spans) => spans.length === 0))
              this.#form.set(
                'week',
                week.map((_, day) => (day < 5 ? [usualSpan] : [])),
              );
            this.#form.set('own', own);
          }}
        /><span>${name}</span><span class="hint">${means}</span></label
      >`;
    };
    return html`<fieldset>
      <legend class="hidden-text">${this.words.settings.pages.hours}</legend>
      ${choice(false)} ${choice(true)}
    </fieldset>`;
  }

  async #submit(): Promise<void> {
    const valid = faultsOf(this.#draft, undefined, this.words).size === 0;
    await this.#form.submit(valid);
    await this.updateComplete;
    if (!valid) this.shadowRoot?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }
}

function storedOf({ hours, version }: HoursNow): Stored<HoursDraft> {
  return { value: draftOf(hours), version };
}
