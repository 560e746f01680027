import * as z from 'zod';
import { webUrlOf } from './webUrl.ts';
import { knowledgeLimits, written } from './written.ts';
import { keywordsOf, questionsIn, comparable } from './keywords.ts';
import { Id, ScopeValue } from './scope.ts';

const Question = written(knowledgeLimits.question, 'one line');
const Answer = written(knowledgeLimits.answer, 'lines');

/** Only pages that nobody on the way can change are recommended. */
const LinkUrl = z
  .string()
  .max(knowledgeLimits.url)
  .refine((text) => webUrlOf(text)?.protocol === 'https:', 'must be an https:// address without a user name');

/** As customers see it: part of a routing outcome. */
export const Faq = z.object({ id: Id, question: z.string(), answer: z.string() }).meta({ id: 'Faq' });
export type Faq = z.infer<typeof Faq>;

const faqEntry = { question: Question, answer: Answer, sku: ScopeValue.optional() };

/** Of the shop's lists when the entry was written: goes back as `If-Match`. */
const version = { version: z.int().min(1) };

/** A frequently asked question (RB-08). With a SKU it is shown for that product only, before those for every product. */
export const FaqEntry = z.object({ id: Id, ...faqEntry, ...version }).meta({ id: 'FaqEntry' });
export type FaqEntry = z.infer<typeof FaqEntry>;

const recommendation = {
  title: written(knowledgeLimits.title, 'one line'),
  sku: ScopeValue.optional(),
  url: LinkUrl.optional(),
  note: written(knowledgeLimits.note, 'lines').optional(),
};
const eitherSkuOrUrl = (entry: { sku?: string | undefined; url?: string | undefined }): boolean =>
  (entry.sku === undefined) !== (entry.url === undefined);
const needsSkuOrUrl = 'needs either a sku or a url';

/** A product or a page that a shop's manager recommends (RB-07): either `sku` or `url`. */
export const Recommendation = z
  .object({ id: Id, ...recommendation })
  .refine(eitherSkuOrUrl, needsSkuOrUrl)
  .meta({ id: 'Recommendation' });
export type Recommendation = z.infer<typeof Recommendation>;

/** A recommendation as managers edit it. */
export const RecommendationEntry = z
  .object({ id: Id, ...recommendation, ...version })
  .refine(eitherSkuOrUrl, needsSkuOrUrl)
  .meta({ id: 'RecommendationEntry' });
export type RecommendationEntry = z.infer<typeof RecommendationEntry>;

/** RB-01: pre-sale answers are about a product, shipping fees included; after-sale ones are the same for all products. */
export const KnowledgeClass = z.enum(['pre-sale', 'after-sale']).meta({ id: 'KnowledgeClass' });
export type KnowledgeClass = z.infer<typeof KnowledgeClass>;

/**
 * Keywords come as one text, separated by commas (`,` or `，`), or as a list of such texts. What is kept is the list
 * without blanks and repeats; upper and lower case, full and half width are the same keyword (RB-02).
 */
const Keywords = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(keywordsOf)
  .pipe(z.array(written(knowledgeLimits.keyword, 'one line')).max(knowledgeLimits.keywords));

const StoredKeywords = z
  .array(z.string().min(1).max(knowledgeLimits.keyword))
  .max(knowledgeLimits.keywords)
  .refine((keywords) => new Set(keywords.map(comparable)).size === keywords.length, 'must not repeat');

const robotEntry = {
  kind: KnowledgeClass,
  /** Only before the sale; left out, it answers for every product (RB-01). */
  sku: ScopeValue.optional(),
  question: Question.refine(
    (question) => questionsIn(question) < 2,
    'one question per entry: write another entry for the next one (RB-02)',
  ),
  answer: Answer,
  /** The answer needs what the robot cannot know: a person is offered with it (RB-05). */
  needsAgent: z.boolean().default(false),
};
const skuOnlyBeforeSale = (entry: { kind: KnowledgeClass; sku?: string | undefined }): boolean =>
  entry.kind === 'pre-sale' || entry.sku === undefined;
/** A function, because zod takes a list that it may change. */
const refusedSku = (): { path: string[]; error: string } => ({
  path: ['sku'],
  error: 'after-sale answers are the same for all products (RB-01)',
});

/** A question with its answer, written by the shop for its robot (RB-02). */
export const RobotEntry = z
  .object({ id: Id, ...robotEntry, keywords: StoredKeywords, ...version })
  .refine(skuOnlyBeforeSale, refusedSku())
  .meta({ id: 'RobotEntry' });
