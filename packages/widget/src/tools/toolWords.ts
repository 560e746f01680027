import type { ItemShelf } from '../bell/pageItems.ts';

/** The words of what is opened beside the composer, and of saving what was said. */
export interface ToolWords {
  readonly open: string;
  readonly emoji: string;
  readonly shelves: Readonly<Record<ItemShelf['shelf'], string>>;
  readonly looking: string;
  readonly missing: string;
  send(name: string): string;
  readonly sound: string;
  readonly notify: string;

  readonly save: string;
  readonly saving: string;
  readonly saveFailed: string;
  /** The name of the file, without its ending. */
  fileName(day: string): string;
  readonly picture: string;
}
