import { assert } from 'chai';
import { mount, unmountAll } from './support/bell.ts';

let visits = 0;

/** Another address of the shop, with this in its head. */
function visit(...data: unknown[]): void {
  history.replaceState(null, '', `?visit=${++visits}`);
  for (const entry of document.querySelectorAll('script.test-data')) entry.remove();
  for (const entry of data) {
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.className = 'test-data';
    script.textContent = typeof entry === 'string' ? entry : JSON.stringify(entry);
    document.head.append(script);
  }
}

describe('what a page is about that says nothing to the bell', () => {
  const address = location.href;
  afterEach(() => {
    unmountAll();
    visit();
    history.replaceState(null, '', address);
  });
  const silent = () => mount({ page: null, sku: null }).bell;
  const product = (sku: unknown, type: unknown = 'Product') => ({ '@type': type, sku });

  it('is the one product of its JSON-LD, also inside a graph or a list, whatever broken pieces stand beside it', () => {
    const bell = silent();
    for (const data of [
      [product('1001')],
      [
        {
          '@context': 'https://schema.org',
          '@graph': [{ '@type': 'WebPage' }, product('1001', ['Thing', 'Product'])],
        },
      ],
      [[product('1001')], product('1001')],
      [{ '@type': 'WebPage', mainEntity: product('1001') }],
      [{ '@type': 'ProductGroup', hasVariant: [product('1001')] }],
      [product(1001)],
      ['{ broken', 'null', '7', { '@type': 'Organization' }, product('1001')],
    ]) {
      visit(...data);
      assert.deepEqual(bell.scope, { page: 'product', sku: '1001' }, JSON.stringify(data));
    }
  });

  it('is a shop page where that is about nothing, several products, or something else than a text', () => {
    const bell = silent();
    for (const data of [
      [],
      [product('1001'), product('2002')],
      [product({ value: '1001' })],
      [{ '@type': 'ProductGroup', hasVariant: [product('1001'), product('1002')] }],
      [product('')],
      [product(undefined)],
      [product('x'.repeat(129))],
      [product('10\u000001')],
    ]) {
      visit(...data);
      assert.deepEqual(bell.scope, { page: 'shop' }, JSON.stringify(data));
    }
  });

  it('is without the space around it, and what the page says of itself now, also at the same address', () => {
    const bell = silent();
    visit(product(' 1001 '));
    assert.deepEqual(bell.scope, { page: 'product', sku: '1001' });
    for (const entry of document.querySelectorAll('script.test-data'))
      entry.textContent = JSON.stringify(product('2002'));
    assert.deepEqual(bell.scope, { page: 'product', sku: '2002' });
  });

  it('is never what no scope can have: a slip in a template locks nobody out', () => {
    const bell = silent();
    for (const [said, scope] of [
      [
        { page: '', sku: '1' },
        { page: 'shop', sku: '1' },
      ],
      [{ page: 'category' }, { page: 'shop' }],
      [
        { page: 'product', sku: ' 1001 ' },
        { page: 'product', sku: '1001' },
      ],
      [
        { page: 'product', sku: 1001 },
        { page: 'product', sku: '1001' },
      ],
      [{ page: 'order', orderId: 'x'.repeat(129) }, { page: 'order' }],
      [{ page: 'tracking', trackingNo: 'SF\u00001' }, { page: 'tracking' }],
    ] as const) {
      bell.setScope(said as Parameters<typeof bell.setScope>[0]);
      assert.deepEqual(bell.scope, scope, JSON.stringify(said));
    }
    Object.assign(bell, { page: 'product', sku: 1001 });
    assert.deepEqual(bell.scope, { page: 'product', sku: '1001' });
  });

  it('counts for nothing where the page does say something', () => {
    visit(product('1001'));
    const bell = silent();
    bell.setScope({ page: 'shop' });
    assert.deepEqual(bell.scope, { page: 'shop' });
    bell.setScope({ page: 'product', sku: '2002' });
    assert.deepEqual(bell.scope, { page: 'product', sku: '2002' });
  });
});
