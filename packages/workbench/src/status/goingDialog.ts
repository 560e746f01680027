import type { AgentStatus } from '@shopbell/sdk/agent';
import { css, html, nothing, type TemplateResult } from 'lit';
import { tell } from '../app/events.ts';
import { Modal } from '../frame/modal.ts';
import { icon } from '../icons/icon.ts';
import { triangleAlert } from '../icons/icons.ts';
import type { Fate } from '../words/reception/words.ts';

/** What is asked before an agent goes, and what it is about. */
export interface Going {
  readonly to: Exclude<AgentStatus, 'online'> | 'sign-out';
  /** AC-07: groups in which nobody is left then. */
  readonly lastIn: readonly string[];
  /** Open conversations about which there is a choice; 0 where none is given. */
  readonly open: number;
  readonly unanswered: number;
  /** Delivered and not answered: they go back by themselves. */
  readonly leaveMessages: number;
}

const fates: readonly Fate[] = ['re-route', 'keep', 'end'];

/** Nobody who waits for an answer is left waiting for somebody who went home. */
function sensibleFate({ unanswered }: Pick<Going, 'unanswered'>): Fate {
  return unanswered > 0 ? 're-route' : 'keep';
}

/** Reminds the last one of a group (AC-07), and asks what becomes of open conversations. */
export class GoingDialog extends Modal {
  static override properties = {
    ...Modal.properties,
    going: { attribute: false },
    _fate: { state: true },
  };

  declare going: Going | undefined;
  declare _fate: Fate;

  constructor() {
    super();
    this._fate = 'keep';
  }

  static override styles = [
    ...Modal.styles,
    css`
      fieldset {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        margin-block-end: 6px;
        padding: 0;
        font-weight: 600;
      }

      .fate {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 0 10px;
        align-items: center;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        cursor: pointer;
      }

      .fate:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-tint);
      }

      .fate .hint {
        grid-column: 2;
      }
    `,
  ];

  protected override opening(): void {
    this._fate = sensibleFate(this.going ?? { unanswered: 0 });
  }

  protected override heading(): string {
    const text = this.words.reception.going;
    const to = this.going?.to ?? 'offline';
    return to === 'sign-out' ? text.signOutTitle : text.title(to);
  }

  protected override close(): void {
    tell(this, 'going', undefined);
  }

  protected override body(): TemplateResult {
    const text = this.words.reception.going;
    const { going } = this;
    if (!going) return html``;
    return html`<form class="body" @submit=${this.#submit}>
      ${
        going.lastIn.length > 0
          ? html`<p class="callout">
              ${icon(triangleAlert)}<span
                ><strong>${text.last(this.#names(going.lastIn))}</strong> ${text.lastMeans}</span
              >
            </p>`
          : nothing
      }
      ${going.open > 0 ? this.#fates(going) : nothing}
      ${going.leaveMessages > 0 ? html`<p class="hint">${text.leaveMessages(going.leaveMessages)}</p>` : nothing}
      <div class="choices">
        <button
          type="button"
          class="button"
          @click=${() => {
            this.close();
          }}
        >
          ${text.stay}
        </button>
        <button class="button primary" autofocus>
          ${going.to === 'sign-out' ? text.signOut : text.go(going.to)}
        </button>
      </div>
    </form>`;
  }

  #fates(going: Going) {
    const text = this.words.reception.going;
    const unanswered = going.unanswered > 0 ? ` ${text.unanswered(going.unanswered)}` : '';
    return html`<p>${text.open(going.open)}${unanswered}</p>
      <fieldset>
        <legend>${text.whatBecomes}</legend>
        ${fates.map(
          (fate) =>
            html`<label class="fate"
              ><input
                type="radio"
                name="fate"
                value=${fate}
                .checked=${this._fate === fate}
                @change=${() => {
                  this._fate = fate;
                }}
              /><span>${text.fates[fate]}</span><span class="hint">${text.means[fate]}</span></label
            >`,
        )}
      </fieldset>`;
  }

  #names(groups: readonly string[]): string {
    const quoted = groups.map((name) => (this.words.language === 'zh-CN' ? `“${name}”` : name));
    return new Intl.ListFormat(this.words.language, { type: 'conjunction' }).format(quoted);
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { going } = this;
    tell(this, 'going', { ...(going && going.open > 0 ? { conversations: this._fate } : {}) });
  }
}
