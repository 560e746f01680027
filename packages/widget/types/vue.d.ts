/** Types of `<shop-bell>` in templates of Vue 3: `import type {} from '@shopbell/widget/vue'` once in an app. */
import type { BellAttributes, BellEvents } from './attributes.d.ts';
import type { ShopBell } from '@shopbell/widget/element';
import type { EmitFn, HTMLAttributes } from 'vue';

type BellEmits = {
  [Name in keyof BellEvents]: (event: CustomEvent<BellEvents[Name]>) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'shop-bell': new () => ShopBell & {
      readonly $props: BellAttributes & HTMLAttributes;
      readonly $emit: EmitFn<BellEmits>;
    };
  }
}
