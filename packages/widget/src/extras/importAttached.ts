/** Fetches what shows files and cards. The script tag's panel has a version of its own, see `laterByAddress`. */
export const importAttached = () => import('./attached.ts');
