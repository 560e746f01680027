import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient, Clock } from '@shopbell/sdk/agent';
import { LitElement, css, html } from 'lit';
import type { Sound } from '../attention/attentionController.ts';
import { windowTitle } from '../attention/windowTitle.ts';
import { Drafts } from '../conversation/drafts.ts';
import { DeskScreen } from '../desk/deskScreen.ts';
import { TickController } from '../desk/tickController.ts';
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

/** The agents' application: the sign-in, or one agent's desk. */
export class WorkbenchApp extends LitElement {
  readonly #parts: WorkbenchParts;
  readonly #drafts: Drafts;
  readonly #preferences: PreferencesController;
  readonly #session: SessionController;
  readonly #tick: TickController;
  /** The form to sign in was what was on screen: what had the focus in it is gone with it. */
  #wasSignedOut = false;
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
      case 'signed-in':
        return this.#deskOf();
    }
  }

  override updated(): void {
    const { phase } = this.#session;
    if (this.#wasSignedOut && phase === 'signed-in') this.#desk?.focusStart();
    this.#wasSignedOut = phase === 'signed-out';
    if (phase === 'signed-in') return;
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
    this.#desk.words = this.#preferences.words;
    this.#desk.preferences = this.#preferences.value;
    return this.#desk;
  }

  async #signOut(): Promise<void> {
    await this.#session.signOut();
    this.#drafts.clear();
  }
}
