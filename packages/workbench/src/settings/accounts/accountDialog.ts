import type { Account, AccountChange, NewAccount, RoleName } from '@shopbell/sdk/admin';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { icon } from '../../icons/icon.ts';
import { eye, eyeOff } from '../../icons/icons.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';
import {
  accountLimits,
  changeOf,
  draftOf,
  faultsOf,
  isPlaced,
  newAccountOf,
  randomPassword,
  roles,
  type AccountDraft,
} from './accountDraft.ts';

/** A new account, or the roles, password and suspension of one that is there. */
export class AccountDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    account: { attribute: false },
    shopId: { attribute: false },
    create: { attribute: false },
    change: { attribute: false },
    _draft: { state: true },
    _tried: { state: true },
    _busy: { state: true },
    _error: { state: true },
    _shown: { state: true },
  };

  /** Undefined: a new one. */
  declare account: Account | undefined;
  declare shopId: string;
  declare create: (account: NewAccount) => Promise<void>;
  declare change: (id: string, change: AccountChange) => Promise<void>;
  declare _draft: AccountDraft;
  /** From then on what is wrong is marked. */
  declare _tried: boolean;
  declare _busy: boolean;
  declare _error: unknown;
  /** The password is readable. */
  declare _shown: boolean;

  constructor() {
    super();
    this.shopId = '';
    this._draft = draftOf(undefined);
    this._tried = false;
    this._busy = false;
    this._shown = false;
  }

  static override styles = [
    ...Modal.styles,
    settingsStyle,
    css`
      .password {
        display: flex;
        gap: 6px;
      }

      .password input {
        flex: 1;
        min-inline-size: 0;
      }

      .roles {
        gap: 4px;
      }

      .roles .check {
        padding-block: 2px;
      }
    `,
  ];

  protected override heading(): string {
    const text = this.words.settings.accounts;
    return this.account ? text.editTitle(this.account.displayName) : text.newTitle;
  }

  protected override opening(): void {
    this._draft = draftOf(this.account);
    this._tried = false;
    this._busy = false;
    this._error = undefined;
    this._shown = false;
  }

  protected override close(): void {
    tell(this, 'edit-account', undefined);
  }

  protected override body(): TemplateResult {
    const { accounts: text, form } = this.words.settings;
    const { account, _draft: draft } = this;
    const faults = this._tried ? faultsOf(draft, !account, this._error, this.words) : {};
    const problem = isPlaced(this._error) ? '' : saveProblem(this._error, this.words);
    return html`<form class="body" novalidate autocomplete="off" @submit=${this.#submit}>
      ${
        account
          ? html`<p class="hint figure">${this.shopId}:${account.name}</p>`
          : html`${this.#text('displayName', text.displayName, text.displayNameHint, faults.displayName)}
            ${this.#text('name', text.name, text.nameHint(this.shopId), faults.name)}`
      }
      ${this.#password(faults.password)}
      <fieldset class="roles">
        <legend>${text.columns.roles}</legend>
        ${roles.map((role) => this.#role(role))}
        ${faults.roles ? html`<p class="wrong" role="alert">${faults.roles}</p>` : nothing}
      </fieldset>
      ${
        account
          ? html`<label class="check"
              ><input
                type="checkbox"
                name="disabled"
                .checked=${live(draft.disabled)}
                aria-invalid=${faults.disabled ? 'true' : 'false'}
                @change=${(event: Event & { target: HTMLInputElement }) => {
                  this.#set({ disabled: event.target.checked });
                }}
              /><span>${text.suspend}</span><span class="hint">${text.suspendMeans}</span>${
                faults.disabled ? html`<span class="wrong" role="alert">${faults.disabled}</span>` : nothing
              }</label
            >`
          : nothing
      }
      <div role="alert">${problem ? html`<p class="callout bad">${problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${form.cancel}
        </button>
        <button class="button primary" aria-disabled=${this._busy ? 'true' : nothing}>
          ${this._busy ? form.saving : account ? form.save : text.create}
        </button>
      </div>
    </form>`;
  }

  #text(key: 'name' | 'displayName', label: string, hint: string, wrong: string | undefined) {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="text"
        name=${key}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength=${accountLimits[key]}
        aria-invalid=${wrong ? 'true' : 'false'}
        .value=${live(this._draft[key])}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this.#set({ [key]: event.target.value });
        }}
      /><span class=${wrong ? 'wrong' : 'hint'}>${wrong ?? hint}</span></label
    >`;
  }

  #password(wrong: string | undefined) {
    const text = this.words.settings.accounts;
    const label = this.account ? text.newPassword : text.password;
    const shown = this._shown ? text.hide : text.show;
    return html`<div class="field">
      <label class="label" for="password">${label}</label>
      <div class="password">
        <input
          type=${this._shown ? 'text' : 'password'}
          id="password"
          autocomplete="new-password"
          spellcheck="false"
          maxlength=${accountLimits.password.most}
          aria-describedby="password-means"
          aria-invalid=${wrong ? 'true' : 'false'}
          .value=${live(this._draft.password)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this.#set({ password: event.target.value });
          }}
        />
        <button
          type="button"
          class="icon-button"
          aria-label=${shown}
          title=${shown}
          @click=${() => {
            this._shown = !this._shown;
          }}
        >
          ${icon(this._shown ? eyeOff : eye)}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => {
            this._shown = true;
            this.#set({ password: randomPassword() });
          }}
        >
          ${text.make}
        </button>
      </div>
      <span id="password-means" class=${wrong ? 'wrong' : 'hint'}
        >${wrong ?? (this.account ? text.resetHint : text.passwordHint)}</span
      >
    </div>`;
  }

  #role(role: RoleName) {
    const text = this.words.settings.accounts.roles[role];
    return html`<label class="check"
      ><input
        type="checkbox"
        name=${role}
        .checked=${live(this._draft.roles.includes(role))}
        @change=${(event: Event & { target: HTMLInputElement }) => {
          const { checked } = event.target;
          const given = this._draft.roles;
          // In the order of the list, so that going back and forth is no change.
          this.#set({ roles: roles.filter((one) => (one === role ? checked : given.includes(one))) });
        }}
      /><span>${text.name}</span><span class="hint">${text.means}</span></label
    >`;
  }

  #set(change: Partial<AccountDraft>): void {
    this._draft = { ...this._draft, ...change };
    this._error = undefined;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this._busy) return;
    this._tried = true;
    const { account, _draft: draft } = this;
    if (Object.keys(faultsOf(draft, !account, undefined, this.words)).length > 0) {
      await this.updateComplete;
      this.shadowRoot?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const change = account && changeOf(account, draft);
    if (account && !change) {
      this.close();
      return;
    }
    this._busy = true;
    try {
      if (account && change) await this.change(account.id, change);
      else await this.create(newAccountOf(draft));
      this.close();
    } catch (error) {
      this._error = error;
    } finally {
      this._busy = false;
    }
  }
}
