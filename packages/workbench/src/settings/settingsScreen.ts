import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient } from '@shopbell/sdk/agent';
import { LitElement, html, nothing } from 'lit';
import { hear, tell } from '../app/events.ts';
import { customerLabel } from '../customer/customerLabel.ts';
import { icon } from '../icons/icon.ts';
import { chevronLeft, circleAlert } from '../icons/icons.ts';
import { settingsIcons } from '../icons/meanings.ts';
import { forms } from '../styles/forms.ts';
import { buttons, shared } from '../styles/shared.ts';
import { WhyController } from '../why/whyController.ts';
import { en } from '../words/en.ts';
import { settingsPages, type SettingsPage } from '../words/settings/words.ts';
import type { Question, Words } from '../words/words.ts';
import { saveProblem } from './form/problems.ts';
import type { GroupDraft } from './groups/groupDraft.ts';
import { screenStyle } from './screenStyle.ts';
import { SettingsController } from './settingsController.ts';
import { settingsPage } from './settingsPage.ts';

/** Something to be asked before it is done. */
interface Asked {
  readonly question: Question;
  readonly run: () => Promise<void> | void;
}

/** A manager's settings of the shop: pages at the side, one of them shown. Unsaved changes are not lost unasked. */
export class SettingsScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    today: { attribute: false },
    _page: { state: true },
    _groupId: { state: true },
    _agentId: { state: true },
    _asked: { state: true },
    _problem: { state: true },
  };

  declare words: Words;
  declare today: number;
  declare _page: SettingsPage;
  declare _groupId: string | undefined;
  declare _agentId: string | undefined;
  declare _asked: Asked | undefined;
  declare _problem: string;

  readonly #settings: SettingsController;
  readonly #why: WhyController;
  readonly #hasReception: boolean;
  #whyOf = '';
  #dirty = false;

  constructor(admin: AdminClient, client: AgentClient, hasReception: boolean) {
    super();
    this.words = en;
    this.today = 0;
    this._page = 'groups';
    this._problem = '';
    this.#hasReception = hasReception;
    this.#settings = new SettingsController(this, admin, client);
    this.#why = new WhyController(this, {
      explain: (scope, at) => admin.explain(this.#whyOf, scope, at),
      trace: (conversationId) => admin.trace(conversationId),
    });
    hear(this, 'settings-dirty', (dirty) => {
      this.#dirty = dirty;
    });
    hear(this, 'reload-settings', () => {
      this.#settings.reload();
    });
    hear(this, 'open-group', (id) => {
      if (id !== this._groupId) this.leave(() => (this._groupId = id));
    });
    hear(this, 'close-group', () => {
      this.leave(() => (this._groupId = undefined));
    });
    hear(this, 'ask-delete-group', () => {
      this.#askDeleteGroup();
    });
    hear(this, 'enable-group', ({ id, enabled }) => {
      const group = this.#settings.groups.value?.find((one) => one.id === id);
      if (group) void this.#run(() => this.#settings.saveGroup(id, { enabled }, group.version));
    });
    hear(this, 'hours-of', (groupId) => {
      this.leave(() => {
        this.#settings.showHours(groupId);
      });
    });
    hear(this, 'edit-agent', (id) => {
      this._agentId = id;
    });
    hear(this, 'explain-agent', (id) => {
      this.#whyOf = id;
      this.#why.show(true);
    });
    hear(this, 'ask-unblock', (customerId) => {
      const question = this.words.settings.blocked.unblockQuestion(
        customerLabel({ id: customerId }, this.words),
      );
      this._asked = { question, run: () => this.#settings.unblock(customerId) };
    });
    hear(this, 'ask-delete-entry', ({ kind, id, name }) => {
      const question = this.words.settings.knowledge.deleteQuestion(name);
      this._asked = { question, run: () => this.#settings.deleteEntry(kind, id) };
    });
    hear(this, 'answered', (yes) => {
      const asked = this._asked;
      this._asked = undefined;
      if (yes && asked) void this.#run(asked.run);
    });
  }

  static override styles = [shared, buttons, forms, screenStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#settings.show(this._page);
    window.addEventListener('beforeunload', this.#unloading);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.#unloading);
  }

  override render() {
    const { words } = this;
    const text = words.settings;
    const why = this.#why;
    const agents = this.#settings.agentsNow;
    return html`<nav aria-label=${text.title}>
        ${
          this.#hasReception
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'show-settings', false);
                }}
              >
                ${icon(chevronLeft)}${text.back}
              </button>`
            : nothing
        }
        <ul>
          ${settingsPages.map(
            (page) =>
              html`<li>
                <button
                  type="button"
                  title=${text.pages[page]}
                  aria-current=${page === this._page ? 'page' : nothing}
                  @click=${() => {
                    this.#show(page);
                  }}
                >
                  ${icon(settingsIcons[page])}<span class="item">${text.pages[page]}</span>
                </button>
              </li>`,
          )}
        </ul>
      </nav>
      <main class=${this._page} tabindex="-1" aria-label=${text.pages[this._page]}>${this.#shown()}</main>
      <div role="alert" class="alert">
        ${this._problem ? html`<p class="callout bad">${icon(circleAlert)}${this._problem}</p>` : nothing}
      </div>
      <confirm-dialog .question=${this._asked?.question} .warning=${''}></confirm-dialog>
      <agent-dialog
        .words=${words}
        .open=${this._agentId !== undefined}
        .agent=${agents.find(({ id }) => id === this._agentId)}
        .save=${this.#settings.saveAgent}
      ></agent-dialog>
      <why-panel
        .words=${words}
        .open=${why.open}
        .agentName=${agents.find(({ id }) => id === this.#whyOf)?.name ?? ''}
        .now=${this.today}
        .explanation=${why.explanation}
        .then=${why.then}
        .past=${why.past}
        .pastProblem=${why.pastProblem}
        .busy=${why.busy}
        .failed=${why.failed}
      ></why-panel>`;
  }

  /** Runs at once, or once the agent has agreed to lose what was changed and not saved. */
  leave(then: () => void): void {
    if (!this.#dirty) {
      then();
      return;
    }
    const run = (): void => {
      this.#dirty = false;
      then();
    };
    this._asked = { question: this.words.settings.form.leaveQuestion, run };
  }

  #show(page: SettingsPage): void {
    if (page === this._page) {
      this.#enter();
      return;
    }
    this.leave(() => {
      this.#enter();
      this._page = page;
      this._groupId = undefined;
      this._problem = '';
      this.#settings.show(page);
    });
  }

  /** The keyboard goes on in the page, not through all the names of the others. */
  #enter(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector('main')?.focus();
    });
  }

  #shown() {
    const { words } = this;
    const settings = this.#settings;
    const resources = settings.resourcesOf(this._page);
    const failed = resources.find((resource) => resource.failed && resource.value === undefined);
    if (failed) {
      return html`<div class="state">
        <p>${failed.forbidden ? words.settings.form.forbidden : words.settings.form.loadFailed}</p>
        ${
          failed.forbidden
            ? nothing
            : html`<button
                type="button"
                class="button"
                @click=${() => {
                  settings.show(this._page);
                }}
              >
                ${words.settings.form.retry}
              </button>`
        }
      </div>`;
    }
    if (resources.some((resource) => resource.value === undefined)) {
      return html`<p class="state soon" role="status">${words.settings.form.loading}</p>`;
    }
    return settingsPage(this._page, {
      words,
      settings,
      groupId: this._groupId,
      today: this.today,
      saveGroup: this.#saveGroup,
      moveEntry: this.#moveEntry,
    });
  }

  readonly #saveGroup = async (change: Partial<GroupDraft>, version: number) => {
    const id = this._groupId === 'new' ? undefined : this._groupId;
    const group = await this.#settings.saveGroup(id, change, version);
    this._groupId = group.id;
    return group;
  };

  readonly #moveEntry: SettingsController['moveEntry'] = async (kind, id, step) => {
    await this.#run(() => this.#settings.moveEntry(kind, id, step));
  };

  #askDeleteGroup(): void {
    const group = this.#settings.groups.value?.find(({ id }) => id === this._groupId);
    if (!group) return;
    this._asked = {
      question: this.words.settings.groups.deleteQuestion(group.name),
      run: async () => {
        await this.#settings.deleteGroup(group.id);
        this._groupId = undefined;
      },
    };
  }

  /** What takes effect at once tells at once what did not work; what is shown is then read anew. */
  async #run(change: () => unknown): Promise<void> {
    this._problem = '';
    try {
      await change();
    } catch (error) {
      this._problem = saveProblem(error, this.words) || this.words.settings.form.changedMeanwhile;
      this.#settings.reload();
    }
  }

  readonly #unloading = (event: BeforeUnloadEvent): void => {
    if (this.#dirty) event.preventDefault();
  };
}
