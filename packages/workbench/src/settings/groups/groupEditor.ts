import type { AdminClient, AgentSetup, GroupSetup, Page } from '@shopbell/sdk/admin';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { chevronLeft, trash, triangleAlert } from '../../icons/icons.ts';
import { pageIcons } from '../../icons/meanings.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import type { PreviewedChange } from '../preview/routingPreview.ts';
import { settingsStyle } from '../settingsStyle.ts';
import {
  draftOf,
  holders,
  newGroup,
  pages,
  problemsOf,
  refusedFields,
  type GroupDraft,
  type GroupProblems,
} from './groupDraft.ts';
import { mergeDrafts } from './mergeDrafts.ts';
import { groupEditorStyle } from './groupStyle.ts';

const nameLength = 100;
const flags = ['allowDefaultFallback', 'overflow', 'enabled'] as const;

const wrong = (problem: string | undefined) =>
  problem === undefined ? nothing : html`<p class="wrong" dir="auto">${problem}</p>`;

/** One group (RT-02 … RT-29), saved whole or not at all, with every reason beside its field. */
export class GroupEditor extends LitElement {
  static override properties = {
    words: { attribute: false },
    group: { attribute: false },
    groups: { attribute: false },
    agents: { attribute: false },
    save: { attribute: false },
    previewRouting: { attribute: false },
    now: { attribute: false },
  };

  declare words: Words;
  /** Undefined: a new one. */
  declare group: GroupSetup | undefined;
  declare groups: readonly GroupSetup[];
  declare agents: readonly AgentSetup[];
  /** Stores a change made to this version of the group, or a new group. */
  declare save: (change: Partial<GroupDraft>, version: number) => Promise<GroupSetup>;
  declare previewRouting: AdminClient['previewRouting'];
  /** Any instant of today. */
  declare now: number;

