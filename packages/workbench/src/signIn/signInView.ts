import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { circleAlert, eye, eyeOff } from '../icons/icons.ts';
import { buttons, shared } from '../styles/shared.ts';
import type { Words } from '../words/words.ts';
import { en } from '../words/en.ts';
import { frontStyle } from './frontStyle.ts';
import { languageButton } from './languageButton.ts';
import { plainAccount } from './signInProblem.ts';

/** Account and password. Says in plain words what was wrong, and what to do. */
export class SignInView extends LitElement {
  static override properties = {
    words: { attribute: false },
    problem: { attribute: false },
    notice: { attribute: false },
    busy: { type: Boolean },
    waitSeconds: { type: Number },
    _missing: { state: true },
    _shown: { state: true },
  };

  declare words: Words;
  /** Why the last attempt failed; empty if it did not. */
  declare problem: string;
  /** Why the agent is asked to sign in again; empty if they signed out. */
  declare notice: string;
  declare busy: boolean;
  /** Seconds until the server takes another attempt. */
  declare waitSeconds: number;
  declare _missing: 'account' | 'password' | undefined;
  declare _shown: boolean;

  readonly #account = createRef<HTMLInputElement>();
  readonly #password = createRef<HTMLInputElement>();

  constructor() {
    super();
    this.words = en;
    this.problem = '';
    this.notice = '';
    this.busy = false;
    this.waitSeconds = 0;
    this._shown = false;
  }

  static override styles = [
    shared,
    buttons,
    frontStyle,
    css`
      label {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        margin-block-end: 4px;
      }

      .field {
        position: relative;
        margin-block-end: 16px;
      }

      input {
        display: block;
        inline-size: 100%;
        block-size: 40px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
      }

      .field.password input {
        padding-inline-end: 44px;
      }

      input[aria-invalid='true'] {
        border-color: var(--danger);
      }

      .field .icon-button {
        position: absolute;
        inset-block-end: 4px;
        inset-inline-end: 4px;
      }

      .hint {
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      .button {
        inline-size: 100%;
        min-block-size: 40px;
      }

      .told {
        display: flex;
        gap: 8px;
        margin-block-end: 16px;
        padding: 8px 12px;
        border-radius: var(--radius);
        background: var(--ground-hover);
      }

      .told.problem {
        background: var(--danger-tint);
        color: var(--danger);
      }

      .told svg {
        margin-block-start: 3px;
      }

      @media (pointer: coarse) {
        .field .icon-button {
          inset-block-end: -2px;
          inset-inline-end: 0;
        }
      }

      @media (forced-colors: active) {
        .told {
          border: 1px solid;
        }
      }
    `,
  ];

  override render() {
    const { words } = this;
    const text = words.signIn;
    const missing =
      this._missing === 'account' ? text.accountMissing : this._missing ? text.passwordMissing : '';
    const problem = missing || this.problem;
    const blocked = this.busy || this.waitSeconds > 0;
    return html`
      <main>
        <form class="card" novalidate @submit=${this.#submit}>
          <h1>${text.title}</h1>
          ${this.notice && !problem ? html`<p class="told">${this.notice}</p>` : nothing}
          <div role="alert">
            ${
              problem
                ? html`<p class="told problem" id="problem">${icon(circleAlert)}<span>${problem}</span></p>`
                : nothing
            }
          </div>
          <div class="field">
            <label for="account">${text.account} <span class="hint">${text.accountHint}</span></label>
            <input
              id="account"
              name="username"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              required
              maxlength="129"
              aria-invalid=${this._missing === 'account' ? 'true' : 'false'}
              aria-describedby=${problem ? 'problem' : nothing}
              ${ref(this.#account)}
            />
          </div>
          <div class="field password">
            <label for="password">${text.password}</label>
            <input
              id="password"
              name="password"
              type=${this._shown ? 'text' : 'password'}
              autocomplete="current-password"
              required
              maxlength="256"
              aria-invalid=${this._missing === 'password' ? 'true' : 'false'}
              aria-describedby=${problem ? 'problem' : nothing}
              ${ref(this.#password)}
            />
            <button
              type="button"
              class="icon-button"
              aria-label=${this._shown ? text.hidePassword : text.showPassword}
              title=${this._shown ? text.hidePassword : text.showPassword}
              @click=${() => {
                this._shown = !this._shown;
              }}
            >
              ${icon(this._shown ? eyeOff : eye)}
            </button>
          </div>
          <button class="button primary" aria-disabled=${blocked ? 'true' : nothing}>
            ${
              this.waitSeconds > 0
                ? html`<span class="figure">${text.waitToSubmit(this.waitSeconds)}</span>`
                : this.busy
                  ? text.submitting
                  : text.submit
            }
          </button>
        </form>
        <div class="foot">${languageButton(this, words)}</div>
      </main>
    `;
  }

  override firstUpdated(): void {
    this.#account.value?.focus();
  }

  override updated(changed: PropertyValues<this>): void {
    // After a refusal the password is what gets typed again.
    if (changed.has('problem') && this.problem) this.#password.value?.select();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy || this.waitSeconds > 0) return;
    const account = plainAccount(this.#account.value?.value ?? '');
    const password = this.#password.value?.value ?? '';
    this._missing = account === '' ? 'account' : password === '' ? 'password' : undefined;
    if (this._missing === 'account') this.#account.value?.focus();
    else if (this._missing) this.#password.value?.focus();
    else tell(this, 'sign-in', { account, password });
  }
}
