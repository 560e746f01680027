import type { GroupSetup, KnowledgeKind, OutcomeTrace, StoredReport } from '@shopbell/sdk/admin';
import type {
  AgentStatus,
  CardRef,
  ConversationSummary,
  CustomerRef,
  MessageContent,
  PasswordChange,
  Phrase,
  PhraseInput,
  PhraseList,
  ScopeInput,
  Supervision,
  TransferTarget,
} from '@shopbell/sdk/agent';
import type { EditedPhrase } from '../phrases/phrasesController.ts';
import type { HistoryFilter } from '../list/historyController.ts';
import type { ListOrder } from '../list/order.ts';
import type { TabName } from '../list/sections.ts';
import type { DetailsOf } from '../reports/detailsDialog.ts';
import type { RecordOf } from '../reports/recordDialog.ts';
import type { View } from '../reports/reportQuery.ts';
import type { ReportPage } from '../reports/reportsNav.ts';
import type { Trend } from '../reports/reportsController.ts';
import type { PanelRange } from '../performance/panelRange.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { Part } from '../search/findController.ts';
import type { Choice, GroupAnswer, GroupQuestion } from '../chats/groupDialog.ts';
import type { SettingsPage } from '../words/settings/words.ts';
import type { Fate } from '../words/reception/words.ts';

/** A conversation to read, `seq`: at which message. */
export interface PastConversation {
  readonly customer: CustomerRef;
  readonly conversation: ConversationSummary;
  readonly seq?: number;
}

/** An own message that is to be recalled. */
export interface RecallWish {
  readonly conversationId: string;
  readonly messageId: string;
  /** To be written anew; empty where that is not offered. */
  readonly text: string;
}

/** What views tell the application. Views change nothing by themselves. */
export interface WorkbenchEvents {
  'sign-in': { readonly account: string; readonly password: string };
  'ask-password': undefined;
  'change-password': PasswordChange;
  /** Nothing is changed: the dialog closes; where it had to be, one signs out. */
  'leave-password': undefined;
  /** Asked for by the menu; the desk asks back. */
  'ask-sign-out': undefined;
  'set-status': AgentStatus;
  preferences: Partial<Preferences>;
  /** False: close the sheet. */
  'show-shortcuts': boolean;
  reconnect: undefined;

  'show-section': TabName;
  'order-list': ListOrder;
  'filter-history': HistoryFilter;
  /** The first page of one's customers of before, the next one, or the same once more. */
  'read-history-on': undefined;
  'open-conversation': string;
  'close-conversation': undefined;
  'ask-end': undefined;
  'toggle-customer': undefined;
  /** The customer panel of this agent was opened or closed. */
  'customer-panel': undefined;
  'reload-customer': undefined;
  'load-history': string;

  draft: { readonly id: string; readonly text: string };
  typing: { readonly id: string; readonly on: boolean };
  'send-message': { readonly id: string; readonly content: MessageContent };
  /** All that go with the next message. */
  'attach-files': { readonly id: string; readonly files: readonly File[] };
  /** By its place. */
  'remove-file': number;
  'tray-emptied': undefined;
  'show-phrases': boolean;
  /** They are needed; again: read anew. */
  'want-phrases': undefined;
  'insert-phrase': Phrase;
  /** Undefined: none any more. */
  'edit-phrase': EditedPhrase | undefined;
  'save-phrase': { readonly of: PhraseList; readonly phrase: PhraseInput };
  'remove-phrase': Required<EditedPhrase>;
  'ask-card': undefined;
  'close-card': undefined;
  'send-card': CardRef;
  'retry-message': string;
  'discard-message': string;
  'recall-message': RecallWish;
  /** What stood in a recalled message, by its id. */
  'edit-again': string;
  'leave-composer': undefined;
  /** Whether the newest line is in view. */
  'newest-in-view': boolean;

  /** The live wall; false: back to where one was. */
  'show-wall': boolean;
  /** By id: one of a colleague. */
  'watch-conversation': string;
  /** One's own. */
  'open-from-wall': string;
  supervise: { readonly id: string; readonly how: Supervision };
  'ask-take-over': string;

  'ask-transfer': undefined;
  'close-transfer': undefined;
  /** `name`: of the target, to tell what was done. */
  transfer: { readonly to: TransferTarget; readonly name: string; readonly note?: string };
  /** Chosen in a list of targets; `done`: go on to what follows. */
  target: { readonly id: string; readonly done: boolean };
  'ask-note': undefined;
  'close-note': undefined;
  /** For colleagues. */
  'add-note': string;
  'ask-block': undefined;
  'close-block': undefined;
  /** Why. */
  block: string;
  /** Who is to be erased for good, if the manager agrees. */
  'ask-erase': CustomerRef;
  'close-erase': undefined;
  /** By id. */
  'erase-customer': string;
  /** Undefined: stay. */
  going: { readonly conversations?: Fate } | undefined;

