import { fileURLToPath } from 'node:url';
import { defaultClientConditions, mergeConfig, type InlineConfig, type LibraryOptions } from 'vite';
import {
  bellStyleOfLoader,
  laterByAddress,
  shortInternalNames,
  shortTemplates,
  smaller,
} from './bundle.plugins.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Workspace packages are taken from their sources: nothing needs to be built first. */
function bundle(lib: LibraryOptions, more: InlineConfig = {}): InlineConfig {
  const common: InlineConfig = {
    root,
    configFile: false,
    plugins: [shortTemplates(), laterByAddress(), shortInternalNames(), smaller()],
    resolve: { conditions: ['@shopbell/source', ...defaultClientConditions] },
    publicDir: false,
    build: { target: 'es2022', outDir: 'dist/widget', emptyOutDir: false, lib },
  };
  return mergeConfig(common, more);
}

/** A file that comes later and stands alone: it imports nothing, the panel lends it what it needs. */
const part = (name: string, entry: string): InlineConfig =>
  bundle({ entry, formats: ['es'], fileName: () => `${name}.js` });

/**
 * What the loader imports on the first tap: the panel, and the words of one language. The words keep their names, so that the
 * loader can fetch them beside the panel and not after it.
 */
const panel = bundle(
  {
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
  {
    plugins: [bellStyleOfLoader()],
    resolve: { alias: { lit: fileURLToPath(new URL('src/lit/lit.ts', import.meta.url)) } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      emptyOutDir: true,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: { chunkFileNames: '[name]-[hash].js', minify: true },
      },
    },
  },
);

/** The script tag's file: one classic script with nothing to import, served as `/shopbell.js`. */
const loader = bundle(
  { entry: 'src/loader/loader.ts', formats: ['iife'], name: 'shopbellLoader', fileName: () => 'shopbell.js' },
  { build: { outDir: 'dist' } },
);

/** What a storefront's script tag brings: `dist/shopbell.js`, and under `dist/widget/` what is served as `/widget/`. */
export const shippedBundles: readonly InlineConfig[] = [
  panel,
  // The views that come once the panel is open.
  part('extras', 'src/extras/extras.ts'),
  // What shows files and cards: comes with the first of them.
  part('attached', 'src/extras/attached.ts'),
  // What some customers fill in: comes with the first rating or message that is left.
  part('forms', 'src/extras/forms.ts'),
  // Customer groups: for customers who are in one.
  part('groups', 'src/groups/groups.ts'),
  // What few need: comes with the first tap on it.
  part('tools', 'src/tools/tools.ts'),
  // The word beside the bell: only for pages that ask for it.
  part('greeting', 'src/greeting/greeting.ts'),
  // What rings and flashes: comes with the first message to a customer who looks elsewhere.
  part('alerts', 'src/extras/alerts/tell.ts'),
  loader,
];
