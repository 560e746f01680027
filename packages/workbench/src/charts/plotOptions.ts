import type uPlot from 'uplot';
import type { Series } from './lineChart.ts';

export type Colours = Readonly<Record<'accent' | 'plain' | 'ink' | 'grid' | 'ground', string>>;

interface Shown {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly write: (value: number) => string;
  readonly bars: boolean;
  readonly steps: readonly number[] | undefined;
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly colours: Colours;
  readonly font: string;
}

/** Pixels between two labels below the axis. */
const labelRoom = 90;

/** What uPlot is told. `pointed`: at which place somebody points; undefined: at none. */
export function optionsOf(
  { labels, series, write, bars, steps }: Shown,
  { width, height, colours, font }: Look,
  pointed: (at: number | undefined) => void,
  plot: Pick<typeof uPlot, 'paths'>,
): { readonly options: uPlot.Options; readonly data: uPlot.AlignedData } {
  const lettering = `11px ${font}`;
  const widest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const drawn = series.flatMap((one) => (bars ? [barsOf(one, colours, plot)] : linesOf(one, colours)));
  return {
    data: [labels.map((_, place) => place), ...drawn.map(({ values }) => [...values])],
    options: {
      ...{ width, height },
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        // Half a place of room at either end: bars and points are not cut.
        x: { time: false, range: () => [-0.5, Math.max(0.5, labels.length - 0.5)] },
        y: { range: (_, least, most) => [Math.min(0, least), Math.max(most, 0) * 1.08 || 1] },
      },
      axes: [
        {
          stroke: colours.ink,
          font: lettering,
          grid: { show: false },
          ticks: { show: false },
          size: 24,
          gap: 4,
          splits: () => placesOf(labels.length, Math.max(2, Math.floor(width / labelRoom))),
          values: (_, places) => places.map((place) => labels[place] ?? ''),
        },
        {
          stroke: colours.ink,
          font: lettering,
          grid: { stroke: colours.grid, width: 1 },
          ticks: { show: false },
          size: Math.max(32, 8 + write(widest).length * 7),
          space: 44,
          ...(steps && { incrs: [...steps] }),
          values: (_, values) => values.map((value) => write(value)),
        },
      ],
      series: [{}, ...drawn.map(({ options }) => options)],
      hooks: {
        setCursor: [
          ({ cursor: { idx } }) => {
            pointed(idx ?? undefined);
          },
        ],
      },
    },
  };
}

interface Drawn {
  readonly values: readonly (number | null)[];
  readonly options: uPlot.Series;
}

function barsOf({ values, tone }: Series, colours: Colours, { paths }: Pick<typeof uPlot, 'paths'>): Drawn {
  const bars = paths.bars?.({ size: [0.7, 48] });
  return {
    values,
    options: { fill: colours[tone], points: { show: false }, ...(bars && { paths: bars }) },
  };
}

/** A line with its points; hollow ones stand upon it. */
function linesOf({ values, tone, open = [] }: Series, colours: Colours): Drawn[] {
  const stroke = colours[tone];
  const points = (hollow: boolean): uPlot.Series.Points => ({
    show: true,
    size: 8,
    stroke: hollow ? stroke : colours.ground,
    fill: hollow ? colours.ground : stroke,
    width: hollow ? 2 : 1,
    filter: () => values.flatMap((value, at) => (value !== null && (open[at] ?? false) === hollow ? at : [])),
  });
  const line: Drawn = { values, options: { stroke, width: 2, points: points(false) } };
  if (!open.includes(true)) return [line];
  return [line, { values, options: { stroke: 'transparent', width: 0, points: points(true) } }];
}

/** So many places at most, evenly, the first among them. */
function placesOf(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, n) => n * step);
}
