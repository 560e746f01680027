import type { PageScope } from './scopeAttributes.ts';

interface Thing {
  readonly '@type'?: unknown;
  readonly '@graph'?: unknown;
  readonly mainEntity?: unknown;
  readonly hasVariant?: unknown;
  readonly sku?: unknown;
}

/** The SKUs of the products that a piece of JSON-LD is about. */
function skusIn(data: unknown): unknown[] {
  if (Array.isArray(data)) return data.flatMap(skusIn);
  if (typeof data !== 'object' || data === null) return [];
  const { '@type': type, '@graph': graph, mainEntity, hasVariant, sku } = data as Thing;
  return [type].flat().includes('Product') ? [sku] : skusIn([graph, mainEntity, hasVariant]);
}

/** What a scope can have as an id: the server takes no other. */
function idOf(given: unknown): string | undefined {
  // A string, or a number.
  const id = /^[sn]/.test(typeof given) ? String(given).trim() : '';
  return /^\P{Cc}{1,128}$/u.test(id) ? id : undefined;
}

let read = '';
let found: PageScope = {};

/**
 * What a page that says nothing to the bell tells search engines: the SKU, where its JSON-LD is about exactly one product.
 * Whatever else stands there is a shop page, a SKU too that no scope can have. Single-page shops write it after the address
 * changed: it is looked at whenever the bell wants to know, and read when it is another.
 */
function scopeOfPage(): PageScope {
  const texts = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => textContent,
  );
  if (texts.join() === read) return found;
  read = texts.join();
  const skus = new Set<unknown>();
  for (const text of texts) {
    try {
      for (const sku of skusIn(JSON.parse(text))) skus.add(sku);
    } catch {
      // No JSON: nobody's error here.
    }
  }
  const [one] = skus;
  const sku = skus.size === 1 ? idOf(one) : undefined;
  return (found = sku ? { page: 'product', sku } : {});
}

/** As it is said by attributes or properties; null and what is empty say nothing. */
type Said = Readonly<{ [Name in keyof PageScope]: PageScope[Name] | null }>;

/**
 * What the page is about, without what it leaves out. What no scope can have is left out as well, and a page of another name is a
 * shop page: a slip in a template locks no customer out.
 */
export function scopeOf(element: Said): PageScope {
  const says = [element.page, element.sku, element.orderId, element.trackingNo].some(Boolean);
  const said = says ? element : (scopeOfPage() as Said);
  const { page } = said;
  const scope: PageScope = { page: page && /^(product|order|tracking)$/.test(page) ? page : 'shop' };
  for (const name of ['sku', 'orderId', 'trackingNo'] as const) {
    const id = idOf(said[name]);
    if (id) scope[name] = id;
  }
  return scope;
}
