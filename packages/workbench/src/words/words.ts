import type { AgentStatus, EndCause, Page } from '@shopbell/sdk/agent';
import type { ContentWords } from './content/words.ts';
import type { PerformanceWords } from './performance/words.ts';
import type { PhraseWords } from './phrases/words.ts';
import type { PasswordWords } from './password/words.ts';
import type { EraseWords } from './erase/words.ts';
import type { FindingWords } from './finding/words.ts';
import type { ReceptionWords } from './reception/words.ts';
import type { ReportWords } from './reports/words.ts';
import type { SettingsWords } from './settings/words.ts';
import type { CustomerGroupWords } from './customerGroups/words.ts';
import type { StaffWords } from './staff/words.ts';
import type { SupervisionWords } from './supervision/words.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A question to the agent before something that cannot be taken back. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

/** Somebody took something back. */
interface Recalled {
  readonly byYou: string;
  by(name: string): string;
}

/** Every word on the screen in one language. A language is complete or it does not compile. */
export interface Words {
  readonly language: Language;
  readonly workbench: string;

  readonly signIn: {
    readonly title: string;
    readonly account: string;
    readonly accountHint: string;
    readonly password: string;
    readonly showPassword: string;
    readonly hidePassword: string;
    readonly submit: string;
    readonly submitting: string;
    waitToSubmit(seconds: number): string;
    readonly accountMissing: string;
    readonly passwordMissing: string;
    readonly badCredentials: string;
    readonly notAgent: string;
    rateLimited(seconds: number): string;
    readonly offline: string;
    readonly unavailable: string;
    readonly signedOut: string;
  };

  readonly status: {
    readonly label: string;
    readonly names: Readonly<Record<AgentStatus, string>>;
    readonly means: Readonly<Record<AgentStatus, string>>;
    changed(status: AgentStatus): string;
    readonly failed: string;
  };

  readonly header: {
    readonly receptions: string;
    readonly receptionsMeans: string;
    readonly averageResponse: string;
    readonly averageResponseMeans: string;
    readonly thirtySeconds: string;
    readonly thirtySecondsMeans: string;
    readonly sales: string;
    readonly salesMeans: string;
    readonly nothingYet: string;
    readonly menu: string;
    readonly shortcuts: string;
    readonly signOut: string;
    readonly shopSettings: string;
  };

  readonly connection: {
    readonly connecting: string;
    readonly offline: string;
    waitingToSend(messages: number): string;
    readonly back: string;
    readonly closed: string;
    readonly reconnect: string;
    readonly unreachable: string;
    readonly tryNow: string;
  };

  readonly preferences: {
    readonly language: string;
    readonly theme: string;
    readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>;
    readonly sound: string;
    readonly staffSound: string;
  };

  readonly list: {
    readonly label: string;
    readonly tabs: Readonly<Record<'ongoing' | 'leave' | 'ended', string>>;
    readonly empty: Readonly<Record<'ongoing' | 'leave' | 'ended', string>>;
    readonly emptyHint: Readonly<Record<'ongoing' | 'leave' | 'ended', string>>;
    waiting(seconds: number): string;
    unread(messages: number): string;
    readonly mine: string;
    readonly nothingWritten: string;
    readonly nobodyWaits: string;
    readonly failed: string;
    readonly draft: string;
    readonly loading: string;
  };

  readonly page: Readonly<Record<Page, string>>;
  visitor(tail: string): string;

