import { defineConfig } from 'vite';
import { shortTemplates, smaller } from './bundle.plugins.ts';
import { conditions } from './vite.config.ts';

/** What some customers fill in, `/widget/forms.js`: comes with the first rating or message that is left, and imports nothing. */
export default defineConfig({
  plugins: [shortTemplates(), smaller()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: false,
    lib: { entry: 'src/extras/forms.ts', formats: ['es'], fileName: () => 'forms.js' },
  },
});
