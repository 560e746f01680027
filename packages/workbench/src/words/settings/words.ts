import type { KnowledgeKind, RobotIntent } from '@shopbell/sdk/admin';
import type { Question } from '../words.ts';
import type { PreviewWords } from './previewWords.ts';
import type { SimulatorWords } from './simulatorWords.ts';
import type { ChangesWords } from './changeWords.ts';
import type { AccountsWords, HoursWords } from './shopWords.ts';
import type { StatisticsAgentsWords, StatisticsWords } from './statisticsWords.ts';

export const settingsPages = [
  'groups',
  'agents',
  'accounts',
  'hours',
  'rules',
  'simulator',
  'leave',
  'replies',
  'robot',
  'knowledge',
  'blocked',
  'statistics',
  'statisticsAgents',
  'changes',
] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** A setting that is a number or a time: its name, what it means, and what no value means. */
export interface FieldWords {
  readonly name: string;
  readonly means: string;
  /** Of settings that may be without a value. */
  readonly none?: string;
}

export interface ChoiceWords<Choice extends string> {
  readonly name: string;
  readonly choices: Readonly<Record<Choice, { readonly name: string; readonly means: string }>>;
}

export type TimedSetting =
  | 'leaveMessageTickMs'
  | 'chooserTimeoutMs'
  | 'stickyWindowMs'
  | 'queueAbsenceMs'
  | 'orphanGraceMs'
  | 'idleEndMs'
  | 'idleWarningMs';
export type CountedSetting = 'customersPerDelivery' | 'queueMax';
export type Unit = 's' | 'min' | 'h';

/** Words of the settings that managers make. */
export interface SettingsWords {
  readonly title: string;
  readonly back: string;
  readonly pages: Readonly<Record<SettingsPage, string>>;

  readonly form: {
    readonly save: string;
    readonly saving: string;
    readonly saved: string;
    readonly discard: string;
    readonly cancel: string;
    readonly unsaved: string;
    readonly leaveQuestion: Question;
    readonly changedMeanwhile: string;
    readonly deletedMeanwhile: string;
    readonly takeTheirs: string;
    readonly theirs: string;
    readonly loading: string;
    readonly loadFailed: string;
    readonly retry: string;
    readonly forbidden: string;
    readonly failed: string;
    readonly lost: string;
    readonly refused: string;
    readonly add: string;
    readonly edit: string;
    readonly remove: string;
    readonly search: string;
    readonly nothingFound: string;
    readonly previous: string;
    readonly next: string;
    shown(from: number, to: number, of: number): string;
    readonly on: string;
    readonly off: string;
    range(least: string, most: string): string;
    normally(value: string): string;
    readonly units: Readonly<Record<Unit, string>>;
    characters(used: number, limit: number): string;
    readonly required: string;
    tooLong(limit: number): string;
  };

  readonly groups: {
    readonly create: string;
    readonly isDefault: string;
    readonly defaultMeans: string;
    readonly disabled: string;
    readonly enabled: string;
    enable(name: string): string;
    skuCount(count: number): string;
    memberCount(count: number): string;
    readonly noScope: string;
    readonly warnings: Readonly<Record<'NO_ROUTABLE_AGENT' | 'GROUP_UNATTENDED' | 'GROUP_EMPTY', string>>;
    readonly pick: string;
    readonly newTitle: string;
    readonly backToList: string;
    readonly name: string;
    readonly nameHint: string;
    readonly nameRequired: string;
    readonly nameTaken: string;
    readonly scope: string;
    readonly scopeHint: string;
    readonly scopeRequired: string;
    readonly pages: string;
    takenBy(group: string): string;
    readonly skus: string;
    readonly skuHint: string;
    readonly skuAdd: string;
    readonly skuPaste: string;
    skuAdded(added: number, known: number): string;
    skuTaken(count: number): string;
    skuTooLong(count: number): string;
    skuTotal(count: number): string;
    readonly skuSearch: string;
    removeFound(count: number): string;
    removeAll(count: number): string;
    removeOne(sku: string): string;
    readonly noSkus: string;
    tooManySkus(limit: number): string;
    readonly members: string;
    readonly membersHint: string;
    readonly membersRequired: string;
    readonly memberAdd: string;
    addFound(count: number): string;
    readonly memberName: string;
    readonly weight: string;
    weightOf(name: string): string;
    readonly weightWrong: string;
    readonly share: string;
    readonly transfersOnly: string;
    removeMember(name: string): string;
    readonly noMembers: string;
    unknownAgent(id: string): string;
    readonly options: string;
    readonly fallback: string;
    readonly fallbackMeans: string;
    readonly overflow: string;
    readonly overflowMeans: string;
    readonly enabledMeans: string;
    readonly delete: string;
    deleteQuestion(name: string): Question;
    readonly gone: string;
  };

