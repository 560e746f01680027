import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** What few need, `/widget/tools.js`: comes with the first tap on it, and imports nothing either. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/tools/tools.ts', formats: ['es'], fileName: () => 'tools.js' },
  },
});
