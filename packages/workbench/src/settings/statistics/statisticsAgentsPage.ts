import type { GroupSetup, StatisticsAccount } from '@shopbell/sdk/admin';
import { LitElement, css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { hear } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { pencil } from '../../icons/icons.ts';
import { dayIn } from '../../reports/range.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';
import type { StatisticsAgentDialog } from './statisticsAgentDialog.ts';

const rowsShown = 50;

/** What each agent's work counts for, with team and group, and from which day on (CF-01 … CF-05). */
export class StatisticsAgentsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    accounts: { attribute: false },
    groups: { attribute: false },
    timeZone: { attribute: false },
    now: { attribute: false },
    save: { attribute: false },
    _typed: { state: true },
    _page: { state: true },
    _editing: { state: true },
    _told: { state: true },
  };

  declare words: Words;
  declare accounts: readonly StatisticsAccount[];
  declare groups: readonly GroupSetup[];
  declare timeZone: string;
  /** Any instant of today. */
  declare now: number;
  declare save: StatisticsAgentDialog['save'];
  declare _typed: string;
  declare _page: number;
  declare _editing: string | undefined;
  declare _told: string;

  constructor() {
    super();
    this.words = en;
    this.accounts = [];
    this.groups = [];
    this.timeZone = 'UTC';
    this.now = 0;
    this._typed = '';
    this._page = 0;
    this._told = '';
    hear(this, 'edit-counted', (id) => {
      this._editing = id;
      if (id !== undefined) this._told = '';
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

      .search {
        max-inline-size: 320px;
      }

      .name {
        min-inline-size: 120px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .team {
        overflow-wrap: anywhere;
      }

      .actions {
        inline-size: 44px;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const { statisticsAgents: text, form, pages, agents } = words.settings;
    const typed = this._typed.trim().toLocaleLowerCase();
    const found = this.accounts.filter(({ agentId, name = '', teamId = '' }) =>
      [agentId, name, teamId].some((one) => one.toLocaleLowerCase().includes(typed)),
    );
    const page = pageOf(found, this._page, rowsShown);
    return html`<div class="page wide">
        <h2>${pages.statisticsAgents}</h2>
        <p class="intro">${text.intro}</p>
        <input
          type="search"
          class="search"
          aria-label=${agents.search}
          placeholder=${agents.search}
          .value=${live(this._typed)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._typed = event.target.value;
            this._page = 0;
          }}
        />
        <p role="status" class=${this._told ? 'hint' : 'hidden-text'}>${this._told}</p>
        ${
          found.length === 0
            ? html`<p class="empty">${this.accounts.length === 0 ? text.empty : form.nothingFound}</p>`
            : html`<div class="scroll">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">${text.columns.name}</th>
                      <th scope="col">${text.columns.type}</th>
                      <th scope="col">${text.columns.team}</th>
                      <th scope="col">${text.columns.group}</th>
                      <th scope="col">${text.columns.from}</th>
                      <th class="actions"><span class="hidden-text">${text.columns.actions}</span></th>
                    </tr>
                  </thead>
                  <tbody>
                    ${repeat(
                      page.rows,
                      ({ agentId }) => agentId,
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
      <statistics-agent-dialog
        .words=${words}
        .open=${this._editing !== undefined}
        .account=${this.accounts.find(({ agentId }) => agentId === this._editing)}
        .groups=${this.groups}
        .teams=${[...new Set(this.accounts.flatMap(({ teamId }) => teamId ?? []))].toSorted()}
        .today=${dayIn(this.timeZone, this.now)}
        .save=${this.#save}
      ></statistics-agent-dialog>`;
  }

  #row({ agentId, name = agentId, accountType, teamId, groupId, from }: StatisticsAccount) {
    const { statisticsAgents: text, form } = this.words.settings;
    const group = this.groups.find(({ id }) => id === groupId)?.name ?? groupId;
    const type = text.types[accountType];
    return html`<tr>
      <td class="name" dir="auto" title=${agentId}>${name}</td>
      <td class="short">
        <span class="tag ${accountType === 'frozen' ? 'warn' : ''}" title=${type.means}>${type.name}</span>
      </td>
      <td class="team" dir="auto">${teamId ?? text.none}</td>
      <td class="team" dir="auto">${group ?? text.none}</td>
      <td class="short figure">${from ?? text.always}</td>
      <td class="actions">
        <button
          type="button"
          class="icon-button"
          aria-label="${form.edit}: ${name}"
          title=${form.edit}
          @click=${() => {
            this._editing = agentId;
          }}
        >
          ${icon(pencil)}
        </button>
      </td>
    </tr>`;
  }

  readonly #save: StatisticsAgentDialog['save'] = async (agentId, change) => {
    await this.save(agentId, change);
    const name = this.accounts.find((one) => one.agentId === agentId)?.name ?? agentId;
    this._told = this.words.settings.statisticsAgents.saved(name);
  };
}
