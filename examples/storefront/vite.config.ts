import { defineConfig } from 'vite';

/**
 * Builds the pages to `dist`. `%SHOPBELL_URL%` stays in them as it is: whoever serves them puts the address of a
 * Shopbell server in its place. `vite dev` takes the one that `npm start` brings up.
 */
export default defineConfig({
  plugins: [
    {
      name: 'storefront:shopbell-url',
      apply: 'serve',
      transformIndexHtml: {
        order: 'pre',
        handler: (html) => html.replaceAll('%SHOPBELL_URL%', 'http://localhost:4300'),
      },
    },
  ],
  base: './',
  build: {
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index', 'product-1001', 'product-1001.en', 'product-2002', 'order', 'tracking'].map(
        (page) => new URL(`${page}.html`, import.meta.url).pathname,
      ),
    },
  },
});
