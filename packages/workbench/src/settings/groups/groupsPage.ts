import type { AgentSetup, DeskWarnings, GroupSetup } from '@shopbell/sdk/admin';
import { LitElement, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { plus, triangleAlert } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { matching } from '../../transfer/targets.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { switchStyle, toggle } from '../form/toggle.ts';
import { settingsStyle } from '../settingsStyle.ts';
import type { GroupEditor } from './groupEditor.ts';
import { groupsPageStyle } from './groupStyle.ts';

/** Of a group in the list, in pixels. */
const itemHeight = 88;

/** Every group of the shop, the default one first, and the one that is being edited. */
export class GroupsPage extends LitElement {
  static override properties = {
    words: { attribute: false },
    groups: { attribute: false },
    agents: { attribute: false },
    warnings: { attribute: false },
    openId: { attribute: false },
    editing: { type: Boolean, reflect: true },
    save: { attribute: false },
    previewRouting: { attribute: false },
    now: { attribute: false },
    _typed: { state: true },
  };

  declare words: Words;
  declare groups: readonly GroupSetup[];
  declare agents: readonly AgentSetup[];
  declare warnings: DeskWarnings | undefined;
  /** The group being edited; `new` for one that is not there yet. */
  declare openId: string | undefined;
  /** Where there is room for one column, the editor is shown. */
  declare editing: boolean;
  declare save: GroupEditor['save'];
  declare previewRouting: GroupEditor['previewRouting'];
  /** Any instant of today. */
  declare now: number;
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.groups = [];
    this.agents = [];
    this.editing = false;
    this.now = 0;
    this._typed = '';
  }

  static override styles = [shared, buttons, forms, settingsStyle, switchStyle, groupsPageStyle];

  override willUpdate(): void {
    this.editing = this.openId !== undefined;
  }

  override render() {
    const { words } = this;
    const text = words.settings.groups;
    const group = this.groups.find(({ id }) => id === this.openId);
    const alarm = this.warnings?.warnings.some(({ code }) => code === 'NO_ROUTABLE_AGENT') === true;
    const shown = matching(this.groups, this._typed);
    return html`
      <section class="list" aria-label=${words.settings.pages.groups}>
        <div class="top">
          <input
            type="search"
            class="grow"
            aria-label=${words.settings.form.search}
            placeholder=${words.settings.form.search}
            .value=${live(this._typed)}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              this._typed = event.target.value;
            }}
          />
          <button
            type="button"
            class="button"
            @click=${() => {
              tell(this, 'open-group', 'new');
            }}
          >
            ${icon(plus)}${text.create}
          </button>
        </div>
        ${alarm ? html`<p class="callout alarm">${icon(triangleAlert)}${text.warnings.NO_ROUTABLE_AGENT}</p>` : nothing}
        <div class="rows">
          <row-list
            .rows=${shown}
            .keyOf=${idOf}
            .draw=${(one: GroupSetup) => this.#item(one)}
            .estimate=${itemHeight}
          ></row-list>
        </div>
        ${shown.length === 0 ? html`<p class="empty">${words.settings.form.nothingFound}</p>` : nothing}
      </section>
      <div class="detail">
        ${
          group !== undefined || this.openId === 'new'
            ? html`<group-editor
                .words=${words}
                .group=${group}
                .groups=${this.groups}
                .agents=${this.agents}
                .save=${this.save}
                .previewRouting=${this.previewRouting}
                .now=${this.now}
              ></group-editor>`
            : html`<p class="nothing">${this.openId === undefined ? text.pick : text.gone}</p>`
        }
      </div>
    `;
  }

  #item(group: GroupSetup) {
    const text = this.words.settings.groups;
    const warning = this.warnings?.warnings.find((one) => one.group?.id === group.id);
    return html`<div class="item">
      <div>
        <button
          type="button"
          class="open"
          aria-current=${group.id === this.openId ? 'true' : nothing}
          @click=${() => {
            tell(this, 'open-group', group.id);
          }}
        >
          <span class="item-name"
            ><span dir="auto">${group.name}</span
            >${group.isDefault ? html`<span class="tag">${text.isDefault}</span>` : nothing}${
              group.enabled ? nothing : html`<span class="tag warn">${text.disabled}</span>`
            }</span
          >
          <span class="chips">
            ${group.pages.map((page) => html`<span class="tag">${this.words.page[page]}</span>`)}
            ${group.skus.length > 0 ? html`<span class="tag figure">${text.skuCount(group.skus.length)}</span>` : nothing}
            ${group.isDefault ? html`<span class="tag">${text.noScope}</span>` : nothing}
            <span class="tag figure">${text.memberCount(group.members.length)}</span>
            ${
              warning && warning.code !== 'NO_ROUTABLE_AGENT'
                ? html`<span class="tag warn">${icon(triangleAlert)}${text.warnings[warning.code]}</span>`
                : nothing
            }
          </span>
        </button>
      </div>
      ${
        group.isDefault
          ? nothing
          : toggle({
              name: text.enable(group.name),
              on: group.enabled,
              change: (enabled) => {
                tell(this, 'enable-group', { id: group.id, enabled });
              },
            })
      }
    </div>`;
  }
}

function idOf({ id }: GroupSetup): string {
  return id;
}
