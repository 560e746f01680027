import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { users } from '../icons/icons.ts';
import { statusIcons } from '../icons/meanings.ts';
import { forms } from '../styles/forms.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { matching, type Target } from './targets.ts';

/** So many are listed; a name typed finds the others. */
const listed = 50;

/** Targets to choose one of: a search, and radio buttons below. Enter in the search takes the first that can be taken. */
export class TargetList extends LitElement {
  static override properties = {
    words: { attribute: false },
    targets: { attribute: false },
    chosen: { attribute: false },
    label: { attribute: false },
    searchLabel: { attribute: false },
    anyStatus: { attribute: false },
    _typed: { state: true },
  };

  declare words: Words;
  declare targets: readonly Target[];
  /** Id of the chosen one. */
  declare chosen: string | undefined;
  declare label: string;
  declare searchLabel: string;
  /** Whoever is away can take it too, whatever the shop's profile. */
  declare anyStatus: boolean;
  declare _typed: string;

  constructor() {
    super();
    this.words = en;
    this.targets = [];
    this.label = '';
    this.searchLabel = '';
    this.anyStatus = false;
    this._typed = '';
  }

  static override styles = [
    shared,
    forms,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      .targets {
        block-size: 268px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-y: auto;
      }

      .target {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 38px;
        padding: 4px 12px;
        border-block-end: 1px solid var(--line);
        cursor: pointer;
        line-height: 20px;
      }

      .target:hover {
        background: var(--ground-hover);
      }

      .target:has(:checked) {
        background: var(--accent-tint);
      }

      .target.refused {
        color: var(--ink-muted);
        cursor: not-allowed;
      }

      .target svg {
        color: var(--ink-muted);
      }

      .target.online svg {
        color: var(--good);
      }

      .target.away svg {
        color: var(--slow);
      }

      .name {
        flex: none;
        max-inline-size: 60%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .facts {
        margin-inline-start: auto;
        color: var(--ink-muted);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
        text-align: end;
      }

      .facts .busy {
        color: var(--slow);
      }

      .rest {
        padding: 10px 12px;
        color: var(--ink-muted);
        font-size: var(--text-s);
      }
    `,
  ];

  override render() {
    const text = this.words.reception.transfer;
    const targets = matching(this.targets, this._typed);
    return html`<input
        type="search"
        autocomplete="off"
        aria-label=${this.searchLabel}
        placeholder=${this.searchLabel}
        .value=${live(this._typed)}
        @input=${(event: InputEvent & { target: HTMLInputElement }) => {
          this._typed = event.target.value;
        }}
        @keydown=${this.#onSearchKey}
      />
      <div class="targets" role="radiogroup" aria-label=${this.label}>
        ${repeat(
          targets.slice(0, listed),
          (target) => target.id,
          (target) => this.#target(target),
        )}
        ${targets.length === 0 ? html`<p class="rest">${text.notFound}</p>` : nothing}
        ${targets.length > listed ? html`<p class="rest">${text.more(targets.length - listed)}</p>` : nothing}
      </div>`;
  }

  focusSearch(): void {
    void this.updateComplete.then(() => this.shadowRoot?.querySelector('input')?.focus());
  }

  /** Another kind of targets: what was typed for the other is forgotten. */
  forget(): void {
    this._typed = '';
  }

  #target(target: Target) {
    const text = this.words.reception.transfer;
    const { id, name, refused } = target;
    return html`<label
      class="target ${target.kind === 'agent' ? target.status : ''} ${refused === undefined ? '' : 'refused'}"
      title=${refused === undefined ? nothing : text.unavailable[refused]}
    >
      <input
        type="radio"
        name="target"
        value=${id}
        .checked=${live(this.chosen === id)}
        ?disabled=${refused !== undefined}
        @change=${() => {
          tell(this, 'target', { id, done: false });
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // Else the key would go on to whatever gets the focus.
          event.preventDefault();
          tell(this, 'target', { id, done: true });
        }}
      />
      ${icon(target.kind === 'agent' ? statusIcons[target.status] : users)}
      <span class="name" dir="auto">${name}</span>
      <span class="facts">${this.#facts(target)}</span>
    </label>`;
  }

  #facts(target: Target) {
    const { reception, status: statusWords } = this.words;
    const text = reception.transfer;
    if (target.refused === 'self') return text.you;
    if (target.refused !== undefined) return text.unavailable[target.refused];
    if (target.kind === 'agent') {
      return target.status === 'away' && !this.anyStatus ? text.awayHint : statusWords.names[target.status];
    }
    const free = target.free > 0 ? text.free(target.free) : text.nobodyFree;
    return target.waiting > 0
      ? html`${free} · <span class="busy">${text.waiting(target.waiting)}</span>`
      : free;
  }

  /** From the search straight to what was found. */
  #onSearchKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    const radios = [...(this.shadowRoot?.querySelectorAll<HTMLInputElement>('.targets input:enabled') ?? [])];
    const [first] = radios;
    event.preventDefault();
    if (!first) return;
    const taken = radios.find((radio) => radio.checked) ?? first;
    if (event.key === 'Enter') tell(this, 'target', { id: first.value, done: true });
    else {
      tell(this, 'target', { id: taken.value, done: false });
      taken.focus();
    }
  }
}
