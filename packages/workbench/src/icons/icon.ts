import { Directive, directive } from 'lit/directive.js';
import type { IconNode } from 'lucide';

const namespace = 'http://www.w3.org/2000/svg';

function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** An icon as decoration: whatever carries it has the name. One stroke width everywhere. */
function drawing(node: IconNode): SVGElement {
  const svg = element('svg', {
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.75,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  for (const [name, attributes] of node) svg.append(element(name, attributes));
  return svg;
}

class IconDirective extends Directive {
  #node: IconNode | undefined;
  #drawn: SVGElement | undefined;

  render(node: IconNode): SVGElement {
    if (!this.#drawn || this.#node !== node) {
      this.#node = node;
      this.#drawn = drawing(node);
    }
    return this.#drawn;
  }
}

/** `${icon(clock)}`: drawn once, kept until another icon is asked for at this place. */
export const icon = directive(IconDirective);
