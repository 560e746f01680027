import type { StaffWords } from '../staff/words.ts';

/** Words of customer groups (WB-07), where they are others than those of chats among colleagues. */
export interface CustomerGroupWords extends Pick<StaffWords, 'none' | 'noneHint' | 'placeholder' | 'group'> {
  /** The tab of the reception. */
  readonly tab: string;
  readonly empty: { readonly title: string; readonly hint: string };
  /** A member who is none of the shop’s own. */
  readonly customer: string;
  readonly nobodyToChoose: string;
  /** From a customer who is looked at. */
  readonly startWith: string;
  readonly blocked: string;
  readonly unknown: string;
  announce(group: string, from: string, text: string): string;
}
