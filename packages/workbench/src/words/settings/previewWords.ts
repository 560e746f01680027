import type { PreviewedEntry } from '@shopbell/sdk/admin';

/** Words of where an entry would go. */
export interface PreviewWords {
  readonly title: string;
  readonly hint: string;
  readonly page: string;
  readonly sku: string;
  readonly skuHint: string;
  readonly again: string;
  readonly saved: string;
  readonly edited: string;
  readonly same: string;
  readonly asking: string;
  readonly failed: string;
  readonly refused: string;
  readonly outcomes: Readonly<Record<PreviewedEntry['outcome'], string>>;
  options(names: readonly string[]): string;
  readonly steps: string;
}
