import type { IconNode } from 'lucide';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with attributes, without a string of markup that Trusted Types would object to. */
// The caller names the element that it asks for, as with querySelector.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function make<E extends Element = SVGElement>(
  name: string,
  attributes: Attributes,
  namespace = 'http://www.w3.org/2000/svg',
): E {
  const element = document.createElementNS(namespace, name) as E;
  for (const key in attributes) element.setAttribute(key, `${attributes[key]}`);
  return element;
}

/** A lucide icon as an SVG element. It is decoration: names belong to what carries it. One stroke width everywhere. */
export function drawIcon(icon: IconNode): SVGElement {
  const svg = make('svg', {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.75,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  for (const part of icon) svg.append(make(...part));
  return svg;
}
