import { attributionFigures } from './attributionFigures.ts';
import type { FigureDefinition } from './definition.ts';
import { inquiryFigures } from './inquiryFigures.ts';
import { responseFigures } from './responseFigures.ts';
import { salesFigures } from './salesFigures.ts';
import { serviceFigures } from './serviceFigures.ts';
import { sessionFigures } from './sessionFigures.ts';
import { volumeFigures } from './volumeFigures.ts';

/** Every figure there is (VM-18), in the order in which docs show them. */
const all = [
  ...sessionFigures,
  ...volumeFigures,
  ...responseFigures,
  ...inquiryFigures,
  ...salesFigures,
  ...attributionFigures,
  ...serviceFigures,
] as const;

export type FigureId = (typeof all)[number]['id'];

export const figureCatalogue: readonly (FigureDefinition & { readonly id: FigureId })[] = all;

const byId = new Map<string, FigureDefinition>(all.map((figure) => [figure.id, figure]));

/** @throws RangeError if there is no such figure */
export function figureOf(id: string): FigureDefinition {
  const figure = byId.get(id);
  if (!figure) throw new RangeError(`There is no figure ${id}.`);
  return figure;
}

export const isFigureId = (id: string): id is FigureId => byId.has(id);
