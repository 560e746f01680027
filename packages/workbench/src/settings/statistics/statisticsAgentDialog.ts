import {
  isShopbellError,
  type GroupSetup,
  type StatisticsAccount,
  type StatisticsAccountChange,
} from '@shopbell/sdk/admin';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { choiceField } from '../form/fields.ts';
import { showFirstWrong } from '../form/firstWrong.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';

const longestTeam = 128;

/** Empty texts: none. */
interface Draft {
  readonly accountType: StatisticsAccount['accountType'];
  readonly teamId: string;
  readonly groupId: string;
}

/** What one agent's work counts for, from today on (CF-05). */
export class StatisticsAgentDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    account: { attribute: false },
    groups: { attribute: false },
    teams: { attribute: false },
    today: { attribute: false },
    save: { attribute: false },
    _draft: { state: true },
    _tried: { state: true },
    _busy: { state: true },
    _error: { state: true },
  };

  declare account: StatisticsAccount | undefined;
  declare groups: readonly GroupSetup[];
  /** Teams that there are. */
  declare teams: readonly string[];
  declare today: string;
  declare save: (agentId: string, change: Partial<StatisticsAccountChange>) => Promise<void>;
  declare _draft: Draft;
  /** From then on what is wrong is marked. */
  declare _tried: boolean;
  declare _busy: boolean;
  declare _error: unknown;
  /** As it was when the dialog opened: what is not changed here is not told. */
  #base: Draft = draftOf(undefined);
  /** How often it opened: an answer is for the opening that it was asked in. */
  #opened = 0;

  constructor() {
    super();
    this.groups = [];
    this.teams = [];
    this.today = '';
    this._draft = draftOf(undefined);
    this._tried = false;
    this._busy = false;
  }

  static override styles = [...Modal.styles, settingsStyle];

  protected override opening(): void {
    this.#opened += 1;
    this.#base = draftOf(this.account);
    this._draft = this.#base;
    this._tried = false;
    this._busy = false;
    this._error = undefined;
  }

  protected override heading(): string {
    const { account } = this;
    return this.words.settings.statisticsAgents.editTitle(account?.name ?? account?.agentId ?? '');
  }

  protected override close(): void {
    tell(this, 'edit-counted', undefined);
  }

  get #teamWrong(): boolean {
    const { teamId } = this._draft;
    return teamId.trim() !== teamId || teamId.length > longestTeam;
  }

  protected override body(): TemplateResult {
    const { statisticsAgents: text, form } = this.words.settings;
    const { accountType, teamId, groupId } = this._draft;
    const wrong = this._tried && this.#teamWrong;
    const unknown = groupId !== '' && !this.groups.some(({ id }) => id === groupId);
    const problem = isShopbellError(this._error, 'NOT_FOUND')
      ? text.gone
      : saveProblem(this._error, this.words);
    return html`<form class="body" novalidate @submit=${this.#submit}>
      ${choiceField({
        name: 'accountType',
        words: { name: text.type, choices: text.types },
        value: accountType,
        change: (chosen) => {
          this.#set({ accountType: chosen });
        },
      })}
      <label class="field"
        ><span class="label">${text.team}</span
        ><input
          type="text"
          name="team"
          list="teams"
          autocomplete="off"
          aria-describedby="team-means"
          aria-invalid=${wrong ? 'true' : 'false'}
          .value=${live(teamId)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this.#set({ teamId: event.target.value });
          }}
        /><datalist id="teams">${this.teams.map((team) => html`<option value=${team}></option>`)}</datalist
        ><span id="team-means" class="hint">${text.teamMeans}</span>${
          wrong ? html`<span class="wrong">${text.teamWrong}</span>` : nothing
        }</label
      >
      <label class="field"
        ><span class="label">${text.group}</span
        ><select
          name="group"
          aria-describedby="group-means"
          @change=${(event: Event & { target: HTMLSelectElement }) => {
            this.#set({ groupId: event.target.value });
          }}
        >
          <option value="" .selected=${live(groupId === '')}>${text.noGroup}</option>
          ${unknown ? html`<option value=${groupId} .selected=${live(true)}>${groupId}</option>` : nothing}
          ${this.groups.map(
            ({ id, name }) => html`<option value=${id} .selected=${live(id === groupId)}>${name}</option>`,
          )}</select
        ><span id="group-means" class="hint">${text.groupMeans}</span></label
      >
      <p class="callout plain">${text.from(this.today)}</p>
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
          ${this._busy ? form.saving : form.save}
        </button>
      </div>
    </form>`;
  }

  #set(change: Partial<Draft>): void {
    this._draft = { ...this._draft, ...change };
    this._error = undefined;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { account } = this;
    if (this._busy || !account) return;
    this._tried = true;
    if (this.#teamWrong) {
      await this.updateComplete;
      showFirstWrong(this.shadowRoot);
      return;
    }
    const change = Object.fromEntries(
      Object.entries(this._draft).filter(([key, value]) => this.#base[key as keyof Draft] !== value),
    ) as Partial<StatisticsAccountChange>;
    // Nothing changed is nothing to be saved.
    if (Object.keys(change).length === 0) {
      this.close();
      return;
    }
    this._busy = true;
    this._error = undefined;
    const opened = this.#opened;
    try {
      await this.save(account.agentId, change);
      if (opened !== this.#opened) return;
      this.close();
    } catch (error) {
      if (opened !== this.#opened) return;
      this._error = error;
    }
    this._busy = false;
  }
}

function draftOf(account: StatisticsAccount | undefined): Draft {
  const { accountType = 'presale', teamId = '', groupId = '' } = account ?? {};
  return { accountType, teamId, groupId };
}
