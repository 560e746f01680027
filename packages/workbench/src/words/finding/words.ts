import type { HistoryFilter } from '../../list/historyController.ts';
import type { ListOrder } from '../../list/order.ts';

/** Words of finding customers and conversations, by what one types, in which order, by what they ordered; and of notes. */
export interface FindingWords {
  /** WB-01 … WB-03. */
  readonly results: string;
  readonly clear: string;
  readonly own: string;
  readonly noneOwn: string;
  readonly orderMatch: string;
  readonly findMore: string;
  readonly findMoreHint: string;
  readonly others: string;
  readonly noneOthers: string;
  readonly messages: string;
  readonly noneMessages: string;
  readonly searching: string;
  readonly failed: string;
  readonly retry: string;
  readonly more: string;
  counted(customers: number, messages: number): string;
  with(agent: string): string;
  /** Somebody's words. */
  saidBy(name: string): string;

  /** WB-10 … WB-13. */
  readonly order: string;
  readonly orders: Readonly<Record<ListOrder, string>>;

  /** WB-09. */
  readonly filter: string;
  readonly filters: Readonly<Record<HistoryFilter, string>>;
  readonly before: string;
  readonly showBefore: string;
  readonly reading: string;
  readonly readFailed: string;
  readonly nobodyFits: string;

  /** Between colleagues. */
  readonly note: {
    readonly add: string;
    title(customer: string): string;
    readonly label: string;
    readonly hint: string;
    readonly missing: string;
    readonly save: string;
    readonly cancel: string;
    readonly done: string;
    readonly ended: string;
    readonly notYours: string;
    readonly failed: string;
    /** Above it in the conversation. */
    by(name: string): string;
    readonly own: string;
  };
}
