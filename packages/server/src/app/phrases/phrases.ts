import { Phrase, phraseLimits, shopbellError, type PhraseInput } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Storage } from '../../storage/storage.ts';

/** Whose phrases: everybody's of the shop, or one agent's own. */
export type PhraseOwner = { readonly kind: 'shop' } | { readonly kind: 'agent'; readonly id: string };

const Stored = z.array(Phrase);
/** How often a write is tried again when somebody else wrote the same list meanwhile. */
const attempts = 8;

/** Quick phrases (WB-17), a list for the shop and one for each agent, each kept whole. */
export class PhraseLists {
  readonly #storage: Pick<Storage, 'readSetting' | 'writeSetting'>;

  constructor({ storage }: { readonly storage: Pick<Storage, 'readSetting' | 'writeSetting'> }) {
    this.#storage = storage;
  }

  async read(shopId: string, owner: PhraseOwner): Promise<Phrase[]> {
    return (await this.#stored(shopId, owner)).phrases;
  }

  /**
   * A new phrase at the end, or a known one in its place. Rejects with CHANGED_MEANWHILE unless `version` is the one that
   * is stored, 0 if none is; with INVALID_ARGUMENT if the list is full.
   */
  put(shopId: string, owner: PhraseOwner, input: PhraseInput): Promise<Phrase> {
    return this.#change(shopId, owner, (phrases) => {
      const at = phrases.findIndex(({ id }) => id === input.id);
      const version = phrases[at]?.version ?? 0;
      if (version !== input.version) throw shopbellError('CHANGED_MEANWHILE', { version });
      if (at < 0 && phrases.length >= phraseLimits.phrases) {
        const message = `at most ${String(phraseLimits.phrases)} phrases`;
        throw shopbellError('INVALID_ARGUMENT', { issues: [{ path: '', message }] });
      }
      const phrase = { ...input, version: version + 1 };
      return { phrases: at < 0 ? [...phrases, phrase] : phrases.with(at, phrase), result: phrase };
    });
  }

  /** Harmless for one that is not there. */
  async remove(shopId: string, owner: PhraseOwner, id: string): Promise<void> {
    await this.#change(shopId, owner, (phrases) => {
      return { phrases: phrases.filter((phrase) => phrase.id !== id), result: undefined };
    });
  }

  async #change<R>(
    shopId: string,
    owner: PhraseOwner,
    change: (phrases: readonly Phrase[]) => { readonly phrases: readonly Phrase[]; readonly result: R },
  ): Promise<R> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { phrases: before, version: expectedVersion } = await this.#stored(shopId, owner);
      const { phrases, result } = change(before);
      const data = JSON.stringify(phrases);
      if (await this.#storage.writeSetting(shopId, nameOf(owner), { expectedVersion, data })) return result;
    }
    throw shopbellError('UNAVAILABLE');
  }

  async #stored(shopId: string, owner: PhraseOwner): Promise<{ phrases: Phrase[]; version: number }> {
    const setting = await this.#storage.readSetting(shopId, nameOf(owner));
    if (!setting) return { phrases: [], version: 0 };
    return { phrases: Stored.parse(JSON.parse(setting.data)), version: setting.version };
  }
}

function nameOf(owner: PhraseOwner): string {
  return owner.kind === 'shop' ? 'phrases' : `phrases:${owner.id}`;
}
