import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** The views that come once the panel is open, `/widget/extras.js`: it imports nothing, the panel lends it what it needs. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/extras/extras.ts', formats: ['es'], fileName: () => 'extras.js' },
  },
});