  readonly conversation: {
    readonly none: string;
    readonly noneHint: string;
    readonly back: string;
    readonly end: string;
    readonly showCustomer: string;
    readonly hideCustomer: string;
    readonly messages: string;
    readonly earlier: string;
    readonly loadingEarlier: string;
    readonly earlierFailed: string;
    readonly toNewest: string;
    newBelow(messages: number): string;
    readonly typing: string;
    readonly you: string;
    readonly autoReply: string;
    readonly robot: string;
    readonly offersAgent: string;
    readonly sending: string;
    readonly waitingForConnection: string;
    readonly sent: string;
    readonly seen: string;
    readonly failed: string;
    failedTooLong(limit: number): string;
    readonly failedEnded: string;
    readonly failedGone: string;
    readonly retry: string;
    readonly discard: string;
    readonly recall: {
      readonly label: string;
      readonly message: Recalled;
      readonly note: Recalled;
      /** Where nobody says by whom. */
      readonly line: string;
      readonly editAgain: string;
      readonly done: string;
      tooLate(minutes: number): string;
      readonly failed: string;
    };
    readonly endQuestion: Question;
    readonly endWithoutReply: string;
    readonly endFailed: string;
    readonly ended: string;
    readonly notYours: string;
    readonly today: string;
    readonly yesterday: string;
  };

  readonly notice: {
    assigned(agent: string, group: string): string;
    assignedToYou(group: string): string;
    converted(agent: string): string;
    contacted(agent: string): string;
    readonly contactedByYou: string;
    reRouted(agent: string, group: string): string;
    transferred(from: string, agent: string, group: string): string;
    transferredToYou(from: string, group: string): string;
    readonly note: string;
    readonly robot: string;
    handOver(agent: string, group: string): string;
    queued(group: string): string;
    fromQueue(agent: string, group: string): string;
    fromQueueToYou(group: string): string;
    idleWarned(time: string): string;
    /** `leftLine`: the customer waits no longer; else nobody could take it. */
    leaveMessage(group: string, leftLine: boolean): string;
    delivered(agent: string): string;
    readonly endedByCustomer: string;
    readonly endedByAgent: string;
    readonly endedByDesk: string;
    readonly endedBecause: Readonly<Record<EndCause, string>>;
  };

  readonly composer: {
    readonly label: string;
    readonly placeholder: string;
    readonly leavePlaceholder: string;
    readonly send: string;
    readonly hint: string;
    left(characters: number): string;
    tooLong(over: number): string;
  };

  readonly customer: {
    readonly title: string;
    readonly close: string;
    readonly entry: string;
    readonly page: string;
    readonly sku: string;
    readonly order: string;
    readonly tracking: string;
    readonly channel: string;
    readonly channels: Readonly<Record<'web' | 'app' | 'personal', string>>;
    readonly unverified: string;
    readonly unverifiedMeans: string;
    readonly group: string;
    readonly times: string;
    readonly opened: string;
    readonly assigned: string;
    readonly firstReply: string;
    readonly endedAt: string;
    readonly lasted: string;
    readonly others: string;
    readonly id: string;
    readonly none: string;
    readonly copy: string;
    copied(what: string): string;
  };

  readonly shortcuts: {
    readonly title: string;
    readonly close: string;
    readonly anywhere: string;
    readonly inList: string;
    readonly inConversation: string;
    readonly nextWaiting: string;
    readonly toList: string;
    readonly toReply: string;
    readonly end: string;
    readonly transfer: string;
    readonly customer: string;
    readonly staff: string;
    readonly performance: string;
    readonly search: string;
    setStatus(status: AgentStatus): string;
    readonly sheet: string;
    readonly upDown: string;
    readonly open: string;
    readonly switchTab: string;
    readonly send: string;
    readonly newLine: string;
    readonly leaveComposer: string;
    readonly questionMark: string;
  };

  readonly signOutQuestion: Question;
  readonly signOutFailed: string;

  readonly content: ContentWords;
  readonly phrases: PhraseWords;
  readonly reception: ReceptionWords;
  readonly finding: FindingWords;
  readonly staff: StaffWords;
  readonly customerGroups: CustomerGroupWords;
  readonly password: PasswordWords;
  readonly erase: EraseWords;
  readonly supervision: SupervisionWords;
  readonly performance: PerformanceWords;
  readonly reports: ReportWords;
  readonly settings: SettingsWords;

  readonly announce: {
    newConversation(customer: string, about: string): string;
    newLeaveMessage(customer: string, about: string): string;
    newMessage(customer: string, text: string): string;
  };

  duration(seconds: number): string;
}
