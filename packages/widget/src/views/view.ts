import { LitElement, type PropertyDeclaration, type PropertyDeclarations } from 'lit';
import type { ViewActions } from '../bridge/viewActions.ts';
import { common } from '../styles/common.ts';
import type { LaterWords } from '../words/later/laterWords.ts';
import { laterWords } from '../words/laterWords.ts';
import type { Words } from '../words/words.ts';

/** A property that is no attribute: views are set up by templates only. */
export const plain: PropertyDeclaration = { attribute: false };

/** What every view has: the words, and whoever does what it asks for. */
export abstract class View extends LitElement {
  static override styles = [common];
  static override properties: PropertyDeclarations = { words: plain, actions: plain };

  declare words: Words;
  declare actions: ViewActions;

  /** For views that come later alone. */
  get later(): LaterWords {
    return laterWords(this.words.locale);
  }
}
