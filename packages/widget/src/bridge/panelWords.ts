import type { LitElement } from 'lit';
import type { Locale } from '../words/locale.ts';
import type { Words } from '../words/words.ts';
import { wordsIn } from '../words/wordsIn.ts';
import type { ExtrasLoader } from './extrasLoader.ts';

/** The words of the panel in the language that is wanted now, fetched when it is another one. */
export class PanelWords {
  readonly #host: LitElement;
  readonly #extras: ExtrasLoader;
  /** There are words where there were none: what they say can have the focus. */
  readonly #came: () => void;
  #words: Words | undefined;

  constructor(host: LitElement, extras: ExtrasLoader, came: () => void) {
    this.#host = host;
    this.#extras = extras;
    this.#came = came;
  }

  /** Undefined until they are there; then the host is rendered again. */
  in(locale: Locale): Words | undefined {
    if (this.#words?.locale === locale) return this.#words;
    void this.#learn(locale);
    return undefined;
  }

  async #learn(locale: Locale): Promise<void> {
    const [words] = await Promise.all([wordsIn(locale), this.#extras.learn(locale)]);
    this.#words = words;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#came();
  }
}
