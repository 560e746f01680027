/** Fetches the later views. The script tag's panel has a version of its own, see `extrasByAddress`. */
export const importExtras = () => import('./extras.ts');