export type RobotEntry = z.infer<typeof RobotEntry>;

/** What the robot has been taught to recognise, in Chinese and English; it answers what the shop has filled in (RB-03). */
export const robotIntents = {
  'shipping-fee': 'pre-sale',
  'delivery-time': 'pre-sale',
  size: 'pre-sale',
  stock: 'pre-sale',
  returns: 'after-sale',
  exchange: 'after-sale',
  refund: 'after-sale',
  invoice: 'after-sale',
  warranty: 'after-sale',
} as const satisfies Record<string, KnowledgeClass>;

export const RobotIntent = z
  .enum(Object.keys(robotIntents) as (keyof typeof robotIntents)[])
  .meta({ id: 'RobotIntent' });
export type RobotIntent = z.infer<typeof RobotIntent>;

const intentAnswer = {
  intent: RobotIntent,
  sku: ScopeValue.optional(),
  answer: Answer,
  needsAgent: z.boolean().default(false),
};
const skuOnlyOfPreSaleIntent = (entry: { intent: RobotIntent; sku?: string | undefined }): boolean =>
  skuOnlyBeforeSale({ kind: robotIntents[entry.intent], sku: entry.sku });

/** The shop's answer to one of the robot's intents; one for every product, and for pre-sale intents one for each SKU. */
export const IntentAnswer = z
  .object({ id: Id, ...intentAnswer, ...version })
  .refine(skuOnlyOfPreSaleIntent, refusedSku())
  .meta({ id: 'IntentAnswer' });
export type IntentAnswer = z.infer<typeof IntentAnswer>;

/** The four lists that make up a shop's knowledge. Each has an order of its own, which is the order of showing. */
export const knowledgeKinds = ['faq', 'recommendation', 'robot-entry', 'intent-answer'] as const;
export const KnowledgeKind = z.enum(knowledgeKinds).meta({ id: 'KnowledgeKind' });
export type KnowledgeKind = z.infer<typeof KnowledgeKind>;

/** An entry of a list, as it is kept and told. */
export interface KnowledgeEntries {
  faq: FaqEntry;
  recommendation: RecommendationEntry;
  'robot-entry': RobotEntry;
  'intent-answer': IntentAnswer;
}

/** Ids may be left out of what a manager sends: then the server makes one. */
const madeId = { id: Id.optional() };

/** What a manager sends for an entry of each list. */
export const knowledgeInputs = {
  faq: z.object({ ...madeId, ...faqEntry }).meta({ id: 'FaqEntryInput' }),
  recommendation: z
    .object({ ...madeId, ...recommendation })
    .refine(eitherSkuOrUrl, needsSkuOrUrl)
    .meta({ id: 'RecommendationInput' }),
  'robot-entry': z
    .object({ ...madeId, ...robotEntry, keywords: Keywords })
    .refine(skuOnlyBeforeSale, refusedSku())
    .meta({ id: 'RobotEntryInput' }),
  'intent-answer': z
    .object({ ...madeId, ...intentAnswer })
    .refine(skuOnlyOfPreSaleIntent, refusedSku())
    .meta({ id: 'IntentAnswerInput' }),
} as const;
export type KnowledgeInput<K extends KnowledgeKind> = z.input<(typeof knowledgeInputs)[K]>;

/** `GET /v1/admin/knowledge`: everything, each list in its order. */
export const KnowledgeBase = z
  .object({
    faq: z.array(FaqEntry),
    recommendations: z.array(RecommendationEntry),
    robotEntries: z.array(RobotEntry),
    intentAnswers: z.array(IntentAnswer),
    /** Of all lists together: grows by one with every write; goes back as `If-Match` with a replacement. */
    version: z.int().min(1),
  })
  .meta({ id: 'KnowledgeBase' });
export type KnowledgeBase = z.infer<typeof KnowledgeBase>;

/** Replaces whole lists at once; lists left out stay as they are. All of it is stored, or nothing. */
export const KnowledgeReplacement = z
  .object({
    faq: z.array(knowledgeInputs.faq).optional(),
    recommendations: z.array(knowledgeInputs.recommendation).optional(),
    robotEntries: z.array(knowledgeInputs['robot-entry']).optional(),
    intentAnswers: z.array(knowledgeInputs['intent-answer']).optional(),
  })
  .meta({ id: 'KnowledgeReplacement' });
export type KnowledgeReplacement = z.input<typeof KnowledgeReplacement>;
