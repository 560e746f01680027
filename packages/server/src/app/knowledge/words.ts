import { comparable } from '@shopbell/sdk/model';
import { stopWords } from './stopWords.ts';

/** A text taken apart for searching. */
export interface Words {
  /** The text as it is compared: see `comparable`. */
  readonly text: string;
  /** What the text is made of, without stop words: each Chinese character, each word of any other script. */
  readonly units: readonly Unit[];
  /** What is searched for, each term with the units it stands for, as places in `units`. */
  readonly terms: ReadonlyMap<string, readonly number[]>;
}

export interface Unit {
  /** Where it stands in `text`. */
  readonly start: number;
  readonly end: number;
  /** A word weighs as much as two Chinese characters, which most Chinese words have. */
  readonly weight: number;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordWeight = 2;

/**
 * Terms of a text in Chinese, English or both. `Intl.Segmenter` finds words and stop words; since its Chinese
 * dictionary is small and differs between platforms, Chinese is searched by pairs of neighbouring characters, so that
 * every word of two characters is found whatever it stands in. A lone character is a term of its own.
 */
export function wordsOf(written: string): Words {
  const text = comparable(written);
  const segments = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike === true);
  const telling = segments.filter(({ segment }) => !stopWords.has(straight(segment)));
  // Whoever writes nothing but stop words means them.
  return takeApart(text, telling.length > 0 ? telling : segments);
}

function takeApart(text: string, segments: readonly Intl.SegmentData[]): Words {
  const units: Unit[] = [];
  const terms = new Map<string, number[]>();
  const found = (term: string, ...places: number[]): void => {
    const known = terms.get(term);
    if (known) known.push(...places);
    else terms.set(term, places);
  };
  for (const run of runsOf(segments)) {
    const start = units.length;
    if (run.chinese) {
      let at = run.start;
      const characters = Array.from(run.text);
      for (const character of characters) {
        units.push({ start: at, end: (at += character.length), weight: 1 });
      }
      characters.forEach((character, index) => {
        const next = characters[index + 1];
        if (next !== undefined) found(character + next, start + index, start + index + 1);
        else if (characters.length === 1) found(character, start);
      });
    } else {
      units.push({ start: run.start, end: run.start + run.text.length, weight: wordWeight });
      found(singular(straight(run.text)), start);
    }
  }
  return { text, units, terms };
}

interface Run {
  readonly start: number;
  readonly text: string;
  readonly chinese: boolean;
}

/** Words as they are; Chinese ones that touch each other as one stretch. */
function runsOf(segments: readonly Intl.SegmentData[]): Run[] {
  const runs: Run[] = [];
  for (const { segment, index } of segments) {
    for (const part of segment.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
      const run = { start: index + part.index, text: part[0], chinese: /^\p{Script=Han}/u.test(part[0]) };
      const last = runs.at(-1);
      if (run.chinese && last?.chinese && last.start + last.text.length === run.start) {
        runs[runs.length - 1] = { ...last, text: last.text + run.text };
      } else runs.push(run);
    }
  }
  return runs;
}

function straight(word: string): string {
  return word.replaceAll('’', "'");
}

/** English plurals are found by the singular and the other way round; both sides are cut alike, so roughly will do. */
function singular(word: string): string {
  const bare = word.replace(/'s?$/u, '');
  return /^[a-z]{2,}[^s]s$/u.test(bare) ? bare.slice(0, -1) : bare;
}
