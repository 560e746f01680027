import type {
  KnowledgeBase,
  KnowledgeEntries,
  KnowledgeInput,
  KnowledgeKind,
  RobotIntent,
} from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';

export const kinds: readonly KnowledgeKind[] = ['robot-entry', 'intent-answer', 'faq', 'recommendation'];

/** RB-01: the class of each intent decides whether a product may be named. */
export const intentClasses: Readonly<Record<RobotIntent, 'pre-sale' | 'after-sale'>> = {
  'shipping-fee': 'pre-sale',
  'delivery-time': 'pre-sale',
  size: 'pre-sale',
  stock: 'pre-sale',
  returns: 'after-sale',
  exchange: 'after-sale',
  refund: 'after-sale',
  invoice: 'after-sale',
  warranty: 'after-sale',
};

export type AnyEntry = KnowledgeEntries[KnowledgeKind];

/** The name of each list in the whole of a shop's knowledge. */
export const listNames = {
  faq: 'faq',
  recommendation: 'recommendations',
  'robot-entry': 'robotEntries',
  'intent-answer': 'intentAnswers',
} as const satisfies Record<KnowledgeKind, keyof KnowledgeBase>;

export function entriesOf(knowledge: KnowledgeBase, kind: KnowledgeKind): readonly AnyEntry[] {
  return knowledge[listNames[kind]];
}

/** An entry as the form holds it: every text there is, whichever of them the list has. */
export interface EntryDraft {
  readonly id: string | undefined;
  readonly question: string;
  readonly answer: string;
  readonly keywords: string;
  readonly class: 'pre-sale' | 'after-sale';
  readonly sku: string;
  readonly needsAgent: boolean;
  readonly intent: RobotIntent;
  readonly title: string;
  readonly url: string;
  readonly note: string;
}

export const emptyEntry: EntryDraft = {
  id: undefined,
  question: '',
  answer: '',
  keywords: '',
  class: 'pre-sale',
  sku: '',
  needsAgent: false,
  intent: 'shipping-fee',
  title: '',
  url: '',
  note: '',
};

export function draftOfEntry(entry: AnyEntry): EntryDraft {
  const {
    keywords,
    kind,
    sku = '',
    version: _version,
    ...rest
  } = { keywords: [], kind: 'pre-sale' as const, ...entry };
  const { url = '', note = '' } = { url: '', note: '', ...rest };
  return { ...emptyEntry, ...rest, url, note, sku, keywords: keywords.join('，'), class: kind };
}

const about = ({ id, sku }: EntryDraft): { id?: string; sku?: string } => ({
  ...(id === undefined ? {} : { id }),
  ...(sku.trim() === '' ? {} : { sku: sku.trim() }),
});

/** What is sent for an entry of each list; texts that are empty are left out. */
export const inputs: { readonly [K in KnowledgeKind]: (draft: EntryDraft) => KnowledgeInput<K> } = {
  faq: (draft) => ({ ...about(draft), question: draft.question, answer: draft.answer }),
  'robot-entry': (draft) => {
    const { question, answer, needsAgent, keywords } = draft;
    return { ...about(draft), question, answer, needsAgent, keywords, kind: draft.class };
  },
  'intent-answer': (draft) => {
    const { answer, needsAgent, intent } = draft;
    return { ...about(draft), answer, needsAgent, intent };
  },
  recommendation: (draft) => {
    const { title, url, note } = draft;
    return {
      ...about(draft),
      title,
      ...(url.trim() === '' ? {} : { url: url.trim() }),
      ...(note.trim() === '' ? {} : { note }),
    };
  },
};

/** Limits of the server, in UTF-16 code units. */
export const entryLimits = {
  question: 200,
  answer: 2000,
  keyword: 64,
  keywords: 200,
  title: 100,
  note: 500,
  sku: 128,
};

type Field = keyof EntryDraft;

/** What is wrong with an entry before it is sent, by field. */
export function entryProblems(
  draft: EntryDraft,
  kind: KnowledgeKind,
  { settings }: Words,
): ReadonlyMap<Field, string> {
  const { knowledge: text, form } = settings;
  const problems = new Map<Field, string>();
  const need = (field: 'question' | 'answer' | 'title'): void => {
    if (draft[field].trim() === '') problems.set(field, form.required);
    else if (draft[field].length > entryLimits[field]) problems.set(field, form.tooLong(entryLimits[field]));
  };
  if (kind === 'faq' || kind === 'robot-entry') need('question');
  if (kind !== 'recommendation') need('answer');
  if (draft.sku.trim().length > entryLimits.sku) problems.set('sku', form.tooLong(entryLimits.sku));
  if (kind === 'robot-entry') {
    // RB-02.
    if (questionsIn(draft.question) > 1) problems.set('question', text.oneQuestion);
    const keywords = draft.keywords.split(/[,，]/u).map((keyword) => keyword.trim());
    if (
      keywords.length > entryLimits.keywords ||
      keywords.some((keyword) => keyword.length > entryLimits.keyword)
    )
      problems.set('keywords', text.tooManyKeywords);
  }
  const afterSale =
    (kind === 'robot-entry' && draft.class === 'after-sale') ||
    (kind === 'intent-answer' && intentClasses[draft.intent] === 'after-sale');
  if (afterSale && draft.sku.trim() !== '') problems.set('sku', text.skuAfterSale);
  if (kind === 'recommendation') {
    need('title');
    const [sku, url] = [draft.sku.trim(), draft.url.trim()];
    if ((sku === '') === (url === '')) problems.set('url', text.skuOrUrl);
    else if (url !== '' && !isLink(url)) problems.set('url', text.urlWrong);
    if (draft.note.length > entryLimits.note) problems.set('note', form.tooLong(entryLimits.note));
  }
  return problems;
}

/** How many questions a text asks: marks that stand together end one. */
function questionsIn(text: string): number {
  return text.match(/[?？؟][?？؟!！…\s]*/gu)?.length ?? 0;
}

function isLink(text: string): boolean {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}

/** What an entry is called in a list. */
export function entryName(entry: AnyEntry, { settings }: Words): string {
  if ('question' in entry) return entry.question;
  return 'intent' in entry ? settings.knowledge.intents[entry.intent] : entry.title;
}
