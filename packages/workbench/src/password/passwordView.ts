import { LitElement, css, html } from 'lit';
import { tell } from '../app/events.ts';
import { frontStyle } from '../signIn/frontStyle.ts';
import { languageButton } from '../signIn/languageButton.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';

/** Whoever has a password that everybody knows sets another one before they see anything of the shop. */
export class PasswordView extends LitElement {
  static override properties = {
    words: { attribute: false },
    problem: { attribute: false },
    busy: { attribute: false },
    waitSeconds: { attribute: false },
    agentName: { attribute: false },
  };

  declare words: Words;
  declare problem: string;
  declare busy: boolean;
  declare waitSeconds: number;
  declare agentName: string;

  constructor() {
    super();
    this.words = en;
    this.problem = '';
    this.busy = false;
    this.waitSeconds = 0;
    this.agentName = '';
  }

  static override styles = [
    shared,
    buttons,
    frontStyle,
    css`
      h1 {
        margin-block-end: 4px;
      }

      .name {
        margin-block-end: 12px;
        color: var(--ink-muted);
        overflow-wrap: anywhere;
      }

      .due {
        margin-block-end: 16px;
      }
    `,
  ];

  override render() {
    const { words } = this;
    return html`<main>
      <div class="card">
        <h1>${words.password.dueTitle}</h1>
        <p class="name">${this.agentName}</p>
        <p class="due">${words.password.due}</p>
        <password-form
          .words=${words}
          .problem=${this.problem}
          .busy=${this.busy}
          .waitSeconds=${this.waitSeconds}
        ></password-form>
      </div>
      <div class="foot">
        <button
          type="button"
          class="text-button"
          @click=${() => {
            tell(this, 'leave-password');
          }}
        >
          ${words.header.signOut}
        </button>
        ${languageButton(this, words)}
      </div>
    </main>`;
  }

  override firstUpdated(): void {
    this.shadowRoot?.querySelector<HTMLElement>('password-form')?.focus();
  }
}
