/** What frameworks may write on `<shop-bell>`; the README says what each means. */
import type { BellEvents, ShopBell } from '@shopbell/widget/element';

type Property<Name extends keyof ShopBell> = ShopBell[Name] | undefined;

export interface BellAttributes {
  readonly server?: Property<'server'>;
  readonly shop?: Property<'shop'>;
  readonly page?: Property<'page'>;
  readonly sku?: Property<'sku'>;
  readonly 'order-id'?: Property<'orderId'>;
  readonly 'tracking-no'?: Property<'trackingNo'>;
  readonly locale?: Property<'locale'>;
  readonly display?: Property<'display'>;
  readonly position?: Property<'position'>;
  readonly theme?: Property<'theme'>;
  readonly launcher?: 'none' | undefined;
  readonly greeting?: string | undefined;
  readonly 'greeting-product'?: string | undefined;
  readonly 'greeting-shop'?: string | undefined;
  readonly 'greeting-order'?: string | undefined;
  readonly 'greeting-tracking'?: string | undefined;
  readonly 'greeting-after'?: string | number | undefined;
  readonly opened?: Property<'opened'>;
  readonly metrics?: Property<'metrics'>;
  readonly client?: Property<'client'>;
  readonly items?: Property<'items'>;
}

export type { BellEvents };
