import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** The word beside the bell, `/widget/greeting.js`: only for pages that ask for it, and it imports nothing. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/greeting/greeting.ts', formats: ['es'], fileName: () => 'greeting.js' },
  },
});
