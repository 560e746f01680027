/** Types of `<shop-bell>` in JSX of React 19 or newer: `import type {} from '@shopbell/widget/react'` once in an app. */
import type { BellAttributes, BellEvents } from './attributes.d.ts';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ShopBell } from '@shopbell/widget/element';

type BellListeners = {
  readonly [Name in keyof BellEvents as `on${Name}`]?: (event: CustomEvent<BellEvents[Name]>) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'shop-bell': DetailedHTMLProps<HTMLAttributes<ShopBell>, ShopBell> & BellAttributes & BellListeners;
    }
  }
}
