import type { AgentClient, Session, Unsubscribe } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import { hear } from '../app/events.ts';
import { windowTitle } from '../attention/windowTitle.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { ManagerSide, type ManagerParts } from '../desk/managerSide.ts';
import { managerButtons } from '../frame/managerButtons.ts';

/** The application of a manager who serves no customers: the live wall, reports and settings. */
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
  readonly #side: ManagerSide;
  readonly #client: AgentClient;
  readonly #signOut: () => Promise<void>;
  #stopHearing: Unsubscribe | undefined;
  /** There was a connection since signing in: from then on its absence is a break. */
  #wasOnline = false;

  constructor(parts: ManagerParts & { readonly signOut: () => Promise<void> }) {
    super();
    this.words = en;
    this.today = 0;
    this._problem = '';
    this.#session = parts.session;
    this.#client = parts.client;
    this.#signOut = parts.signOut;
    this.#side = new ManagerSide(this, parts);
    hear(this, 'reconnect', () => {
      this.#connect();
    });
    hear(this, 'ask-sign-out', () => {
      this.#side.leave(() => void this.#leave());
    });
  }

  static override styles = [
    shared,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        block-size: 100dvh;
      }

      header {
        display: flex;
        gap: 12px;
        align-items: center;
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

      .button[aria-pressed='true'] {
        border-color: transparent;
        background: var(--accent-tint);
        color: var(--accent);
        font-weight: 600;
      }

      .problem {
        margin-inline-end: auto;
        color: var(--danger);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopHearing = this.#client.on('connection', (connection) => {
      this.#wasOnline ||= connection === 'online';
      this.requestUpdate();
    });
    this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopHearing?.();
  }

  override render() {
    const { words } = this;
    return html`<header>
        <h1>${this.#session.shop.name}</h1>
        <p role="alert" class="problem">${this._problem}</p>
        ${managerButtons(this, words, this.#side, true)}
        <preferences-menu
          .words=${words}
          .preferences=${this.preferences}
          .agentName=${this.#session.agent.name}
          .serves=${false}
        ></preferences-menu>
      </header>
      <connection-bar
        .words=${words}
        .connection=${this.#client.connection}
        .wasOnline=${this.#wasOnline}
      ></connection-bar>
      ${this.#side.screen(words, this.today)}`;
  }

  override updated(): void {
    const { words } = this;
    const titles = { wall: words.supervision.wall, reports: words.reports, settings: words.settings };
    const { title } = titles[this.#side.shown ?? 'settings'];
    document.title = windowTitle(0, this.#session.shop.name, title);
  }

  /** Where somebody begins who has just signed in: at the way to what is shown. */
  focusStart(): void {
    void this.updateComplete.then(() => {
      this.shadowRoot?.querySelector<HTMLElement>('header [aria-pressed=true]')?.focus();
    });
  }

  #connect(): void {
    // Whatever comes of it is told by `connection`.
    if (this.#client.connection !== 'online') void this.#client.connect().catch(() => undefined);
  }

  async #leave(): Promise<void> {
    this._problem = '';
    await this.#signOut().catch(() => {
      this._problem = this.words.signOutFailed;
    });
  }
}
