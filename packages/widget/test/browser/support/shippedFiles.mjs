// Serves what is shipped, built once from the sources when the tests start, and a few whole pages that use it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { shippedBundles } from '../../../shipped.bundles.ts';

const nonce = 'c2hvcGJlbGw';
const tag = (from, attributes = '') =>
  `<script nonce="${nonce}" src="/shipped/${from}/shopbell.js" data-shop="demo" data-page="product" data-sku="1001" ${attributes} async></script>`;
/** Writes down what the page is asked for, before anything else runs. */
const recorder = `<script nonce="${nonce}">
  window.seen = { read: [], written: [], violations: [], errors: [] };
  document.addEventListener('securitypolicyviolation', (event) => {
    // The test runner puts a script of its own into every page.
    if (!event.blockedURI.includes('__web-dev-server')) seen.violations.push(event.violatedDirective + ' ' + event.blockedURI);
  });
  addEventListener('error', (event) => seen.errors.push(event.message));
  addEventListener('unhandledrejection', (event) => seen.errors.push(String(event.reason)));
  const { getItem, setItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) { seen.read.push(key); return getItem.call(this, key); };
  Storage.prototype.setItem = function (key, value) { seen.written.push(key); setItem.call(this, key, value); };
</script>`;
const page = (head, lang = 'en', body = '') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,">${recorder}${head}</head><body><h1>Shop</h1>${body}</body></html>`;

const pages = {
  plain: page(tag('whole')),
  chinese: page(tag('whole'), 'zh-CN'),
  twice: page(tag('whole') + tag('whole')),
  broken: page(tag('broken')),
  flaky: page(tag('flaky')),
  bare: page(tag('bare')),
  mending: page(tag('mending')),
  queued: page(
    `<script>window.shopbell = (...call) => { (shopbell.q ??= []).push(call); };
    shopbell('update', { page: 'order', orderId: 'A-7' });
    shopbell('items', () => [{ shelf: 'cart', items: [{ kind: 'product', id: '2002' }] }]);</script>${tag('whole')}`,
  ),
  strict: page(tag('whole')),
  inline: page('', 'en', `<main>${tag('whole', 'data-display="inline"')}</main><p>Below</p>`),
  'strict-inline': page('', 'en', `<main>${tag('whole', 'data-display="inline"')}</main>`),
  'own-page': page(tag('whole', 'data-display="page"')),
};
const strictPolicy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  "connect-src 'self'",
  'img-src data:',
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

async function buildFiles(config) {
  const given = { ...config, logLevel: 'error', build: { ...config.build, write: false } };
  const built = await build(given);
  return [built].flat().flatMap(({ output }) => output);
}

export async function shippedFiles() {
  const files = new Map();
  for (const bundle of shippedBundles) {
    // Their names are addresses below `dist`.
    const folder = bundle.build.outDir.replace(/^dist\/?/, '');
    for (const { fileName, type, code } of await buildFiles(bundle))
      if (type === 'chunk') files.set(join(folder, fileName), code);
  }
  // Its index imports two thousand files, which a browser would fetch one by one.
  const entry = fileURLToPath(new URL('../esm/lucide.mjs', import.meta.resolve('lucide')));
  const icons = { entry, formats: ['es'], fileName: 'lucide' };
  const [lucide] = await buildFiles({ configFile: false, build: { lib: icons, minify: false } });
  files.set('lucide.js', lucide.code);

  let flakyTries = 0;
  let mendingTries = 0;
  return {
    name: 'shipped-files',
    resolveImport: ({ source }) => (source === 'lucide' ? '/shipped/whole/lucide.js' : undefined),
    serve({ path, response }) {
      const [, kind, name = '', ...rest] = path.split('/');
      if (kind === 'pages') {
        const body = pages[name];
        if (!body) return undefined;
        if (name.startsWith('strict')) response.set('content-security-policy', strictPolicy);
        return { body, type: 'html' };
      }
      if (kind !== 'shipped') return undefined;
      const file = rest.join('/');
      const later = file.startsWith('widget/extras');
      const missing =
        (later && (name === 'bare' || (name === 'mending' && mendingTries++ % 2 === 0))) ||
        (file.startsWith('widget/panel') &&
          (name === 'broken' || (name === 'flaky' && flakyTries++ % 2 === 0)));
      const body = missing ? undefined : files.get(file);
      // Nothing is what the server knows how to answer with 404.
      if (body === undefined) return undefined;
      return { body, type: 'js' };
    },
  };
}
