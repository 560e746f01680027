/** A day's value; null where there is none. */
export interface Point {
  readonly value: number | null;
  readonly final: boolean;
  /** In words. */
  readonly says: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Placed extends Point {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface Scale {
  /** Only those that have a value. */
  readonly points: readonly Placed[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
}

/** Where values stand: from nought, or from below it, up to a round value above the greatest. */
export function scaleOf(points: readonly Point[], size: Size): Scale {
  const values = points.flatMap(({ value }) => (value === null ? [] : value));
  const least = Math.min(0, ...values);
  const step = roundStep((Math.max(...values, 0) - least) / 2);
  const bottom = Math.floor(least / step) * step;
  const top = Math.max(bottom + step, Math.ceil(Math.max(...values, 0) / step) * step);
  const high = size.height - size.top - size.bottom;
  const wide = size.width - size.left - size.right - 16;
  const y = (value: number): number => size.top + high * (1 - (value - bottom) / (top - bottom));
  const ticks = Array.from(
    { length: Math.round((top - bottom) / step) + 1 },
    (_, index) => bottom + index * step,
  );
  return {
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    points: points.flatMap((point, index) =>
      point.value === null
        ? []
        : {
            ...point,
            index,
            x: size.left + 8 + (points.length < 2 ? wide / 2 : (wide * index) / (points.length - 1)),
            y: y(point.value),
          },
    ),
  };
}

/** A line for each run of days that have values: a day without one is a gap. */
export function linesOf({ points }: Scale): readonly string[] {
  const lines: string[][] = [];
  let before = -2;
  for (const { index, x, y } of points) {
    if (index !== before + 1) lines.push([]);
    lines.at(-1)?.push(`${x.toFixed(1)},${y.toFixed(1)}`);
    before = index;
  }
  return lines.filter((line) => line.length > 1).map((line) => line.join(' '));
}

/** 1, 2 or 5 times a power of ten, not less than asked for. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}
