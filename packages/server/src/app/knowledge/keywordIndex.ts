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
export class KeywordIndex {
  readonly #owners = new Map<string, number[]>();
  readonly #lengths = new Set<number>();

  /** Owners come one after the other. */
  add(keyword: string, owner: number): void {
    const key = comparable(keyword);
    if (key === '') return;
    this.#lengths.add(key.length);
    const owners = this.#owners.get(key);
    if (!owners) this.#owners.set(key, [owner]);
    else if (owners.at(-1) !== owner) owners.push(owner);
  }

  /** The hits of every owner that `matters`; `text` is as `comparable` makes it. */
  find(text: string, matters: (owner: number) => boolean): Map<number, KeywordHit[]> {
    const found = new Map<number, KeywordHit[]>();
    for (const hit of this.#hits(text)) {
      for (const owner of this.#owners.get(hit.keyword) ?? []) {
        if (!matters(owner)) continue;
        const hits = found.get(owner);
        if (hits) hits.push(hit);
        else found.set(owner, [hit]);
      }
    }
    return found;
  }

  #hits(text: string): KeywordHit[] {
    const hits = new Map<string, KeywordHit>();
    for (let start = 0; start < text.length; start++) {
      for (const length of this.#lengths) {
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
