import type { AgentChange, AgentSetup } from '@shopbell/sdk/admin';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { saveProblem } from '../form/problems.ts';
import { settingsStyle } from '../settingsStyle.ts';

/** RT-43: the highest capacity that the desk takes. */
const maximumCapacity = 10_000;

/** Name, receiving (AC-03) and capacity (RT-43) of one agent. */
export class AgentDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    agent: { attribute: false },
    save: { attribute: false },
    _name: { state: true },
    _receiving: { state: true },
    _capacity: { state: true },
    _busy: { state: true },
    _tried: { state: true },
    _error: { state: true },
  };

  declare agent: AgentSetup | undefined;
  declare save: (agentId: string, change: AgentChange) => Promise<void>;
  declare _name: string;
  declare _receiving: boolean;
  /** Null: any number. */
  declare _capacity: number | null;
  declare _busy: boolean;
  declare _tried: boolean;
  declare _error: unknown;

  constructor() {
    super();
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    settingsStyle,
    css`
      input[type='number'] {
        inline-size: 112px;
      }
    `,
  ];

  protected override opening(): void {
    this._name = this.agent?.name ?? '';
    this._receiving = this.agent?.receiving ?? true;
    this._capacity = this.agent?.capacity ?? null;
    this._busy = false;
    this._tried = false;
    this._error = undefined;
  }

  protected override heading(): string {
    return this.words.settings.agents.editTitle(this.agent?.name ?? '');
  }

  protected override close(): void {
    tell(this, 'edit-agent', undefined);
  }

  protected override body(): TemplateResult {
    const { agents: text, form } = this.words.settings;
    const wrong = this.#wrong;
    const nameWrong = this._tried && this._name.trim() === '';
    const problem = this._error === undefined ? '' : saveProblem(this._error, this.words);
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <label class="field"
        ><span class="label">${text.name}</span
        ><input
          type="text"
          maxlength="100"
          autocomplete="off"
          aria-invalid=${nameWrong ? 'true' : 'false'}
          .value=${live(this._name)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            this._name = event.target.value;
          }}
        />${nameWrong ? html`<span class="wrong">${form.required}</span>` : nothing}</label
      >
      <label class="check"
        ><input
          type="checkbox"
          .checked=${live(this._receiving)}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            this._receiving = event.target.checked;
          }}
        /><span>${text.receiving}</span><span class="hint">${text.receivingMeans}</span></label
      >
      <fieldset>
        <legend>${text.capacity}</legend>
        <label class="check"
          ><input
            type="radio"
            name="capacity"
            .checked=${live(this._capacity === null)}
            @change=${() => {
              this._capacity = null;
            }}
          /><span>${text.unlimited}</span></label
        >
        <div class="row">
          <label class="check"
            ><input
              type="radio"
              name="capacity"
              .checked=${live(this._capacity !== null)}
              @change=${() => {
                this._capacity = 20;
              }}
            /><span>${text.limited}</span></label
          ><input
            type="number"
            min="0"
            max=${maximumCapacity}
            step="1"
            aria-label=${text.capacity}
            aria-invalid=${wrong ? 'true' : 'false'}
            ?disabled=${this._capacity === null}
            .value=${live(this._capacity === null || Number.isNaN(this._capacity) ? '' : String(this._capacity))}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              this._capacity = event.target.valueAsNumber;
            }}
          />${wrong ? html`<span class="wrong">${text.capacityWrong}</span>` : nothing}
        </div>
        <p class="hint">${text.capacityMeans}</p>
      </fieldset>
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

  get #wrong(): boolean {
    const capacity = this._capacity;
    return capacity !== null && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= maximumCapacity);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this._tried = true;
    const { agent } = this;
    if (!agent || this._busy || this.#wrong || this._name.trim() === '') return;
    // Only what was changed: whatever a colleague changes meanwhile stays theirs.
    const change: AgentChange = {
      ...(this._name === agent.name ? {} : { name: this._name }),
      ...(this._receiving === agent.receiving ? {} : { receiving: this._receiving }),
      ...(this._capacity === agent.capacity ? {} : { capacity: this._capacity }),
    };
    this._busy = true;
    this._error = undefined;
    try {
      await this.save(agent.id, change);
      this.close();
    } catch (error) {
      this._error = error;
    } finally {
      this._busy = false;
    }
  }
}
