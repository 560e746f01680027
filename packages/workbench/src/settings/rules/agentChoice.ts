import type { AgentSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { plus, x } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { matching } from '../../transfer/targets.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';

const suggested = 8;

/** Some agents of many: those chosen as chips, others found by name. */
export class AgentChoice extends LitElement {
  static override properties = {
    words: { attribute: false },
    agents: { attribute: false },
    chosen: { attribute: false },
    _typed: { state: true },
  };

  declare words: Words;
  declare agents: readonly AgentSetup[];
  /** Ids. */
  declare chosen: readonly string[];
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.agents = [];
    this.chosen = [];
    this._typed = '';
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .chip {
        display: inline-flex;
        gap: 2px;
        align-items: center;
        padding-inline-start: 10px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }

      .chip .icon-button {
        inline-size: 28px;
        block-size: 28px;
      }
    `,
  ];

  override render() {
    const text = this.words.settings.groups;
    const names = new Map(this.agents.map(({ id, name }) => [id, name]));
    const found =
      this._typed.trim() === ''
        ? []
        : matching(this.agents, this._typed).filter(({ id }) => !this.chosen.includes(id));
    return html`
      <ul>
        ${this.chosen.map((id) => {
          const name = names.get(id) ?? text.unknownAgent(id);
          return html`<li class="chip">
            <span dir="auto">${name}</span
            ><button
              type="button"
              class="icon-button"
              aria-label=${text.removeMember(name)}
              @click=${() => {
                this.#change(this.chosen.filter((one) => one !== id));
              }}
            >
              ${icon(x)}
            </button>
          </li>`;
        })}
      </ul>
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
          if (found[0]) this.#add(found[0].id);
        }}
      />
      ${
        this._typed.trim() !== '' && found.length === 0
          ? html`<p class="hint">${this.words.settings.form.nothingFound}</p>`
          : nothing
      }
      <ul>
        ${found.slice(0, suggested).map(
          ({ id, name }) =>
            html`<li>
              <button
                type="button"
                class="button"
                @click=${() => {
                  this.#add(id);
                }}
              >
                ${icon(plus)}${name}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  #add(id: string): void {
    this._typed = '';
    this.#change([...this.chosen, id]);
    this.shadowRoot?.querySelector('input')?.focus();
  }

  #change(ids: readonly string[]): void {
    tell(this, 'chosen-agents', ids);
  }
}
