import { LitElement, css, html, nothing } from 'lit';
import { tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { check, circleAlert } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { staleCallout } from './staleCallout.ts';

/** The foot of every form: whether there is something to save, what came of it, and what somebody else changed. */
export class SaveBar extends LitElement {
  static override properties = {
    words: { attribute: false },
    dirty: { attribute: false },
    busy: { attribute: false },
    stale: { attribute: false },
    saved: { attribute: false },
    savedSays: { attribute: false },
    problem: { attribute: false },
    always: { attribute: false },
  };

  declare words: Words;
  declare dirty: boolean;
  declare busy: boolean;
  /** Somebody else changed it meanwhile. */
  declare stale: boolean;
  declare saved: boolean;
  /** What was saved, where that does not hold from the next customer on. */
  declare savedSays: string;
  declare problem: string;
  /** Can be saved although nothing was changed: something new. */
  declare always: boolean;

  constructor() {
    super();
    this.words = en;
    this.dirty = false;
    this.busy = false;
    this.stale = false;
    this.saved = false;
    this.savedSays = '';
    this.problem = '';
    this.always = false;
  }

  static override styles = [
    shared,
    buttons,
    forms,
    css`
      :host {
        position: sticky;
        inset-block-end: 0;
        z-index: 1;
        display: grid;
        gap: 8px;
        padding-block: 12px;
        border-block-start: 1px solid var(--line);
        background: var(--ground);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }

      .told {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        margin-inline-end: auto;
        color: var(--ink-muted);
      }

      .told.good {
        color: var(--good);
      }

      .told.bad {
        color: var(--danger);
      }

      .callout {
        flex-wrap: wrap;
        align-items: center;
      }

      .callout span {
        flex: 1 1 240px;
      }
    `,
  ];

  override render() {
    const text = this.words.settings.form;
    const idle = (!this.dirty && !this.always) || this.busy || this.stale;
    return html`
      <div role="alert">
        ${
          this.stale
            ? staleCallout(this.words, () => {
                tell(this, 'take-latest');
              })
            : nothing
        }
      </div>
      <div class="row">
        <span role="status" class="told ${this.problem ? 'bad' : this.saved ? 'good' : ''}"
          >${this.#told()}</span
        >
        ${
          this.dirty
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  tell(this, 'discard-edits');
                }}
              >
                ${text.discard}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="button primary"
          aria-disabled=${idle ? 'true' : nothing}
          @click=${() => {
            if (!idle) tell(this, 'save-edits');
          }}
        >
          ${this.busy ? text.saving : text.save}
        </button>
      </div>
    `;
  }

  #told() {
    const text = this.words.settings.form;
    if (this.problem) return html`${icon(circleAlert)}${this.problem}`;
    if (this.saved) return html`${icon(check)}${this.savedSays || text.saved}`;
    return this.dirty ? text.unsaved : nothing;
  }
}
