import type { Card, CardRef } from '@shopbell/sdk';
import type { Locale } from '../../words/locale.ts';

type OrderState = NonNullable<Extract<Card, { kind: 'order' }>['state']>;
type ParcelStatus = NonNullable<Extract<Card, { kind: 'parcel' }>['status']>;

/** The words on cards. */
export interface CardWords {
  readonly kinds: Readonly<Record<CardRef['kind'], string>>;
  readonly orderStates: Readonly<Record<OrderState, string>>;
  readonly parcelStates: Readonly<Record<ParcelStatus, string>>;
  /** Lines of an order that are not shown. */
  more(lines: number): string;
  readonly total: string;
  ofOrder(id: string): string;
  readonly newWindow: string;
}

export const cardWords: Readonly<Record<Locale, CardWords>> = {
  'zh-CN': {
    kinds: { product: '商品', order: '订单', parcel: '包裹' },
    orderStates: {
      placed: '待付款',
      paid: '待发货',
      shipped: '已发货',
      received: '已签收',
      cancelled: '已取消',
    },
    parcelStates: {
      announced: '待揽收',
      'in-transit': '运输中',
      'out-for-delivery': '派送中',
      delivered: '已签收',
      returned: '已退回',
      lost: '已丢失',
    },
    more: (lines) => `还有 ${lines} 种商品`,
    total: '合计',
    ofOrder: (id) => `订单 ${id}`,
    newWindow: '在新窗口打开',
  },
  en: {
    kinds: { product: 'Item', order: 'Order', parcel: 'Parcel' },
    orderStates: {
      placed: 'Not paid yet',
      paid: 'Paid',
      shipped: 'Shipped',
      received: 'Received',
      cancelled: 'Cancelled',
    },
    parcelStates: {
      announced: 'Not picked up yet',
      'in-transit': 'On its way',
      'out-for-delivery': 'Out for delivery',
      delivered: 'Delivered',
      returned: 'Returned',
      lost: 'Lost',
    },
    more: (lines) => `and ${lines} more`,
    total: 'Total',
    ofOrder: (id) => `Order ${id}`,
    newWindow: 'opens in a new window',
  },
};
