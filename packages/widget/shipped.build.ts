/** Builds what the script tag brings. */
import { build } from 'vite';
import { shippedBundles } from './shipped.bundles.ts';

for (const bundle of shippedBundles) await build(bundle);
