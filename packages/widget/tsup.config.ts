import { defineConfig } from 'tsup';

/** For npm: `import '@shopbell/widget'`. Lit and the SDK stay imports, so that an app has each of them once. */
export default defineConfig({
  entry: ['src/define.ts', 'src/element.ts'],
  format: ['esm'],
  target: 'es2022',
  dts: true,
  clean: true,
  // A dozen icons of two thousand: without a bundler a browser would fetch them all.
  noExternal: ['lucide'],
  sourcemap: true,
});
