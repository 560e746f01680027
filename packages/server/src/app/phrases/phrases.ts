import {
  Phrase,
  phraseLimits,
  shopbellError,
  type Changer,
  type Clock,
  type PhraseInput,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { NewChangeRow } from '../../storage/changes.ts';
import type { Storage } from '../../storage/storage.ts';
import { isSame } from '../admin/repeats.ts';
import { invalid } from '../admin/parse.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import { byteLength } from '../json/readJson.ts';

/** Whose phrases: everybody's of the shop, or one agent's own. */
export type PhraseOwner = { readonly kind: 'shop' } | { readonly kind: 'agent'; readonly id: string };

const Stored = z.array(Phrase);
/** How often a write is tried again when somebody else wrote the same list meanwhile. */
const attempts = 8;

type PhraseStorage = Pick<Storage, 'readSetting' | 'writeSetting' | 'writeLogged'>;

/** What becomes of a list, and of which of its phrases; without it nothing is to be done. */
interface Changed<R> {
  readonly result: R;
  readonly phrases?: readonly Phrase[];
  readonly before?: Phrase | undefined;
  readonly after?: Phrase;
}

/** Quick phrases (WB-17), a list for the shop and one for each agent, each kept whole. */
export class PhraseLists {
  readonly #storage: PhraseStorage;
  readonly #clock: Clock;

  constructor({ storage, clock }: { readonly storage: PhraseStorage; readonly clock: Clock }) {
    this.#storage = storage;
    this.#clock = clock;
  }

  async read(shopId: string, owner: PhraseOwner): Promise<Phrase[]> {
    return (await this.#stored(shopId, owner)).phrases;
  }

  /**
   * A new phrase at the end, or a known one in its place. Asked again with the same content it is answered again, and
   * nothing is done. Rejects with CHANGED_MEANWHILE unless `version` is the one that is stored, 0 if none is; with
   * INVALID_ARGUMENT if the list is full.
   */
  put(shopId: string, owner: PhraseOwner, input: PhraseInput, by: Changer = operator): Promise<Phrase> {
    return this.#change(shopId, owner, by, (phrases) => {
      const at = phrases.findIndex(({ id }) => id === input.id);
      const before = phrases[at];
      const version = before?.version ?? 0;
      // The answer to the first time was lost.
      if (before && version > input.version && isSame(before, { ...input, version }))
        return { result: before };
      if (version !== input.version) throw shopbellError('CHANGED_MEANWHILE', { version });
      const phrase = { ...input, version: version + 1 };
      const after = before ? phrases.with(at, phrase) : [...phrases, phrase];
      checkRoom(phrases, after);
      return { result: phrase, phrases: after, before, after: phrase };
    });
  }

  /** Harmless for one that is not there. */
  async remove(shopId: string, owner: PhraseOwner, id: string, by: Changer = operator): Promise<void> {
    await this.#change(shopId, owner, by, (phrases) => {
      const before = phrases.find((phrase) => phrase.id === id);
      if (!before) return { result: undefined };
      return { result: undefined, phrases: phrases.filter((phrase) => phrase !== before), before };
    });
  }

  async #change<R>(
    shopId: string,
    owner: PhraseOwner,
    by: Changer,
    change: (phrases: readonly Phrase[]) => Changed<R>,
  ): Promise<R> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { phrases: stored, version: expectedVersion } = await this.#stored(shopId, owner);
      const { result, phrases, before, after } = change(stored);
      if (!phrases) return result;
      const changes = owner.kind === 'shop' ? this.#entries(shopId, by, before, after) : [];
      const setting = { expectedVersion, data: JSON.stringify(phrases) };
      if (await this.#storage.writeLogged(changes, 'writeSetting', shopId, nameOf(owner), setting))
        return result;
    }
    throw shopbellError('UNAVAILABLE');
  }

  /** What an agent keeps for themselves is no setting of the shop. */
  #entries(
    shopId: string,
    by: Changer,
    before: Phrase | undefined,
    after: Phrase | undefined,
  ): readonly NewChangeRow[] {
    const phrase = after ?? before;
    if (!phrase) return [];
    const { id, title: name } = phrase;
    const about = { shopId, at: this.#clock.now(), by, what: 'phrase', id, name } as const;
    return changeRows(about, { before: before && fieldsOf(before), after: after && fieldsOf(after) });
  }

  async #stored(shopId: string, owner: PhraseOwner): Promise<{ phrases: Phrase[]; version: number }> {
    const setting = await this.#storage.readSetting(shopId, nameOf(owner));
    if (!setting) return { phrases: [], version: 0 };
    return { phrases: Stored.parse(JSON.parse(setting.data)), version: setting.version };
  }
}

function fieldsOf({ id: _id, version: _version, ...fields }: Phrase): object {
  return fields;
}

/** Both lists of an agent are one answer, which must fit into what a peer may leave unread. */
function checkRoom(before: readonly Phrase[], after: readonly Phrase[]): void {
  const { phrases, bytes } = phraseLimits;
  if (after.length > before.length && after.length > phrases)
    throw invalid('', `at most ${String(phrases)} phrases`);
  const size = bytesOf(after);
  // One that is too large already may become smaller.
  if (size > bytes && size > bytesOf(before))
    throw invalid('', `all phrases together at most ${String(bytes)} bytes`);
}

function bytesOf(phrases: readonly Phrase[]): number {
  return byteLength(JSON.stringify(phrases));
}

function nameOf(owner: PhraseOwner): string {
  return owner.kind === 'shop' ? 'phrases' : `phrases:${owner.id}`;
}
