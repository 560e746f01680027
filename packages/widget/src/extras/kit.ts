import type { limits } from '@shopbell/sdk';
import type { css, html, nothing } from 'lit';
import type { icon } from '../icons/icon.ts';
import type { part } from '../parts/part.ts';
import type { plain, View } from '../views/view.ts';

/**
 * What the panel lends to the views that come later. They import nothing that runs: so their file stands alone, is asked
 * for again under another address when it failed, and never brings a second Lit.
 */
export interface Kit {
  readonly View: typeof View;
  readonly plain: typeof plain;
  readonly css: typeof css;
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly icon: typeof icon;
  readonly limits: typeof limits;
  readonly part: typeof part;
}
