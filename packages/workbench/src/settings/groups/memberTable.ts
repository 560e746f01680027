import type { AgentSetup, GroupSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { plus, x } from '../../icons/icons.ts';
import { statusIcons } from '../../icons/meanings.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { matching } from '../../transfer/targets.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { pageOf, pager } from '../form/pager.ts';
import { settingsStyle } from '../settingsStyle.ts';
import { defaultWeight, isWeight, maximumWeight } from './groupDraft.ts';

type Members = GroupSetup['members'];

const rowsShown = 50;
const suggested = 8;

/** Who belongs to a group, and with which weight (RT-13, RT-14, RT-16); the share is what the weights come to. */
export class MemberTable extends LitElement {
  static override properties = {
    words: { attribute: false },
    members: { attribute: false },
    agents: { attribute: false },
    _typed: { state: true },
    _page: { state: true },
  };

  declare words: Words;
  declare members: Members;
  /** Everybody of the shop. */
  declare agents: readonly AgentSetup[];
  declare _typed: string;
  declare _page: number;

  constructor() {
    super();
    this.words = en;
    this.members = [];
    this.agents = [];
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
        display: grid;
        gap: 8px;
      }

      .found {
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .found li + li {
        border-block-start: 1px solid var(--line);
      }

      .found button {
        display: flex;
        gap: 8px;
        align-items: center;
        inline-size: 100%;
        min-block-size: 34px;
        padding: 4px 12px;
        border: 0;
        background: none;
        cursor: pointer;
        text-align: start;
      }

      .found button:hover {
        background: var(--ground-hover);
      }

      .found .all {
        color: var(--accent);
      }

      .status {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        color: var(--ink-muted);
        font-size: var(--text-s);
        white-space: nowrap;
      }

      .status.online svg {
        color: var(--good);
      }

      .status svg {
        inline-size: 13px;
        block-size: 13px;
      }

      td:first-child,
      th:first-child {
        padding-inline-start: 0;
      }

      td:last-child {
        inline-size: 36px;
        padding: 0;
      }

      .weight {
        inline-size: 96px;
      }

      .weight input {
        inline-size: 72px;
        min-block-size: 30px;
      }

      .weight .wrong {
        display: block;
        white-space: nowrap;
      }

      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const text = this.words.settings.groups;
    const byId = new Map(this.agents.map((agent) => [agent.id, agent]));
    const page = pageOf(this.members, this._page, rowsShown);
    const total = this.members.reduce((sum, { weight }) => sum + (isWeight(weight) ? weight : 0), 0);
    return html`
      <input
        type="search"
        aria-label=${text.memberAdd}
        placeholder=${text.memberAdd}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          const [first] = this.#found();
          if (first) this.#add([first]);
        }}
      />
      ${this._typed.trim() === '' ? nothing : this.#suggestions()}
      ${
        this.members.length === 0
          ? html`<p class="hint">${text.noMembers}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${text.memberName}</th>
                  <th scope="col">${this.words.settings.agents.columns.status}</th>
                  <th scope="col">${text.weight}</th>
                  <th scope="col" class="number">${text.share}</th>
                  <th><span class="hidden-text">${this.words.settings.agents.columns.actions}</span></th>
                </tr>
              </thead>
              <tbody>
                ${repeat(
                  page.rows,
                  ({ agentId }) => agentId,
                  (member) => this.#row(member, byId.get(member.agentId), total),
                )}
              </tbody>
            </table>`
      }
      ${pager(page, this.words, (to) => {
        this._page = to;
      })}
    `;
  }

  #row({ agentId, weight }: Members[number], agent: AgentSetup | undefined, total: number) {
    const text = this.words.settings.groups;
    const name = agent?.name ?? text.unknownAgent(agentId);
    const valid = isWeight(weight);
    return html`<tr>
      <td class="name" dir="auto">${name}</td>
      <td>${agent ? this.#status(agent) : nothing}</td>
      <td class="weight">
        <input
          type="number"
          min="0"
          max=${maximumWeight}
          step="1"
          aria-label=${text.weightOf(name)}
          aria-invalid=${valid ? 'false' : 'true'}
          title=${valid ? nothing : text.weightWrong}
          .value=${live(Number.isNaN(weight) ? '' : String(weight))}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            const { value, valueAsNumber } = event.target;
            this.#change(
              this.members.map((one) =>
                one.agentId === agentId ? { agentId, weight: value === '' ? NaN : valueAsNumber } : one,
              ),
            );
          }}
        />
        ${valid ? nothing : html`<span class="wrong">${text.weightWrong}</span>`}
      </td>
      <td class="number">
        ${
          weight === 0
            ? html`<span class="tag">${text.transfersOnly}</span>`
            : valid
              ? html`${Math.round((weight / total) * 100)}%`
              : '–'
        }
      </td>
      <td>
        <button
          type="button"
          class="icon-button"
          aria-label=${text.removeMember(name)}
          title=${text.removeMember(name)}
          @click=${() => {
            this.#change(this.members.filter((one) => one.agentId !== agentId));
          }}
        >
          ${icon(x)}
        </button>
      </td>
    </tr>`;
  }

  #status({ status, receiving }: AgentSetup) {
    const { words } = this;
    return html`<span class="status ${status}"
      >${icon(statusIcons[status])}${words.status.names[status]}${
        receiving ? nothing : html` <span class="tag warn">${words.settings.agents.receivesNot}</span>`
      }</span
    >`;
  }

  #found(): readonly AgentSetup[] {
    const members = new Set(this.members.map(({ agentId }) => agentId));
    return matching(this.agents, this._typed).filter(({ id }) => !members.has(id));
  }

  #suggestions() {
    const found = this.#found();
    if (found.length === 0) return html`<p class="hint">${this.words.settings.form.nothingFound}</p>`;
    return html`<ul class="found">
      ${found.slice(0, suggested).map(
        (agent) =>
          html`<li>
            <button
              type="button"
              @click=${() => {
                this.#add([agent]);
              }}
            >
              ${icon(plus)}<span class="name grow" dir="auto">${agent.name}</span>${this.#status(agent)}
            </button>
          </li>`,
      )}
      ${
        found.length > 1
          ? html`<li>
              <button
                type="button"
                class="all"
                @click=${() => {
                  this.#add(found);
                }}
              >
                ${icon(plus)}${this.words.settings.groups.addFound(found.length)}
              </button>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #add(agents: readonly AgentSetup[]): void {
    this._typed = '';
    this.#change([...this.members, ...agents.map(({ id }) => ({ agentId: id, weight: defaultWeight }))]);
    this.shadowRoot?.querySelector('input')?.focus();
  }

  #change(members: Members): void {
    tell(this, 'members', members);
  }
}
