import type { Conversation, Phrase, Phrases } from '@shopbell/sdk/agent';
import type { PhraseVariable } from '../words/phrases/words.ts';
import type { Language } from '../words/words.ts';

export const variables: readonly PhraseVariable[] = ['customer', 'agent', 'shop', 'order', 'sku', 'tracking'];

/** What variables stand for in one conversation; what nobody knows is left out. */
export type PhraseValues = Partial<Readonly<Record<PhraseVariable, string>>>;

export function valuesOf(
  { customer, scope }: Conversation,
  agent: { readonly name: string },
  shop: { readonly name: string },
): PhraseValues {
  const { orderId, sku, trackingNo } = scope;
  return {
    agent: agent.name,
    shop: shop.name,
    ...(customer.name !== undefined && { customer: customer.name }),
    ...(orderId !== undefined && { order: orderId }),
    ...(sku !== undefined && { sku }),
    ...(trackingNo !== undefined && { tracking: trackingNo }),
  };
}

const variable = /\{(customer|agent|shop|order|sku|tracking)\}/gu;

/** With what is known in place of its variables; the others stay, to be seen and filled in. */
export function filled(text: string, values: PhraseValues): string {
  return text.replace(variable, (whole, name: PhraseVariable) => values[name] ?? whole);
}

/** Where the first variable stands that was not known. */
export function firstGap(text: string): { readonly from: number; readonly to: number } | undefined {
  const [found] = text.matchAll(variable);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** A phrase in the lists together: one's own come first where both fit. */
export function allOf({ own, shop }: Phrases): readonly Phrase[] {
  return [...own, ...shop];
}

/** Those that hold every word, in title, folder or text; in whose title they stand come first. */
export function matchingPhrases(phrases: readonly Phrase[], typed: string): readonly Phrase[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return phrases;
  const holds = (text: string): boolean => words.every((word) => text.toLocaleLowerCase().includes(word));
  const [first, then]: [Phrase[], Phrase[]] = [[], []];
  for (const phrase of phrases) {
    if (holds(phrase.title)) first.push(phrase);
    else if (holds(`${phrase.title} ${phrase.folder ?? ''} ${phrase.text}`)) then.push(phrase);
  }
  return [...first, ...then];
}

/** By folder, those in none last; within one as they were added. */
export function byFolder(
  phrases: readonly Phrase[],
  language: Language,
): readonly (readonly [folder: string, phrases: readonly Phrase[]])[] {
  const folders = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const { folder = '' } = phrase;
    const before = folders.get(folder);
    if (before) before.push(phrase);
    else folders.set(folder, [phrase]);
  }
  return [...folders].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, language)));
}

/** What is searched for after a slash, where the caret stands right behind it: at the beginning, or after a space. */
export function slashAt(
  text: string,
  caret: number,
): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?:^|\s)\/([^\s/]{0,30})$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const typed = found[1] ?? '';
  return { from: caret - typed.length - 1, typed };
}

/** The folders that there are, each once. */
export function foldersOf(phrases: Phrases | undefined): readonly string[] {
  const folders = phrases ? allOf(phrases).flatMap(({ folder }) => folder ?? []) : [];
  return [...new Set(folders)].sort((a, b) => a.localeCompare(b));
}
