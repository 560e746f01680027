import { reasonsOf } from '../../settings/form/problems.ts';
import type { Words } from '../../words/words.ts';

/** Why a formula was refused, in the reader's words, and where in it that is. */
export interface FormulaProblem {
  readonly says: string;
  /** Of the formula: which characters, the end not among them. Missing where it is about the whole. */
  readonly place?: { readonly from: number; readonly to: number };
}

type SalaryWrong = Words['reports']['salary']['wrong'];

/** What the server says of a formula, by how its sentences begin. */
const sentences: readonly {
  readonly like: RegExp;
  readonly says: (text: SalaryWrong, part: string) => string;
}[] = [
  { like: /^Expected expression/u, says: (text) => text.unfinished },
  { like: /^Expected exponent/u, says: (text, part) => text.noNumber(part) },
  { like: /^Expected (\S+)/u, says: (text, part) => text.expected(part) },
  { like: /^Unclosed (\S+)/u, says: (text, part) => text.unclosed(part) },
  { like: /^Unexpected ["']?(.+?)["']?(?: at character|$)/u, says: (text, part) => text.unexpected(part) },
  { like: /^missing unaryOp argument/iu, says: (text) => text.unfinished },
  { like: /^Something is missing/u, says: (text) => text.unfinished },
  { like: /^Variable names cannot start with a number/u, says: (text) => text.number },
  { like: /^There is no figure ([\p{L}\p{N}_$]+)/u, says: (text, part) => text.noFigure(part) },
  { like: /^There is no operator (.+)\.$/u, says: (text, part) => text.noOperator(part) },
  { like: /^Not a number: (.+)\.$/u, says: (text, part) => text.noNumber(part) },
  { like: /^(\S+) of nothing\.$/u, says: (text, part) => text.empty(part) },
  { like: /^There are min/u, says: (text) => text.functions },
  { like: /^A formula cannot contain this/u, says: (text) => text.form },
];

/**
 * Out of a refusal; undefined if it was not about the formula. The server was asked without the spaces around: the place
 * is in what was written.
 */
export function formulaProblem(error: unknown, written: string, words: Words): FormulaProblem | undefined {
  const reason = reasonsOf(error).find(({ path }) => path === 'formula');
  if (!reason) return undefined;
  const said = reason.code;
  const text = words.reports.salary.wrong;
  const known = sentences.find(({ like }) => like.test(said));
  const part = known?.like.exec(said)?.[1] ?? '';
  const place = placeOf(said, part, written.trim(), written.length - written.trimStart().length);
  const says = known ? known.says(text, part) : text.other(said);
  return place ? { says, place } : { says };
}

/** Where the server says, or where what it names stands. */
function placeOf(said: string, part: string, formula: string, before: number): FormulaProblem['place'] {
  const told = / at character (\d+)$/u.exec(said)?.[1];
  if (told !== undefined) {
    const from = Math.min(Number(told), formula.length);
    return { from: before + from, to: before + Math.min(from + 1, formula.length) };
  }
  if (part === '') return undefined;
  const from = placeOfWord(part, formula);
  return from < 0 ? undefined : { from: before + from, to: before + from + part.length };
}

/** A name is not looked for within a longer one. */
function placeOfWord(part: string, formula: string): number {
  const isOfName = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_$]/u.test(sign);
  const named = isOfName(part[0]);
  for (let at = formula.indexOf(part); at >= 0; at = formula.indexOf(part, at + 1)) {
    if (!named || !(isOfName(formula[at - 1]) || isOfName(formula[at + part.length]))) return at;
  }
  return -1;
}
