import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient, Clock, Session } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import { manages, serves, supervises } from '../app/roles.ts';
import { ReportsScreen } from '../reports/reportsScreen.ts';
import { SettingsScreen } from '../settings/settingsScreen.ts';
import { WallScreen } from '../wall/wallScreen.ts';
import type { Words } from '../words/words.ts';

export interface ManagerParts {
  readonly admin: AdminClient;
  readonly session: Session;
  readonly client: AgentClient;
  readonly clock: Clock;
}

export type Side = 'wall' | 'settings' | 'reports';

/** What supervisors and managers see besides customers: the live wall, the shop's settings and its reports, one at a time. */
export class ManagerSide implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #settings: SettingsScreen;
  readonly #reports: ReportsScreen;
  readonly #wall: WallScreen | undefined;
  /** What there is to be shown. */
  readonly sides: readonly Side[];
  #ends: (() => void)[] = [];
  shown: Side | undefined;

  /** Behind it stands the reception of whoever serves customers; for anybody else something is always shown. */
  constructor(host: ReactiveControllerHost & EventTarget, { admin, session, client, clock }: ManagerParts) {
    const hasReception = serves(session);
    this.#host = host;
    this.#settings = new SettingsScreen(admin, client, hasReception);
    this.#reports = new ReportsScreen(admin, client, hasReception);
    this.#wall = supervises(session) ? new WallScreen(client, clock, hasReception) : undefined;
    this.sides = [
      ...(this.#wall ? (['wall'] as const) : []),
      ...(manages(session) ? (['reports', 'settings'] as const) : []),
    ];
    this.shown = hasReception ? undefined : this.sides[0];
    host.addController(this);
  }

  /** Undefined for whoever neither supervises nor administers the shop. */
  static of(host: ReactiveControllerHost & EventTarget, parts: ManagerParts): ManagerSide | undefined {
    const { session } = parts;
    return manages(session) || supervises(session) ? new ManagerSide(host, parts) : undefined;
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'show-settings', (show) => {
        this.#show(show ? 'settings' : undefined);
      }),
      hear(this.#host, 'show-wall', (show) => {
        this.#show(show ? 'wall' : undefined);
      }),
      hear(this.#host, 'show-reports', (show) => {
        this.#show(show ? 'reports' : undefined);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
  }

  /** Runs at once, or once the manager has agreed to lose what was changed and not saved. */
  leave(then: () => void): void {
    if (this.shown === 'settings') this.#settings.leave(then);
    else then();
  }

  screen(words: Words, today: number): SettingsScreen | ReportsScreen | WallScreen | undefined {
    if (this.shown === undefined) return undefined;
    const screens = { settings: this.#settings, reports: this.#reports, wall: this.#wall };
    const screen = screens[this.shown];
    if (!screen) return undefined;
    screen.words = words;
    screen.today = today;
    return screen;
  }

  #show(side: Side | undefined): void {
    if (side === this.shown || (side && !this.sides.includes(side))) return;
    this.leave(() => {
      this.shown = side;
      this.#host.requestUpdate();
    });
  }
}
