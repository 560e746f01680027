import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient, Clock, PasswordChange } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import type { Sound } from '../attention/attentionController.ts';
import { windowTitle } from '../attention/windowTitle.ts';
import { Drafts } from '../conversation/drafts.ts';
import { DeskScreen } from '../desk/deskScreen.ts';
import { TickController } from '../desk/tickController.ts';
import { passwordProblem } from '../password/passwordProblem.ts';
import type { PreferenceStorage } from '../preferences/preferences.ts';
import { PreferencesController } from '../preferences/preferencesController.ts';
import { SessionController, waitSeconds } from '../signIn/sessionController.ts';
import { signInProblem } from '../signIn/signInProblem.ts';
import { buttons, shared } from '../styles/shared.ts';
import { ManagerScreen } from '../settings/managerScreen.ts';
import { startOfMinute } from '../words/times.ts';
import { hear } from './events.ts';
import { serves } from './roles.ts';

/** What the application is made with; a test gives its own. */
export interface WorkbenchParts {
  readonly client: AgentClient;
  /** The settings' side of the server; asked only for accounts that administer the shop. */
  readonly admin: AdminClient;
  readonly clock: Clock;
  readonly sound: Sound;
  /** Keeps preferences, for this computer. */
  readonly local: PreferenceStorage;
  /** Keeps drafts, for this tab. */
  readonly tab: PreferenceStorage;
}

/** The agents' application: the sign-in, another password where one is due, or one agent's desk. */
export class WorkbenchApp extends LitElement {
  readonly #parts: WorkbenchParts;
  readonly #drafts: Drafts;
  readonly #preferences: PreferencesController;
  readonly #session: SessionController;
  readonly #tick: TickController;
  /** A form before the desk was what was on screen: what had the focus in it is gone with it. */
  #wasBefore = false;
  /** The dialog for another password of one's own, while it is open. */
  #password: 'asked' | 'done' | undefined;
  /** Whoever would rather sign out than set another password could not. */
  #signOutFailed = false;
  /** Made anew for every session, so that nothing of one agent is left for the next. */
  #desk: DeskScreen | ManagerScreen | undefined;

  constructor(parts: WorkbenchParts) {
    super();
    this.#parts = parts;
    this.#drafts = new Drafts(parts.tab);
    this.#preferences = new PreferencesController(this, parts.local);
    this.#session = new SessionController(this, parts.client, parts.clock);
    this.#tick = new TickController(this, parts.clock);
    hear(this, 'order-list', (order) => {
      const agent = this.#session.session?.agent;
      const { orders } = this.#preferences.value;
      if (agent) this.#preferences.change({ orders: { ...orders, [agent.id]: order } });
    });
    hear(this, 'preferences', (some) => {
      this.#preferences.change(some);
    });
    hear(this, 'customer-panel', () => {
      const agent = this.#session.session?.agent;
      if (agent) this.#preferences.toggleCustomerPanel(agent.id);
    });
    hear(this, 'ask-password', () => {
      this.#askPassword('asked');
    });
    hear(this, 'leave-password', () => {
      if (this.#session.phase === 'password-due') void this.#leave();
      else if (!this.#session.busy) this.#askPassword(undefined);
    });
    hear(this, 'change-password', (change) => void this.#changePassword(change));
    hear(this, 'sign-in', ({ account, password }) => void this.#session.signIn(account, password));
  }

  static override styles = [
    shared,
    buttons,
    css`
      :host {
        display: block;
        block-size: 100%;
      }

      .alone {
        display: grid;
        place-content: center;
        place-items: center;
        gap: 16px;
        min-block-size: 100%;
        padding: 24px;
        color: var(--ink-muted);
      }

      .soon {
        /* Shown only when it takes long enough to be noticed. */
        animation: appear 0s 300ms both;
      }

      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
    `,
  ];

  override render() {
    const { words } = this.#preferences;
    const session = this.#session;
    switch (session.phase) {
      case 'checking':
        return html`<main class="alone"><p class="soon">${words.connection.connecting}</p></main>`;
      case 'unreachable':
        return html`<main class="alone">
          <p role="alert">${words.connection.unreachable}</p>
          <button type="button" class="button" @click=${() => void session.resume()}>
            ${words.connection.tryNow}
          </button>
        </main>`;
      case 'signed-out':
        return html`<sign-in-view
          .words=${words}
          .problem=${session.error === undefined ? '' : signInProblem(session.error, words)}
          .notice=${session.interrupted ? words.signIn.signedOut : ''}
          .busy=${session.busy}
          .waitSeconds=${waitSeconds(session.takenAgainAt, this.#tick.now)}
        ></sign-in-view>`;
      case 'password-due':
        return html`<password-view
          .words=${words}
          .problem=${this.#signOutFailed ? words.signOutFailed : passwordProblem(session.error, words)}
          .busy=${session.busy}
          .waitSeconds=${waitSeconds(session.takenAgainAt, this.#tick.now)}
          .agentName=${session.session?.agent.name ?? ''}
        ></password-view>`;
      case 'signed-in':
        return html`${this.#deskOf()}<password-dialog
            .words=${words}
            .open=${this.#password !== undefined}
            .done=${this.#password === 'done'}
            .problem=${passwordProblem(session.error, words)}
            .busy=${session.busy}
            .waitSeconds=${waitSeconds(session.takenAgainAt, this.#tick.now)}
          ></password-dialog>`;
    }
  }

  override updated(): void {
    const { phase } = this.#session;
    if (this.#wasBefore && phase === 'signed-in') this.#desk?.focusStart();
    this.#wasBefore = phase === 'signed-out' || phase === 'password-due';
    if (phase === 'signed-in') return;
    this.#password = undefined;
    this.#desk = undefined;
    document.title = windowTitle(0, undefined, this.#preferences.words.workbench);
  }

  #deskOf(): DeskScreen | ManagerScreen | undefined {
    const { session } = this.#session;
    if (!session) return undefined;
    if (!this.#desk) {
      this.#drafts.belongTo(session.agent.id);
      const { client, admin, clock, sound } = this.#parts;
      const signOut = (): Promise<void> => this.#signOut();
      this.#desk = serves(session)
        ? new DeskScreen({ client, admin, session, clock, sound, drafts: this.#drafts, signOut })
        : new ManagerScreen({ client, admin, session, clock, signOut });
    }
    if (this.#desk instanceof ManagerScreen) this.#desk.today = startOfMinute(this.#tick.now);
    else this.#desk.covered = this.#password !== undefined;
    this.#desk.words = this.#preferences.words;
    this.#desk.preferences = this.#preferences.value;
    return this.#desk;
  }

  #askPassword(dialog: 'asked' | undefined): void {
    this.#password = dialog;
    this.#session.forgive();
  }

  async #changePassword(change: PasswordChange): Promise<void> {
    this.#signOutFailed = false;
    const due = this.#session.phase === 'password-due';
    if ((await this.#session.changePassword(change)) && !due) this.#password = 'done';
    this.requestUpdate();
  }

  async #leave(): Promise<void> {
    this.#session.forgive();
    this.#signOutFailed = await this.#signOut().then(
      () => false,
      () => true,
    );
    this.requestUpdate();
  }

  async #signOut(): Promise<void> {
    await this.#session.signOut();
    this.#drafts.clear();
  }
}