  'show-pending': boolean;
  'reload-pending': undefined;
  /** So many stand before the part that is wanted. */
  'page-pending': number;
  'assign-leave-message': { readonly conversationId: string; readonly agentId: string };
  'show-why': boolean;
  /** Empty: whoever was here last; undefined: no longer. */
  'search-customers': string | undefined;
  /** The next page of what is searched for, or the same once more. */
  'search-on': undefined;
  /** What was typed so far; empty: nothing is looked for. */
  find: string;
  /** The next page of it, or the first, where nobody asked yet or it did not get through. */
  'find-part': Part;
  'open-found': PastConversation;
  /** To the first of what was found, and back to the field. */
  'go-to-found': undefined;
  'go-to-search': undefined;
  /** Undefined: back to what was found. */
  'read-past': PastConversation | undefined;
  'read-on': undefined;
  /** By id. */
  'contact-customer': string;
  /** The newest notices were on screen. */
  'notices-looked-at': undefined;
  /** Undefined: of whatever comes. */
  explain: ScopeInput | undefined;
  /** A conversation, by id: what it came to, and why. */
  'trace-entry': string;
  /** How it was with the agent then. */
  'explain-then': OutcomeTrace;

  /** False: back to the reception. */
  'show-settings': boolean;
  'show-page': SettingsPage;

  /** The agent panel. */
  'show-performance': boolean;
  'performance-range': PanelRange;
  'reload-performance': undefined;
  /** What the header keeps behind its arrow. */
  'show-more-figures': boolean;

  /** False: back to where one was. */
  'show-reports': boolean;
  'report-view': View;
  'choose-figures': boolean;
  /** Ids, in the order of the columns. */
  'figures-chosen': readonly string[];
  'look-at-trend': Trend;
  /** Undefined: none any more. */
  'explain-figure': string | undefined;
  'open-details': DetailsOf | undefined;
  'open-record': RecordOf | undefined;
  'save-report': boolean;
  'store-report': Pick<StoredReport, 'name' | 'kind'>;
  'show-report-page': ReportPage;
  /** `new` for a new one; undefined: none any more. */
  'edit-template': string | undefined;
  /** As it is typed. */
  formula: string;

  /** Whether a form holds changes that are not saved. */
  'settings-dirty': boolean;
  'reload-settings': undefined;
  skus: readonly string[];
  members: GroupSetup['members'];
  /** Ids. */
  'chosen-agents': readonly string[];
  'close-entry': undefined;
  /** Undefined: none any more. */
  'edit-agent': string | undefined;
  /** `new` for a new one; undefined: none any more. */
  'edit-account': string | undefined;
  /** By id: what their work counts for; undefined: none any more. */
  'edit-counted': string | undefined;
  /** Of a group, or of the shop. */
  'hours-of': string | undefined;
  'explain-agent': string;
  'ask-unblock': string;
  'ask-delete-entry': { readonly kind: KnowledgeKind; readonly id: string; readonly name: string };
  /** `new` for a new one. */
  'open-group': string;
  'close-group': undefined;
  'ask-delete-group': undefined;
  'enable-group': { readonly id: string; readonly enabled: boolean };
  'save-edits': undefined;
  'discard-edits': undefined;
  'take-latest': undefined;

  /** The chats of colleagues; false: back to the reception. */
  'show-staff': boolean;
  /** By id. */
  'open-chat': string;
  'close-chat': undefined;
  /** By the colleague's id. */
  'chat-with': string;
  'mark-friend': { readonly agentId: string; readonly on: boolean };
  'toggle-members': undefined;
  'ask-group': GroupQuestion;
  'close-group-question': undefined;
  'answer-group-question': GroupAnswer;
  /** Whom one looks for, to have them in a group. */
  'find-people': string;
  /** A new customer group with whoever it is. */
  'group-with': CustomerRef;
  /** Oneself: to leave. */
  'ask-take-out': Choice;

  copied: string;
  answered: boolean;
}

/** Tells whoever stands above, through shadow roots. */
export function tell<Name extends keyof WorkbenchEvents>(
  from: EventTarget,
  name: Name,
  ...[detail]: WorkbenchEvents[Name] extends undefined ? [] : [detail: WorkbenchEvents[Name]]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Hears what views below tell. Returns what ends it. */
export function hear<Name extends keyof WorkbenchEvents>(
  at: EventTarget,
  name: Name,
  run: (detail: WorkbenchEvents[Name]) => void,
): () => void {
  const listener = (event: Event): void => {
    // A detail that is undefined arrives as null.
    if (event instanceof CustomEvent) run((event.detail ?? undefined) as WorkbenchEvents[Name]);
  };
  at.addEventListener(name, listener);
  return () => {
    at.removeEventListener(name, listener);
  };
}
