/** Something of the shop that a customer may want to show, as the page knows it. */
export interface PageItem {
  readonly kind: 'product' | 'order' | 'parcel';
  /** SKU, order number or tracking number: what the card names. The rest is only shown while choosing. */
  readonly id: string;
  readonly title?: string;
  /** A second line: a price, a date, a state. */
  readonly note?: string;
  /** `https:` only. */
  readonly imageUrl?: string;
}

/** Items that belong together. */
export interface ItemShelf {
  readonly shelf: 'orders' | 'parcels' | 'cart' | 'viewed';
  readonly items: readonly PageItem[];
}

/** Asked each time that the customer looks for something to show. */
export type ItemsProvider = () => readonly ItemShelf[] | Promise<readonly ItemShelf[]>;
