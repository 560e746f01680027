import type { CustomerClient, Openings } from '@shopbell/sdk';

/**
 * When somebody is there again (AC-07): asked once for the groups that a view speaks of. Where it cannot be had nothing is
 * said: nobody misses what was never announced.
 */
export class OpeningsReader {
  readonly #changed: () => void;
  #asked: string | undefined;
  #known: Openings | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** For these groups from now on; none are the shop alone, undefined is nothing to ask. */
  look(client: CustomerClient | undefined, groupIds: readonly string[] | undefined): void {
    const about = groupIds?.join();
    if (about === this.#asked) return;
    this.#asked = about;
    this.#known = undefined;
    if (groupIds) void this.#ask(client, groupIds);
  }

  async #ask(client: CustomerClient | undefined, groupIds: readonly string[]): Promise<void> {
    const about = this.#asked;
    const known = await client?.openings(groupIds).catch(() => undefined);
    if (about !== this.#asked || !known) return;
    this.#known = known;
    this.#changed();
  }

  /** When a closed group, or without one the shop, opens next; undefined if it is open, or nobody can tell. */
  next(groupId?: string): { readonly at: number; readonly timeZone: string } | undefined {
    const { shop, groups = [], timeZone = '' } = this.#known ?? {};
    const found = groupId === undefined ? shop : groups.find(({ id }) => id === groupId);
    return found?.opensAt !== undefined && found.opensAt > Date.now()
      ? { at: found.opensAt, timeZone }
      : undefined;
  }
}
