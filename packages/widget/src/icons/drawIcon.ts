import type { IconNode } from 'lucide';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG with attributes, without a string of markup that Trusted Types would object to. */
function make(name: string, attributes: Attributes): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
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
