import type { AdminClient } from '@shopbell/sdk/admin';
import type { AgentClient } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import { ReportsScreen } from '../reports/reportsScreen.ts';
import { SettingsScreen } from '../settings/settingsScreen.ts';
import type { Words } from '../words/words.ts';

export type Side = 'settings' | 'reports';

/** What those who administer the shop see besides customers: its settings and its reports, one of them at a time. */
export class ManagerSide implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #settings: SettingsScreen;
  readonly #reports: ReportsScreen;
  #ends: (() => void)[] = [];
  shown: Side | undefined;

  /** `client`: of an agent's desk, which stands behind; without it something is always shown. */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    admin: AdminClient,
    client: AgentClient | undefined,
  ) {
    this.#host = host;
    this.#settings = new SettingsScreen(admin, client);
    this.#reports = new ReportsScreen(admin, client);
    this.shown = client ? undefined : 'settings';
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      hear(this.#host, 'show-settings', (show) => {
        this.#show(show ? 'settings' : undefined);
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

  screen(words: Words, today: number): SettingsScreen | ReportsScreen | undefined {
    if (this.shown === undefined) return undefined;
    const screen = this.shown === 'settings' ? this.#settings : this.#reports;
    screen.words = words;
    screen.today = today;
    return screen;
  }

  #show(side: Side | undefined): void {
    if (side === this.shown) return;
    this.leave(() => {
      this.shown = side;
      this.#host.requestUpdate();
    });
  }
}
