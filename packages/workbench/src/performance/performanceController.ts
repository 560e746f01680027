import type { AdminClient, MetricsCatalogue } from '@shopbell/sdk/admin';
import type { AgentClient, AgentFigures, Clock } from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hear } from '../app/events.ts';
import { rangeOf } from '../reports/range.ts';
import { menuFigures, panelFigures, tradeFigures } from './agentFigures.ts';
import { AskedFigures } from './askedFigures.ts';
import type { PanelRange } from './panelRange.ts';

export interface PerformanceParts {
  readonly client: AgentClient;
  /** The names of figures are the same for everybody. */
  readonly admin: AdminClient;
  readonly clock: Clock;
}

/** The own figures: those behind the arrow of the header (WB-06), and the agent panel (WB-20). */
export class PerformanceController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #parts: PerformanceParts;
  #ends: (() => void)[] = [];

  catalogue: MetricsCatalogue | undefined;
  open = false;
  range: PanelRange = 'today';
  readonly panel: AskedFigures;
  menuOpen = false;
  readonly menu: AskedFigures;

  constructor(host: ReactiveControllerHost & EventTarget, parts: PerformanceParts) {
    this.#host = host;
    this.#parts = parts;
    const changed = (): void => {
      host.requestUpdate();
    };
    this.panel = new AskedFigures(parts.clock, () => this.#askPanel(), changed);
    this.menu = new AskedFigures(parts.clock, () => this.#askMenu(), changed);
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    this.#ends = [
      hear(host, 'show-performance', (open) => {
        this.#show(open);
      }),
      hear(host, 'performance-range', (range) => {
        this.range = range;
        void this.panel.load();
      }),
      hear(host, 'reload-performance', () => void this.panel.load()),
      hear(host, 'show-more-figures', (open) => {
        this.menuOpen = open;
        if (open) void this.menu.load();
        else this.menu.forget();
        host.requestUpdate();
      }),
      this.#parts.client.on('figures', () => {
        if (this.menuOpen) this.menu.reload();
        if (this.open && this.#isRunning) this.panel.reload();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.#ends) end();
    this.panel.forget();
    this.menu.forget();
  }

  #show(open: boolean): void {
    this.open = open;
    if (open) void this.panel.load();
    else this.panel.forget();
    this.#host.requestUpdate();
  }

  /** Today is among the days. */
  get #isRunning(): boolean {
    return this.range !== 'yesterday' && this.range !== 'lastMonth';
  }

  async #askPanel(): Promise<AgentFigures> {
    const { range } = this;
    const figures = await this.#known(panelFigures);
    const { performance } = this.#parts.client;
    // Which day it is, the server knows.
    if (range === 'today') return performance.figures(figures);
    const today = this.panel.figures?.today ?? (await performance.figures(figures.slice(0, 1))).today;
    return performance.figures(figures, rangeOf(range, today));
  }

  async #askMenu(): Promise<AgentFigures> {
    const { client } = this.#parts;
    const wanted = client.figures?.sales ? [...menuFigures, ...tradeFigures] : menuFigures;
    return client.performance.figures(await this.#known(wanted));
  }

  /** Those that this server counts. */
  async #known(figures: readonly string[]): Promise<readonly string[]> {
    this.catalogue ??= await this.#parts.admin.statistics.catalogue();
    const known = new Set(this.catalogue.figures.map(({ id }) => id));
    return figures.filter((id) => known.has(id));
  }
}
