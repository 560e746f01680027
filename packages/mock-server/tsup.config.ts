import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { node: 'src/node.ts', browser: 'src/browser.ts' },
  format: ['esm'],
  target: 'es2023',
  dts: true,
  clean: true,
  sourcemap: true,
});
