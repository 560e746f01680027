import { html } from 'lit';
import type { IconNode } from 'lucide';
import { drawIcon } from './drawIcon.ts';

/** `<shop-bell-icon>`: holds one icon, and draws again only when it is given another one. */
export class IconElement extends HTMLElement {
  #node: IconNode | undefined;

  set node(node: IconNode) {
    if (this.#node !== node) this.replaceChildren(drawIcon(node));
    this.#node = node;
  }
}

/** An icon in a template. */
export const icon = (node: IconNode) => html`<shop-bell-icon .node=${node}></shop-bell-icon>`;
