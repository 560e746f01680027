/** What a `{variable}` of a phrase stands for. */
export type PhraseVariable = 'customer' | 'agent' | 'shop' | 'order' | 'sku' | 'tracking';

/** Words of quick phrases (WB-17). */
export interface PhraseWords {
  readonly title: string;
  readonly show: string;
  readonly hide: string;
  readonly lists: Readonly<Record<'shop' | 'own', string>>;
  readonly empty: Readonly<Record<'shop' | 'own', string>>;
  readonly search: string;
  readonly nothingFound: string;
  readonly noFolder: string;
  readonly slashHint: string;
  insert(title: string): string;
  inserted(title: string): string;
  readonly add: string;
  readonly edit: string;
  readonly remove: string;
  readonly loading: string;
  readonly loadFailed: string;
  readonly retry: string;
  /** How many the list under the caret offers. */
  offered(count: number): string;

  readonly newTitle: string;
  readonly editTitle: string;
  readonly whose: string;
  readonly name: string;
  readonly folder: string;
  readonly folderHint: string;
  readonly text: string;
  readonly variables: string;
  readonly variableNames: Readonly<Record<PhraseVariable, string>>;
  readonly variablesHint: string;
  readonly required: string;
  readonly save: string;
  readonly saving: string;
  readonly cancel: string;
  readonly changedMeanwhile: string;
  readonly forbidden: string;
  readonly full: string;
  readonly failed: string;
  removeQuestion(title: string): { title: string; text: string; yes: string; no: string };
}
