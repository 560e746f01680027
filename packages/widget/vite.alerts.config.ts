import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** What rings and flashes, `/widget/alerts.js`: comes with the first message to a customer who looks elsewhere, and imports nothing. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/extras/alerts/tell.ts', formats: ['es'], fileName: () => 'alerts.js' },
  },
});
