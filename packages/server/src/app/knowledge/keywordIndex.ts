import { comparable } from '@shopbell/sdk/model';

/** A keyword that stands in a text. */
export interface KeywordHit {
  /** As the text is compared. */
  readonly keyword: string;
  /** Where it stands in the compared text; the first place only. */
  readonly start: number;
  readonly end: number;
  /** It stands there as a word of its own, and not as `age` does in `package`. */
  readonly whole: boolean;
}

/** Which keywords stand in a text, and whose they are. The time it takes does not grow with the number of keywords. */
export class KeywordIndex<Owner> {
  readonly #owners = new Map<string, Set<Owner>>();
  /** How many keywords there are of each length. */
  readonly #lengths = new Map<number, number>();

  /** A repeat of an owner's own keyword is harmless. */
  add(keyword: string, owner: Owner): void {
    const key = comparable(keyword);
    if (key === '') return;
    const owners = this.#owners.get(key);
    if (owners) {
      owners.add(owner);
      return;
    }
    this.#owners.set(key, new Set([owner]));
    this.#lengths.set(key.length, (this.#lengths.get(key.length) ?? 0) + 1);
  }

  remove(keyword: string, owner: Owner): void {
    const key = comparable(keyword);
    const owners = this.#owners.get(key);
    if (!owners?.delete(owner) || owners.size > 0) return;
    this.#owners.delete(key);
    const left = (this.#lengths.get(key.length) ?? 1) - 1;
    if (left > 0) this.#lengths.set(key.length, left);
    else this.#lengths.delete(key.length);
  }

  /** The hits of every owner; `text` is as `comparable` makes it. Owners with the same hits share one list of them. */
  find(text: string): Map<Owner, readonly KeywordHit[]> {
    const found = new Map<Owner, readonly KeywordHit[]>();
    for (const hit of this.#hits(text)) {
      const more = new Map<readonly KeywordHit[] | undefined, readonly KeywordHit[]>();
      for (const owner of this.#owners.get(hit.keyword) ?? []) {
        const before = found.get(owner);
        let hits = more.get(before);
        if (!hits) more.set(before, (hits = [...(before ?? []), hit]));
        found.set(owner, hits);
      }
    }
    return found;
  }

  #hits(text: string): KeywordHit[] {
    const hits = new Map<string, KeywordHit>();
    for (let start = 0; start < text.length; start++) {
      for (const length of this.#lengths.keys()) {
        const end = start + length;
        if (end > text.length) continue;
        const keyword = text.slice(start, end);
        if (!this.#owners.has(keyword) || hits.get(keyword)?.whole === true) continue;
        const whole = !splitsWord(text, start) && !splitsWord(text, end);
        if (whole || !hits.has(keyword)) hits.set(keyword, { keyword, start, end, whole });
      }
    }
    return [...hits.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** Chinese is written without spaces: only between letters or digits of another script can a word be split. */
function splitsWord(text: string, at: number): boolean {
  const around = at === 0 ? '' : text.slice(at - 1, at + 1);
  return /^[\p{L}\p{M}\p{N}]{2}$/u.test(around) && !/\p{Script=Han}/u.test(around);
}
