import type { Kit } from './kit.ts';

let loading: Promise<void> | undefined;

/** Once for all who ask; after an attempt that failed the next who asks begins another. */
export function loadAttached(kit: Kit): Promise<void> {
  const load = async () => {
    (await kit.part('attached')).defineAttached(kit);
  };
  return (loading ??= load().catch((error: unknown): never => {
    loading = undefined;
    throw error;
  }));
}
