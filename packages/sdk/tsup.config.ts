import { defineConfig } from 'tsup';
import { internalNames } from './internalNames.ts';

export default defineConfig({
  entry: ['src/index.ts', 'src/agent.ts', 'src/admin.ts', 'src/model.ts', 'src/testing.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  clean: true,
  // Small already when it is shipped: not every page has a bundler that sees as much.
  minify: 'terser',
  terserOptions: {
    // Without it the maps would describe what terser was given; with it they lead to `src`.
    sourceMap: true,
    ecma: 2020,
    // Nobody calls one of our functions with `new`.
    compress: { passes: 3, reduce_funcs: false, unsafe_arrows: true, unsafe_methods: true },
    // Errors and stack traces name classes.
    keep_classnames: /^ShopbellError$/,
  },
  esbuildOptions(options) {
    options.mangleProps = new RegExp(`^(?:${internalNames.join('|')})$`);
  },
  sourcemap: true,
});
