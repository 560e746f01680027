import type { ConsultationRecord } from '@shopbell/sdk/admin';

/** Words of the list of all consultations (WB-18). */
export interface ConsultationWords {
  readonly title: string;
  readonly intro: string;
  readonly group: string;
  readonly agent: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ConsultationRecord['kind'], string>>;
  readonly everyGroup: string;
  readonly everyAgent: string;
  readonly everyKind: string;
  readonly text: string;
  readonly textHint: string;
  readonly textTooShort: string;
  found(total: number): string;
  readonly none: string;
  readonly loading: string;
  readonly failed: string;
  readonly more: string;
  readonly cut: string;
  readonly goesOn: string;
  /** Had it, so far, and where it is over. */
  readonly nobodyYet: string;
  readonly nobody: string;
}
