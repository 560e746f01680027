import type { Account } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { hear } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { check, pencil, plus } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import { dayAndMonth } from '../../words/times.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { roles } from './accountDraft.ts';
import type { AccountDialog } from './accountDialog.ts';

const rowsShown = 50;

/** Who may sign in, with what roles, and who may not any more. */
export class AccountsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    accounts: { attribute: false },
    shopId: { attribute: false },
    create: { attribute: false },
    change: { attribute: false },
    _typed: { state: true },
    _page: { state: true },
    _editing: { state: true },
    _told: { state: true },
  };

  declare words: Words;
  declare accounts: readonly Account[];
  declare shopId: string;
  declare create: AccountDialog['create'];
  declare change: AccountDialog['change'];
  declare _typed: string;
  declare _page: number;
  /** `new` for one that is not there yet. */
  declare _editing: string | undefined;
  declare _told: string;

  constructor() {
    super();
    this.words = en;
    this.accounts = [];
    this.shopId = '';
    this._typed = '';
    this._page = 0;
    this._told = '';
    hear(this, 'edit-account', (id) => {
      this._editing = id;
    });
  }

  readonly #create: AccountDialog['create'] = async (account) => {
    await this.create(account);
    this._told = this.words.settings.accounts.created(`${this.shopId}:${account.name}`);
  };

  static override styles = [
    shared,
    buttons,
    forms,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      .name {
        min-inline-size: 120px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .account {
        overflow-wrap: anywhere;
      }

      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }

      .off td:not(.actions) {
        color: var(--ink-muted);
      }

      .actions {
        inline-size: 44px;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const { accounts: text, form, pages } = words.settings;
    const typed = this._typed.trim().toLocaleLowerCase();
    const found = this.accounts.filter(({ name, displayName }) =>
      [name, displayName].some((one) => one.toLocaleLowerCase().includes(typed)),
    );
    const page = pageOf(found, this._page, rowsShown);
    return html`<div class="page wide">
        <h2>${pages.accounts}</h2>
        <p class="intro">${text.intro}</p>
        <div class="row">
          <input
            type="search"
            class="grow"
            aria-label=${text.search}
            placeholder=${text.search}
            .value=${live(this._typed)}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              this._typed = event.target.value;
              this._page = 0;
            }}
          />
          <button
            type="button"
            class="button primary"
            @click=${() => {
              this._editing = 'new';
            }}
          >
            ${icon(plus)}${text.create}
          </button>
        </div>
        <div role="status" class=${this._told ? '' : 'hidden-text'}>
          ${this._told ? html`<p class="callout plain">${icon(check)}${this._told}</p>` : nothing}
        </div>
        ${
          found.length === 0
            ? html`<p class="empty">${form.nothingFound}</p>`
            : html`<div class="scroll">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">${text.columns.name}</th>
                      <th scope="col">${text.columns.account}</th>
                      <th scope="col">${text.columns.roles}</th>
                      <th scope="col">${text.columns.state}</th>
                      <th class="actions"><span class="hidden-text">${text.columns.actions}</span></th>
                    </tr>
                  </thead>
                  <tbody>
                    ${repeat(
                      page.rows,
                      ({ id }) => id,
                      (account) => this.#row(account),
                    )}
                  </tbody>
                </table>
              </div>`
        }
        ${pager(page, words, (to) => {
          this._page = to;
        })}
      </div>
      <account-dialog
        .words=${words}
        .open=${this._editing !== undefined}
        .account=${this.accounts.find(({ id }) => id === this._editing)}
        .shopId=${this.shopId}
        .create=${this.#create}
        .change=${this.change}
      ></account-dialog>`;
  }

  #row({ id, name, displayName, roles: given, disabledAt }: Account) {
    const { words } = this;
    const { accounts: text, form } = words.settings;
    const known = roles.filter((role) => given.includes(role));
    return html`<tr class=${disabledAt === undefined ? '' : 'off'}>
      <td class="name" dir="auto">${displayName}</td>
      <td class="account figure">${this.shopId}:${name}</td>
      <td>
        <span class="tags">
          ${given.length === 0 ? html`<span class="tag warn">${text.noRole}</span>` : nothing}
          ${known.map((role) => html`<span class="tag">${text.roles[role].name}</span>`)}
        </span>
      </td>
      <td class="short">
        ${
          disabledAt === undefined
            ? text.active
            : html`<span class="tag warn"
                >${text.suspendedSince(dayAndMonth(disabledAt, words.language))}</span
              >`
        }
      </td>
      <td class="actions">
        <button
          type="button"
          class="icon-button"
          aria-label="${form.edit}: ${displayName}"
          title=${form.edit}
          @click=${() => {
            this._editing = id;
          }}
        >
          ${icon(pencil)}
        </button>
      </td>
    </tr>`;
  }
}
