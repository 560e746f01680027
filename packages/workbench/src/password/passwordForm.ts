import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { circleAlert } from '../icons/icons.ts';
import { accountLimits } from '../settings/accounts/accountDraft.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

type Field = 'current' | 'fresh' | 'again';
type Written = Readonly<Record<Field, string>>;

const fields = ['current', 'fresh', 'again'] as const;

/** Another password of one's own: the present one, and the new one twice. */
export class PasswordForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    problem: { attribute: false },
    busy: { attribute: false },
    waitSeconds: { attribute: false },
    mayCancel: { attribute: false },
    _faults: { state: true },
    _shown: { state: true },
  };

  declare words: Words;
  /** Why the last attempt failed; empty if it did not. */
  declare problem: string;
  declare busy: boolean;
  /** Seconds until the server takes another attempt. */
  declare waitSeconds: number;
  /** False: it has to be done before anything else. */
  declare mayCancel: boolean;
  declare _faults: Partial<Written>;
  /** The passwords are readable. */
  declare _shown: boolean;

  constructor() {
    super();
    this.words = en;
    this.problem = '';
    this.busy = false;
    this.waitSeconds = 0;
    this.mayCancel = false;
    this._faults = {};
    this._shown = false;
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      form {
        display: grid;
        gap: 12px;
      }

      .check {
        display: flex;
        gap: 8px;
        align-items: center;
        min-block-size: 24px;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: flex-end;
      }

      @media (pointer: coarse) {
        .check {
          min-block-size: 44px;
        }
      }
    `,
  ];

  override render() {
    const { words, mayCancel } = this;
    const text = words.password;
    const { least } = accountLimits.password;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.#field('current', text.current, 'current-password')}
      ${this.#field('fresh', text.fresh, 'new-password', text.freshHint(least))}
      ${this.#field('again', text.again, 'new-password')}
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this._shown}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            this._shown = event.target.checked;
          }}
        />${text.show}</label
      >
      <p class="hint">${text.others}</p>
      <div role="alert">
        ${
          this.problem
            ? html`<p class="callout bad" id="problem">${icon(circleAlert)}<span>${this.problem}</span></p>`
            : nothing
        }
      </div>
      <div class="choices">
        ${
          mayCancel
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'leave-password');
                }}
              >
                ${text.no}
              </button>`
            : nothing
        }
        <button class="button primary" aria-disabled=${this.#blocked ? 'true' : nothing}>
          ${
            this.waitSeconds > 0
              ? html`<span class="figure">${words.signIn.waitToSubmit(this.waitSeconds)}</span>`
              : this.busy
                ? text.submitting
                : text.submit
          }
        </button>
      </div>
    </form>`;
  }

  override updated(changed: PropertyValues<this>): void {
    // What gets typed again: most often the present one.
    if (changed.has('problem') && this.problem)
      this.#input(this.problem === this.words.password.known ? 'fresh' : 'current')?.select();
  }

  /** Where somebody begins. */
  override focus(): void {
    void this.updateComplete.then(() => this.#input('current')?.focus());
  }

  get #blocked(): boolean {
    return this.busy || this.waitSeconds > 0;
  }

  #field(name: Field, label: string, autocomplete: AutoFill, hint = '') {
    const wrong = this._faults[name] ?? '';
    return html`<div class="field">
      <label class="label" for=${name}>${label}</label
      ><input
        id=${name}
        type=${this._shown ? 'text' : 'password'}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        maxlength=${accountLimits.password.most}
        aria-describedby=${wrong || hint ? `${name}-means` : nothing}
        aria-invalid=${wrong ? 'true' : 'false'}
      />${wrong || hint ? html`<span id="${name}-means" class=${wrong ? 'wrong' : 'hint'}>${wrong || hint}</span>` : nothing}
    </div>`;
  }

  #input(name: Field): HTMLInputElement | null | undefined {
    return this.shadowRoot?.querySelector<HTMLInputElement>(`#${name}`);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#blocked) return;
    const written: Written = {
      current: this.#input('current')?.value ?? '',
      fresh: this.#input('fresh')?.value ?? '',
      again: this.#input('again')?.value ?? '',
    };
    this._faults = faultsOf(written, this.words);
    const first = fields.find((name) => this._faults[name] !== undefined);
    if (first) this.#input(first)?.focus();
    else tell(this, 'change-password', { current: written.current, password: written.fresh });
  }
}

/** What the server would refuse, and what only whoever types can have got wrong. */
function faultsOf({ current, fresh, again }: Written, { password: text }: Words): Partial<Written> {
  const { least, most } = accountLimits.password;
  const short = fresh.length < least || fresh.length > most;
  return {
    ...(current === '' ? { current: text.currentMissing } : {}),
    ...(short
      ? { fresh: text.wrongLength(least, most) }
      : fresh === current
        ? { fresh: text.unchanged }
        : fresh === again
          ? {}
          : { again: text.differs }),
  };
}