  readonly #form = new FormController<GroupDraft>(
    this,
    async (change, version) => storedOf(await this.save(change, version)),
    mergeDrafts,
  );
  #held: ReadonlyMap<string, string> = new Map();
  /** Another group than before is to be edited. */
  #begun = false;
  #previewed: { readonly mine: Partial<GroupDraft>; readonly change: PreviewedChange } | undefined;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.agents = [];
    this.now = 0;
    hear(this, 'skus', (skus) => {
      this.#form.set('skus', [...skus]);
    });
    hear(this, 'members', (members) => {
      this.#form.set('members', members);
    });
    hear(this, 'save-edits', () => void this.#form.submit(Object.keys(this.#wrong()).length === 0));
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
    });
  }

  static override styles = [shared, buttons, forms, settingsStyle, groupEditorStyle];

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('group');
    const stored = this.group ? storedOf(this.group) : { value: newGroup, version: 0 };
    const another = changed.has('group') && before?.id !== this.group?.id;
    // What was just created is what was being edited.
    const created = before === undefined && this.#form.justSaved;
    this.#begun = !this.hasUpdated || (another && !created);
    if (this.#begun) this.#form.start(stored);
    else this.#form.offer(stored);
    if (changed.has('groups') || changed.has('group')) this.#held = holders(this.groups, this.group?.id);
  }

  /** Whoever chose a group is in it: a new one gets its name first. */
  override updated(): void {
    if (!this.#begun) return;
    this.#begun = false;
    this.shadowRoot?.querySelector<HTMLElement>(this.group ? 'h2' : '[name=name]')?.focus();
  }

  override render() {
    const draft = this.#form.value;
    if (!draft) return nothing;
    const text = this.words.settings.groups;
    const form = this.#form;
    const isDefault = this.group?.isDefault === true;
    const problems: GroupProblems = {
      ...(form.tried ? this.#wrong() : {}),
      ...refusedFields(form.error, { draft, agents: this.agents }, this.words),
    };
    return html`<form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        tell(this, 'save-edits');
      }}
    >
      <header class="row">
        <button
          type="button"
          class="icon-button back"
          aria-label=${text.backToList}
          @click=${() => {
            tell(this, 'close-group');
          }}
        >
          ${icon(chevronLeft)}
        </button>
        <h2 class="grow" tabindex="-1" dir="auto">${this.group?.name ?? text.newTitle}</h2>
        ${
          this.group && !isDefault
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'ask-delete-group');
                }}
              >
                ${icon(trash)}${text.delete}
              </button>`
            : nothing
        }
      </header>
      ${isDefault ? html`<p class="callout plain">${text.defaultMeans}</p>` : nothing}
      <section class="section">
        <label class="field"
          ><span class="label">${text.name}</span
          ><input
            type="text"
            name="name"
            maxlength=${nameLength}
            autocomplete="off"
            aria-describedby="name-means"
            aria-invalid=${problems.name === undefined ? 'false' : 'true'}
            .value=${live(draft.name)}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              form.set('name', event.target.value);
            }}
          /><span id="name-means" class=${problems.name === undefined ? 'hint' : 'wrong'}
            >${problems.name ?? text.nameHint}</span
          ></label
        >
        ${this.#contested('name')}
      </section>
      ${isDefault ? nothing : this.#scope(draft, problems)}
      <section class="section">
        <h3>${text.members}</h3>
        <p class="hint">${text.membersHint}</p>
        ${wrong(problems.members)}
        <member-table .words=${this.words} .members=${draft.members} .agents=${this.agents}></member-table>
        ${this.#contested('members')}
      </section>
      ${isDefault ? nothing : this.#options(draft)}
      <routing-preview
        .words=${this.words}
        .ask=${this.previewRouting}
        .now=${this.now}
        .change=${this.#change()}
      ></routing-preview>
      <save-bar
        .words=${this.words}
        .dirty=${form.dirty}
        .always=${this.group === undefined}
        .busy=${form.busy}
        .stale=${form.stale}
        .saved=${form.justSaved}
        .problem=${
          Object.keys(problems).length > 0 && form.error === undefined
            ? this.words.settings.form.refused
            : saveProblem(form.error, this.words)
        }
      ></save-bar>
    </form>`;
  }

  /** What is tried out: of a new group all of it, else what was changed. The same as long as nobody edits. */
  #change(): PreviewedChange | undefined {
    const { mine, dirty } = this.#form;
    if (!dirty) return undefined;
    if (this.#previewed?.mine !== mine) {
      const { group } = this;
      const change = { group: group ? { id: group.id, change: mine } : { change: { ...newGroup, ...mine } } };
      this.#previewed = { mine, change };
    }
    return this.#previewed.change;
  }

  #scope(draft: GroupDraft, problems: GroupProblems) {
    const text = this.words.settings.groups;
    return html`<section class="section">
      <h3>${text.scope}</h3>
      <p class="hint">${text.scopeHint}</p>
      ${wrong(problems.scope)}
      <fieldset>
        <legend>${text.pages}</legend>
        ${wrong(problems.pages)}
        <div class="pages">${pages.map((page) => this.#page(page, draft))}</div>
      </fieldset>
      ${this.#contested('pages')}
      <fieldset>
        <legend>${text.skus}</legend>
        ${wrong(problems.skus)}
        <sku-field
          .words=${this.words}
          .skus=${draft.skus}
          .takenBy=${(sku: string) => this.#held.get(`sku:${sku}`)}
        ></sku-field>
      </fieldset>
      ${this.#contested('skus')}
    </section>`;
  }

  #page(page: Page, draft: GroupDraft) {
    const holder = this.#held.get(`page:${page}`);
    return html`<label class="choice ${holder === undefined ? '' : 'taken'}"
      ><input
        type="checkbox"
        value=${page}
        .checked=${live(draft.pages.includes(page))}
        ?disabled=${holder !== undefined}
        @change=${() => {
          const without = draft.pages.filter((one) => one !== page);
          const chosen = without.length < draft.pages.length ? without : [...draft.pages, page];
          this.#form.set(
            'pages',
            pages.filter((one) => chosen.includes(one)),
          );
        }}
      /><span class="page-name">${icon(pageIcons[page])}${this.words.page[page]}</span>${
        holder === undefined
          ? nothing
          : html`<span class="hint">${this.words.settings.groups.takenBy(holder)}</span>`
      }</label
    >`;
  }

  #options(draft: GroupDraft) {
    const text = this.words.settings.groups;
    const words = {
      allowDefaultFallback: [text.fallback, text.fallbackMeans],
      overflow: [text.overflow, text.overflowMeans],
      enabled: [text.enabled, text.enabledMeans],
    } as const;
    return html`<section class="section">
      <h3>${text.options}</h3>
      ${flags.map(
        (flag) =>
          html`<label class="check"
              ><input
                type="checkbox"
                name=${flag}
                .checked=${live(draft[flag])}
                @change=${(event: Event & { target: HTMLInputElement }) => {
                  this.#form.set(flag, event.target.checked);
                }}
              /><span>${words[flag][0]}</span><span class="hint">${words[flag][1]}</span></label
            >
            ${this.#contested(flag)}`,
      )}
    </section>`;
  }

  #contested(key: keyof GroupDraft) {
    return this.#form.isContested(key)
      ? html`<p class="contested">${icon(triangleAlert)}${this.words.settings.form.theirs}</p>`
      : nothing;
  }

  #wrong(): GroupProblems {
    const draft = this.#form.value;
    if (!draft) return {};
    const { groups, group } = this;
    return problemsOf(draft, { groups, id: group?.id, isDefault: group?.isDefault === true }, this.words);
  }
}

function storedOf(group: GroupSetup): Stored<GroupDraft> {
  return { value: draftOf(group), version: group.version };
}
