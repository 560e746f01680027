import { deskLimits, type GroupLoad, type RosterEntry, type TransferTarget } from '@shopbell/sdk/agent';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import type { TargetList } from './targetList.ts';
import { agentTargets, groupTargets, type Target } from './targets.ts';

/** Whom to pass a conversation to (RT-48), with a note for them. Arrows choose, Enter passes it on. */
export class TransferDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    customer: { attribute: false },
    roster: { attribute: false },
    lines: { attribute: false },
    meId: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    _kind: { state: true },
    _chosen: { state: true },
    _missing: { state: true },
  };

  declare customer: string;
  declare roster: readonly RosterEntry[];
  declare lines: readonly GroupLoad[];
  /** Who has the conversation. */
  declare meId: string;
  declare busy: boolean;
  /** Why it was refused, in plain words; empty if it was not. */
  declare problem: string;
  declare _kind: TransferTarget['kind'];
  declare _chosen: string | undefined;
  declare _missing: boolean;

  constructor() {
    super();
    this.customer = '';
    this.roster = [];
    this.lines = [];
    this.meId = '';
    this.busy = false;
    this.problem = '';
    this.opening();
  }

  static override styles = [
    ...Modal.styles,
    css`
      .kinds {
        display: flex;
        gap: 4px;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--ground);
      }

      .kinds button {
        flex: 1;
        min-block-size: 28px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink-muted);
        cursor: pointer;
      }

      .kinds button[aria-pressed='true'] {
        background: var(--accent-tint);
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  protected override heading(): string {
    return this.words.reception.transfer.title(this.customer);
  }

  protected override opening(): void {
    this._kind = 'agent';
    this._chosen = undefined;
    this._missing = false;
  }

  protected override close(): void {
    tell(this, 'close-transfer');
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('open') && this.open) this.#list?.focusSearch();
  }

  protected override body(): TemplateResult {
    const text = this.words.reception.transfer;
    const problem = this._missing ? text.chooseFirst : this.problem;
    return html`<form class="body" @submit=${this.#submit}>
      <div class="kinds" role="group" aria-label=${text.kindLabel}>
        ${(['agent', 'group'] as const).map(
          (kind) =>
            html`<button
              type="button"
              aria-pressed=${this._kind === kind ? 'true' : 'false'}
              @click=${() => {
                this._kind = kind;
                this._chosen = undefined;
                this.#list?.forget();
              }}
            >
              ${text.kinds[kind]}
            </button>`,
        )}
      </div>
      <target-list
        .words=${this.words}
        .targets=${this.#targets()}
        .chosen=${this._chosen}
        .label=${text.kindLabel}
        .searchLabel=${text.search[this._kind]}
        @target=${({ detail: { id, done } }: CustomEvent<{ id: string; done: boolean }>) => {
          this._chosen = id;
          this._missing = false;
          if (done) this.shadowRoot?.querySelector<HTMLInputElement>('[name=note]')?.focus();
        }}
      ></target-list>
      <label class="field"
        ><span class="label">${text.note}</span
        ><input
          type="text"
          name="note"
          autocomplete="off"
          maxlength=${deskLimits.note}
          placeholder=${text.noteHint}
      /></label>
      <div role="alert">${problem ? html`<p class="callout bad">${problem}</p>` : nothing}</div>
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${text.cancel}
        </button>
        <button class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? text.submitting : text.submit}
        </button>
      </div>
    </form>`;
  }

  get #list(): TargetList | null | undefined {
    return this.shadowRoot?.querySelector<TargetList>('target-list');
  }

  #targets(): readonly Target[] {
    const { compare } = new Intl.Collator(this.words.language);
    return this._kind === 'agent'
      ? agentTargets(this.roster, this.meId, compare)
      : groupTargets(this.lines, compare);
  }

  #submit(event: SubmitEvent & { target: HTMLFormElement }): void {
    event.preventDefault();
    this.#transfer();
  }

  #transfer(): void {
    if (this.busy) return;
    const target = this.#targets().find(({ id }) => id === this._chosen);
    this._missing = target === undefined;
    if (!target) return;
    const note = (this.shadowRoot?.querySelector<HTMLInputElement>('[name=note]')?.value ?? '').trim();
    tell(this, 'transfer', {
      to: { kind: target.kind, id: target.id },
      name: target.name,
      ...(note === '' ? {} : { note }),
    });
  }
}
