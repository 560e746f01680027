import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** The script tag's file: one classic script with nothing to import, served as `/shopbell.js`. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    reportCompressedSize: true,
    lib: {
      entry: 'src/loader/loader.ts',
      formats: ['iife'],
      name: 'shopbellLoader',
      fileName: () => 'shopbell.js',
    },
  },
});