  readonly agents: {
    readonly columns: Readonly<
      Record<'name' | 'status' | 'receiving' | 'capacity' | 'load' | 'groups' | 'actions', string>
    >;
    readonly search: string;
    readonly unlimited: string;
    readonly receives: string;
    readonly receivesNot: string;
    readonly noGroup: string;
    readonly empty: string;
    editTitle(name: string): string;
    readonly name: string;
    readonly receiving: string;
    readonly receivingMeans: string;
    readonly capacity: string;
    readonly capacityMeans: string;
    readonly capacityWrong: string;
    readonly limited: string;
    readonly why: string;
  };

  readonly accounts: AccountsWords;
  readonly hours: HoursWords;

  readonly rules: {
    readonly intro: string;
    readonly sections: Readonly<Record<'routing' | 'line' | 'lifetimes' | 'delivery', string>>;
    readonly profile: ChoiceWords<'weighted' | 'rotation'>;
    readonly capMode: ChoiceWords<'capped' | 'exempt-app' | 'uncapped'>;
    readonly leaveMessageMode: ChoiceWords<'default' | 'specified' | 'manual'>;
    readonly robot: ChoiceWords<'off' | 'first' | 'nobody-free'>;
    readonly timed: Readonly<Record<TimedSetting, FieldWords>>;
    readonly counted: Readonly<Record<CountedSetting, FieldWords>>;
    readonly warningBeforeEnd: string;
    readonly given: string;
    readonly named: string;
    readonly namedMeans: string;
    readonly namedRequired: string;
  };

  readonly replies: {
    readonly intro: string;
    readonly occasions: Readonly<Record<'first' | 'away' | 'suspended', FieldWords>>;
    readonly text: string;
    readonly preview: string;
    readonly required: string;
    readonly samples: Readonly<Record<'first' | 'away' | 'suspended', string>>;
  };

  readonly robot: {
    readonly position: string;
    readonly categories: string;
    readonly categoriesHint: string;
    readonly categoriesWrong: string;
    readonly provider: string;
    readonly builtIn: string;
    readonly builtInMeans: string;
    readonly http: string;
    readonly httpMeans: string;
    readonly url: string;
    readonly urlWrong: string;
    readonly timeout: string;
    readonly timeoutMeans: string;
    readonly secret: string;
    readonly secretMeans: string;
    readonly secretSet: string;
    readonly secretWrong: string;
  };

  readonly knowledge: {
    readonly kinds: Readonly<Record<KnowledgeKind, string>>;
    readonly means: Readonly<Record<KnowledgeKind, string>>;
    readonly empty: Readonly<Record<KnowledgeKind, string>>;
    readonly addTitle: Readonly<Record<KnowledgeKind, string>>;
    readonly editTitle: Readonly<Record<KnowledgeKind, string>>;
    readonly question: string;
    readonly oneQuestion: string;
    readonly answer: string;
    readonly keywords: string;
    readonly keywordsHint: string;
    readonly class: string;
    readonly classes: Readonly<Record<'pre-sale' | 'after-sale', string>>;
    readonly sku: string;
    readonly skuHint: string;
    readonly skuAfterSale: string;
    readonly everyProduct: string;
    readonly needsAgent: string;
    readonly needsAgentMeans: string;
    readonly intent: string;
    readonly intents: Readonly<Record<RobotIntent, string>>;
    readonly title: string;
    readonly url: string;
    readonly note: string;
    readonly target: string;
    readonly skuOrUrl: string;
    readonly urlWrong: string;
    readonly tooManyKeywords: string;
    readonly up: string;
    readonly down: string;
    readonly exists: string;
    deleteQuestion(what: string): Question;
  };

  readonly statistics: StatisticsWords;
  readonly statisticsAgents: StatisticsAgentsWords;
  readonly changes: ChangesWords;
  readonly preview: PreviewWords;
  readonly simulator: SimulatorWords;

  readonly blocked: {
    readonly intro: string;
    readonly empty: string;
    readonly unblock: string;
    by(agent: string, time: string): string;
    unblockQuestion(customer: string): Question;
  };
}
