import type { AgentChange, AgentSetup } from '@shopbell/sdk/admin';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tell } from '../../app/events.ts';
import { Modal } from '../../frame/modal.ts';
import { FormController, type Stored } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { staleCallout } from '../form/staleCallout.ts';
import { settingsStyle } from '../settingsStyle.ts';

/** RT-43: the highest capacity that the desk takes. */
const maximumCapacity = 10_000;

type AgentDraft = Pick<AgentSetup, 'name' | 'receiving' | 'capacity'>;

const blank: AgentDraft = { name: '', receiving: true, capacity: null };

/** Name, receiving (AC-03) and capacity (RT-43) of one agent. */
export class AgentDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    agent: { attribute: false },
    save: { attribute: false },
  };

  /** As the server has it now. */
  declare agent: AgentSetup | undefined;
  declare save: (agentId: string, change: AgentChange, version: number) => Promise<AgentSetup>;

  readonly #form = new FormController<AgentDraft>(this, async (change, version) => {
    if (!this.agent) throw new TypeError('There is nobody to be changed.');
    return storedOf(await this.save(this.agent.id, change, version));
  });

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
    this.#form.start(this.agent && storedOf(this.agent));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.open) this.#form.start(undefined);
    else if (this.agent) this.#form.offer(storedOf(this.agent));
  }

  protected override heading(): string {
    return this.words.settings.agents.editTitle(this.agent?.name ?? '');
  }

  protected override close(): void {
    tell(this, 'edit-agent', undefined);
  }

  protected override body(): TemplateResult {
    const { agents: text, form: formText } = this.words.settings;
    const form = this.#form;
    const { name, receiving, capacity } = this.#draft;
    const wrong = this.#wrong;
    const nameWrong = form.tried && name.trim() === '';
    const problem = saveProblem(form.error, this.words);
    return html`<form class="body" novalidate @submit=${this.#submit}>
      <label class="field"
        ><span class="label">${text.name}</span
        ><input
          type="text"
          maxlength="100"
          autocomplete="off"
          aria-invalid=${nameWrong ? 'true' : 'false'}
          .value=${live(name)}
          @input=${(event: InputEvent & { target: HTMLInputElement }) => {
            form.set('name', event.target.value);
          }}
        />${nameWrong ? html`<span class="wrong">${formText.required}</span>` : nothing}</label
      >
      <label class="check"
        ><input
          type="checkbox"
          .checked=${live(receiving)}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            form.set('receiving', event.target.checked);
          }}
        /><span>${text.receiving}</span><span class="hint">${text.receivingMeans}</span></label
      >
      <fieldset>
        <legend>${text.capacity}</legend>
        <label class="check"
          ><input
            type="radio"
            name="capacity"
            .checked=${live(capacity === null)}
            @change=${() => {
              form.set('capacity', null);
            }}
          /><span>${text.unlimited}</span></label
        >
        <div class="row">
          <label class="check"
            ><input
              type="radio"
              name="capacity"
              .checked=${live(capacity !== null)}
              @change=${() => {
                form.set('capacity', 20);
              }}
            /><span>${text.limited}</span></label
          ><input
            type="number"
            min="0"
            max=${maximumCapacity}
            step="1"
            aria-label=${text.capacity}
            aria-invalid=${wrong ? 'true' : 'false'}
            ?disabled=${capacity === null}
            .value=${live(capacity === null || Number.isNaN(capacity) ? '' : String(capacity))}
            @input=${(event: InputEvent & { target: HTMLInputElement }) => {
              form.set('capacity', event.target.valueAsNumber);
            }}
          />${wrong ? html`<span class="wrong">${text.capacityWrong}</span>` : nothing}
        </div>
        <p class="hint">${text.capacityMeans}</p>
      </fieldset>
      <div role="alert">
        ${
          form.stale
            ? staleCallout(this.words, () => {
                form.takeLatest();
              })
            : nothing
        }
        ${problem ? html`<p class="callout bad">${problem}</p>` : nothing}
      </div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${formText.cancel}
        </button>
        <button class="button primary" aria-disabled=${form.busy || form.stale ? 'true' : nothing}>
          ${form.busy ? formText.saving : formText.save}
        </button>
      </div>
    </form>`;
  }

  get #draft(): AgentDraft {
    return this.#form.value ?? blank;
  }

  get #wrong(): boolean {
    const { capacity } = this.#draft;
    return capacity !== null && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= maximumCapacity);
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    // Nothing changed is nothing to be saved.
    const valid = !this.#wrong && this.#draft.name.trim() !== '';
    if (!this.#form.dirty || (await this.#form.submit(valid))) this.close();
  }
}

function storedOf({ name, receiving, capacity, version }: AgentSetup): Stored<AgentDraft> {
  return { value: { name, receiving, capacity }, version };
}
