import { isCount, isFlag, isRecord, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { BatchResult, Order, OrderList, Parcel, Product } from '../model/admin/records.ts';

export const isBatchResult = shape<BatchResult>({
  stored: isCount,
  unchanged: isCount,
  older: isCount,
  refused: listOf(
    shape<BatchResult['refused'][number]>({ index: isCount, id: optional(isText), error: isRecord }),
  ),
});

const isMoney = shape<Order['total']>({ amount: isCount, currency: isText });

export const isProduct = shape<Product>({
  id: isText,
  title: isText,
  url: optional(isText),
  imageUrl: optional(isText),
  price: optional(isMoney),
  category: optional(isText),
  onSale: isFlag,
});

export const isOrder = shape<Order>({
  id: isText,
  customerId: isText,
  placedAt: isCount,
  paidAt: optional(isCount),
  shippedAt: optional(isCount),
  receivedAt: optional(isCount),
  cancelledAt: optional(isCount),
  total: isMoney,
  items: listOf(
    shape<Order['items'][number]>({
      productId: isText,
      title: optional(isText),
      quantity: isCount,
      amount: isMoney,
    }),
  ),
  refunds: listOf(
    shape<Order['refunds'][number]>({
      id: isText,
      amount: isMoney,
      appliedAt: isCount,
      completedAt: optional(isCount),
      withdrawnAt: optional(isCount),
    }),
  ),
});

export const isParcel = shape<Parcel>({
  id: isText,
  orderId: isText,
  customerId: optional(isText),
  carrier: isText,
  status: isText,
  steps: listOf(shape<Parcel['steps'][number]>({ at: isCount, text: isText, place: optional(isText) })),
});

export const isOrderList = shape<OrderList>({ orders: listOf(isOrder), next: optional(isText) });
