import type { ShopBell } from '@shopbell/widget';
import '@shopbell/widget';
import type {} from '@shopbell/widget/react';
import { useRef, useState } from 'react';

/** Where `npm start` puts the server; a shop of one's own names its own. */
const server = import.meta.env['VITE_SHOPBELL_URL'] ?? 'http://localhost:4300';
const products = { 1001: 'Tent', 2002: 'Backpack' } as const;

/** A shop of one page: the product changes, and the bell hears of it by one attribute. */
export function Shop() {
  const [sku, setSku] = useState<keyof typeof products>(2002);
  const [unread, setUnread] = useState(0);
  const bell = useRef<ShopBell>(null);
  return (
    <main>
      <h1>{products[sku]}</h1>
      {Object.entries(products).map(([other, name]) => (
        <button
          key={other}
          onClick={() => {
            setSku(Number(other) as keyof typeof products);
          }}
        >
          {name}
        </button>
      ))}
      <button onClick={() => bell.current?.open()}>
        Ask about this {unread > 0 && `(${String(unread)} new)`}
      </button>
      <shop-bell
        ref={bell}
        server={server}
        shop="demo"
        page="product"
        sku={String(sku)}
        onshopbell-unread={({ detail }) => {
          setUnread(detail.count);
        }}
      />
    </main>
  );
}
