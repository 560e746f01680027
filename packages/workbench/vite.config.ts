import { defineConfig } from 'vite';

export default defineConfig({
  base: '/workbench/',
  resolve: { conditions: ['@shopbell/source', 'module', 'browser', 'import', 'default'] },
  build: {
    target: 'es2023',
    // Where `light-dark()` and `field-sizing` stay as they are written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Served under a strict content security policy: nothing inline, no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // `pnpm vite` beside a running `shopbell start`.
    proxy: { '/v1': { target: 'http://localhost:4300', ws: true } },
  },
});
