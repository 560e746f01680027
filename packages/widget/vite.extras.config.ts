import { defineConfig } from 'vite';
import { laterByAddress, shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** The views that come once the panel is open, `/widget/extras.js`: it imports nothing, the panel lends it what it needs. */
export default defineConfig({
  plugins: [shortTemplates(), laterByAddress(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/extras/extras.ts', formats: ['es'], fileName: () => 'extras.js' },
  },
});
