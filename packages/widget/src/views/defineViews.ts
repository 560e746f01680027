import { IconElement } from '../icons/icon.ts';
import { BarsView } from './bars.ts';
import { Composer } from './composer.ts';
import { HeaderView } from './header.ts';
import { Timeline } from './timeline.ts';

const views = {
  'shop-bell-bars': BarsView,
  'shop-bell-composer': Composer,
  'shop-bell-header': HeaderView,
  'shop-bell-icon': IconElement,
  'shop-bell-timeline': Timeline,
} as const;

/** Registers what stands inside `<shop-bell>`; those that are there already stay. */
export function defineViews(): void {
  for (const [name, view] of Object.entries(views)) {
    if (!customElements.get(name)) customElements.define(name, view);
  }
}
