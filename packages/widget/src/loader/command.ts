import type { ItemsProvider } from '../bell/pageItems.ts';
import type { PageScope } from '../bell/scopeAttributes.ts';

/** What may be called on `window.shopbell`. */
export type Command =
  | [command: 'open' | 'close' | 'toggle' | 'destroy']
  | [command: 'update', scope?: PageScope]
  /** What this customer may want to show, asked each time that it is looked for. */
  | [command: 'items', provider?: ItemsProvider]
  /** A word beside the bell, at once; without a text the one of the attributes, after its time. */
  | [command: 'greet', text?: string];

/**
 * `window.shopbell`, the one global name. A page may define it as a stub that pushes its arguments to `q`; the loader
 * takes the calls over in order.
 */
export interface ShopbellFunction {
  (...command: Command): void;
  /** Calls made before the loader was there. */
  q?: Iterable<unknown>[];
}

declare global {
  interface Window {
    shopbell?: ShopbellFunction | undefined;
  }
}
