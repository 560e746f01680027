import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type uPlot from 'uplot';
import { shared } from '../styles/shared.ts';
import { chartStyle } from './chartStyle.ts';
import { optionsOf, type Colours } from './plotOptions.ts';

/** One line, or one row of bars. */
export interface Series {
  readonly name: string;
  /** One for each place on the x-axis; null where there is none: a gap. */
  readonly values: readonly (number | null)[];
  /** Values that may still change are drawn hollow. */
  readonly open?: readonly boolean[];
  /** What matters, or what it is compared with. */
  readonly tone: 'accent' | 'plain';
}

const height = 200;
const tones = ['accent', 'plain', 'ink', 'grid', 'ground'] as const;

/**
 * Values over days, or over a distribution, drawn by uPlot, which is loaded with the first chart. It is a picture: the same
 * values stand in a table beside it for whoever cannot see it.
 */
export class LineChart extends LitElement {
  static override properties = {
    labels: { attribute: false },
    series: { attribute: false },
    says: { attribute: false },
    write: { attribute: false },
    bars: { attribute: false },
    steps: { attribute: false },
    _at: { state: true },
  };

  /** Of the places on the x-axis. */
  declare labels: readonly string[];
  declare series: readonly Series[];
  /** The whole of it in a sentence. */
  declare says: string;
  /** A value in words. */
  declare write: (value: number) => string;
  declare bars: boolean;
  /** What may lie between two values beside the y-axis; round numbers, if left out. */
  declare steps: readonly number[] | undefined;
  /** The place that is pointed at. */
  declare _at: number | undefined;

  #plot: uPlot | undefined;
  #drawing: Promise<void> | undefined;
  readonly #resized = new ResizeObserver(() => {
    const width = this.#width;
    if (width > 0 && this.#plot?.width !== width) this.#plot?.setSize({ width, height });
    if (width > 0 && !this.#plot) void this.#draw();
  });
  /** The theme is chosen on the page's root, or by the system. */
  readonly #themed = new MutationObserver(() => void this.#draw());
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #darkened = (): void => void this.#draw();

  constructor() {
    super();
    this.labels = [];
    this.series = [];
    this.says = '';
    this.write = String;
    this.bars = false;
  }

  static override styles = [shared, chartStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#dark.addEventListener('change', this.#darkened);
    // Moved in the document it was taken down: whoever looks at its size draws it.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#themed.disconnect();
    this.#resized.disconnect();
    this.#dark.removeEventListener('change', this.#darkened);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    const { _at: at } = this;
    const told =
      at === undefined
        ? nothing
        : html`<span class="at"
            >${this.labels[at]}:
            ${this.series
              .flatMap(({ values }) => (values[at] == null ? [] : this.write(values[at])))
              .join(' · ')}</span
          >`;
    return html`<div class="plot" role="img" aria-label=${this.says}></div>
      <div class="under" aria-hidden="true">
        ${
          this.series.length > 1
            ? this.series.map(
                ({ name, tone }) =>
                  html`<span class="key"><span class="swatch ${tone}"></span>${name}</span>`,
              )
            : nothing
        }
        ${told}
      </div>
      ${tones.map((tone) => html`<i hidden class=${tone}></i>`)}`;
  }

  override updated(changed: PropertyValues<this>): void {
    const plot = this.#container;
    if (plot) this.#resized.observe(plot);
    if (['labels', 'series', 'write', 'bars'].some((name) => changed.has(name as keyof LineChart)))
      void this.#draw();
  }

  /** Settles once what is shown has been drawn. */
  get drawn(): Promise<void> {
    return this.#drawing ?? Promise.resolve();
  }

  get #container(): HTMLElement | null {
    return this.shadowRoot?.querySelector<HTMLElement>('.plot') ?? null;
  }

  get #width(): number {
    return Math.floor(this.#container?.clientWidth ?? 0);
  }

  #draw(): Promise<void> {
    return (this.#drawing = this.#drawn());
  }

  async #drawn(): Promise<void> {
    const { default: Plot } = await import('uplot');
    const [container, width] = [this.#container, this.#width];
    if (!this.isConnected || !container || width === 0) return;
    this.#plot?.destroy();
    const { labels, series, write, bars, steps } = this;
    const look = { width, height, colours: this.#colours(), font: getComputedStyle(this).fontFamily };
    const { options, data } = optionsOf(
      { labels, series, write, bars, steps },
      look,
      (at) => (this._at = at),
      Plot,
    );
    this.#plot = new Plot(options, data, container);
  }

  /** As they stand in this theme: what a canvas is told must be a colour. */
  #colours(): Colours {
    const found = tones.map((tone) => {
      const probe = this.shadowRoot?.querySelector(`i.${tone}`);
      return [tone, probe ? getComputedStyle(probe).color : 'currentcolor'] as const;
    });
    return Object.fromEntries(found) as unknown as Colours;
  }
}
