import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** What shows files and cards, `/widget/attached.js`: comes with the first of them, and imports nothing either. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/extras/attached.ts', formats: ['es'], fileName: () => 'attached.js' },
  },
});
