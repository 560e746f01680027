import { defaultClientConditions, defineConfig } from 'vite';
import {
  adoptedStyles,
  bellStyleOfLoader,
  laterByAddress,
  shortInternalNames,
  shortTemplates,
  smaller,
} from './bundle.plugins.ts';

/** Workspace packages are taken from their sources: nothing needs to be built first. */
export const conditions = ['@shopbell/source', ...defaultClientConditions];

/**
 * What the loader imports on the first tap, served under `/widget/`: the panel, and the words of one language. The
 * words keep their names, so that the loader can fetch them beside the panel and not after it.
 */
export default defineConfig({
  plugins: [
    shortTemplates(),
    adoptedStyles(),
    bellStyleOfLoader(),
    laterByAddress(),
    shortInternalNames(),
    smaller(),
  ],
  resolve: { conditions },
  define: { 'process.env.NODE_ENV': '"production"' },
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/widget',
    emptyOutDir: true,
    lib: {
      entry: {
        panel: 'src/panel.ts',
        'zh-CN': 'src/words/zhCN.ts',
        en: 'src/words/en.ts',
        'later-zh-CN': 'src/words/later/zhCN.ts',
        'later-en': 'src/words/later/en.ts',
        ar: 'src/words/ar.ts',
        'later-ar': 'src/words/later/ar.ts',
        'groups-zh-CN': 'src/words/groups/zhCN.ts',
        'groups-en': 'src/words/groups/en.ts',
        'groups-ar': 'src/words/groups/ar.ts',
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { chunkFileNames: '[name]-[hash].js', minify: true },
    },
  },
});
