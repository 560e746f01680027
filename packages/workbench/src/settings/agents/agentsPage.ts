import type { AgentSetup, GroupSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { circleHelp, pencil } from '../../icons/icons.ts';
import { statusIcons } from '../../icons/meanings.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { matching } from '../../transfer/targets.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';

const rowsShown = 50;
const groupsShown = 3;

/** Everybody who serves customers: receiving, capacity, load, status and groups at one glance. */
export class AgentsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    agents: { attribute: false },
    groups: { attribute: false },
    _typed: { state: true },
    _page: { state: true },
  };

  declare words: Words;
  declare agents: readonly AgentSetup[];
  declare groups: readonly GroupSetup[];
  declare _typed: string;
  declare _page: number;

  constructor() {
    super();
    this.words = en;
    this.agents = [];
    this.groups = [];
    this._typed = '';
    this._page = 0;
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

      .status {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        white-space: nowrap;
      }

      .status svg {
        inline-size: 14px;
        block-size: 14px;
        color: var(--ink-muted);
      }

      .status.online svg {
        color: var(--good);
      }

      .status.away svg {
        color: var(--slow);
      }

      .who {
        min-inline-size: 120px;
      }

      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .groups {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }

      .who .groups {
        display: none;
      }

      @media (max-width: 959px) {
        .in-groups {
          display: none;
        }

        .who .groups {
          display: flex;
          max-inline-size: 220px;
          margin-block-start: 4px;
        }
      }

      .groups .tag {
        display: block;
        overflow: hidden;
        max-inline-size: 100%;
        text-overflow: ellipsis;
      }

      .actions {
        inline-size: 76px;
        white-space: nowrap;
      }
    `,
  ];

  override render() {
    const { words } = this;
    const text = words.settings.agents;
    const found = matching(this.agents, this._typed);
    const page = pageOf(found, this._page, rowsShown);
    const names = new Map(this.groups.map(({ id, name }) => [id, name]));
    return html`<div class="page wide">
      <h2>${words.settings.pages.agents}</h2>
      <input
        type="search"
        class="search"
        aria-label=${text.search}
        placeholder=${text.search}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
          this._page = 0;
        }}
      />
      ${
        found.length === 0
          ? html`<p class="empty">
              ${this.agents.length === 0 ? text.empty : words.settings.form.nothingFound}
            </p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${text.columns.name}</th>
                    <th scope="col">${text.columns.status}</th>
                    <th scope="col">${text.columns.receiving}</th>
                    <th scope="col" class="number">${text.columns.load}</th>
                    <th scope="col" class="number">${text.columns.capacity}</th>
                    <th scope="col" class="in-groups">${text.columns.groups}</th>
                    <th class="actions"><span class="hidden-text">${text.columns.actions}</span></th>
                  </tr>
                </thead>
                <tbody>
                  ${repeat(
                    page.rows,
                    ({ id }) => id,
                    (agent) => this.#row(agent, names),
                  )}
                </tbody>
              </table>
            </div>`
      }
      ${pager(page, words, (to) => {
        this._page = to;
      })}
    </div>`;
  }

  /** In a column of their own, and below the name where there is no room for one. */
  #groups(groups: readonly string[]) {
    const more = groups.length - groupsShown;
    return html`<span class="groups" title=${groups.join(', ')}>
      ${groups.length === 0 ? html`<span class="hint">${this.words.settings.agents.noGroup}</span>` : nothing}
      ${groups.slice(0, groupsShown).map((group) => html`<span class="tag" dir="auto">${group}</span>`)}
      ${more > 0 ? html`<span class="tag">+${more}</span>` : nothing}
    </span>`;
  }

  #row(agent: AgentSetup, names: ReadonlyMap<string, string>) {
    const { words } = this;
    const text = words.settings.agents;
    const { id, name, status, receiving, capacity, load, groupIds } = agent;
    const full = capacity !== null && load >= capacity;
    const groups = groupIds.map((groupId) => names.get(groupId) ?? groupId);
    return html`<tr>
      <td class="who"><span class="name" dir="auto">${name}</span>${this.#groups(groups)}</td>
      <td>
        <span class="status ${status}">${icon(statusIcons[status])}${words.status.names[status]}</span>
      </td>
      <td class="short">
        ${receiving ? text.receives : html`<span class="tag warn">${text.receivesNot}</span>`}
      </td>
      <td class="number">${full && load > 0 ? html`<span class="tag warn">${load}</span>` : load}</td>
      <td class="number">${capacity ?? text.unlimited}</td>
      <td class="in-groups">${this.#groups(groups)}</td>
      <td class="actions">
        <button
          type="button"
          class="icon-button"
          aria-label="${text.why}: ${name}"
          title=${text.why}
          @click=${() => {
            tell(this, 'explain-agent', id);
          }}
        >
          ${icon(circleHelp)}</button
        ><button
          type="button"
          class="icon-button"
          aria-label="${words.settings.form.edit}: ${name}"
          title=${words.settings.form.edit}
          @click=${() => {
            tell(this, 'edit-agent', id);
          }}
        >
          ${icon(pencil)}
        </button>
      </td>
    </tr>`;
  }
}
