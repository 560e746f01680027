import type { AdminClient } from '@shopbell/sdk/admin';
import type { Session } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import { hear } from '../app/events.ts';
import { windowTitle } from '../attention/windowTitle.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { SettingsScreen } from './settingsScreen.ts';

/** The application of a manager who serves no customers: the settings alone. */
export class ManagerScreen extends LitElement {
  static override properties = {
    words: { attribute: false },
    preferences: { attribute: false },
    today: { attribute: false },
    _problem: { state: true },
  };

  declare words: Words;
  declare preferences: Preferences | undefined;
  declare today: number;
  declare _problem: string;

  readonly #session: Session;
  readonly #settings: SettingsScreen;
  readonly #signOut: () => Promise<void>;

  constructor(admin: AdminClient, session: Session, signOut: () => Promise<void>) {
    super();
    this.words = en;
    this.today = 0;
    this._problem = '';
    this.#session = session;
    this.#signOut = signOut;
    this.#settings = new SettingsScreen(admin, undefined);
    hear(this, 'ask-sign-out', () => {
      this.#settings.leave(() => void this.#leave());
    });
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        block-size: 100dvh;
      }

      header {
        display: flex;
        gap: 12px;
        align-items: center;
        justify-content: space-between;
        min-block-size: 48px;
        padding: 0 8px 0 16px;
        border-block-end: 1px solid var(--line);
        background: var(--ground-side);
      }

      h1 {
        overflow: hidden;
        font-size: var(--text-m);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .problem {
        color: var(--danger);
      }
    `,
  ];

  override render() {
    const { words } = this;
    this.#settings.words = words;
    this.#settings.today = this.today;
    return html`<header>
        <h1>${this.#session.shop.name}</h1>
        <p role="alert" class="problem">${this._problem}</p>
        <preferences-menu
          .words=${words}
          .preferences=${this.preferences}
          .agentName=${this.#session.agent.name}
          .serves=${false}
        ></preferences-menu>
      </header>
      ${this.#settings}`;
  }

  override updated(): void {
    document.title = windowTitle(0, this.#session.shop.name, this.words.settings.title);
  }

  async #leave(): Promise<void> {
    this._problem = '';
    await this.#signOut().catch(() => {
      this._problem = this.words.signOutFailed;
    });
  }
}
