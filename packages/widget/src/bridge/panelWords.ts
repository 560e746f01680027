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
  /** The language that is being fetched. */
  #wanted: Locale | undefined;

  constructor(host: LitElement, extras: ExtrasLoader, came: () => void) {
    this.#host = host;
    this.#extras = extras;
    this.#came = came;
  }

  /**
   * Undefined until the first ones are there; then the host is rendered again. Until another language is there, and for as
   * long as it cannot be had, the one before goes on: a panel that is open is never torn down for it.
   */
  in(locale: Locale): Words | undefined {
    if (this.#words?.locale === locale) this.#wanted = undefined;
    else if (this.#wanted !== locale) void this.#learn((this.#wanted = locale));
    return this.#words;
  }

  async #learn(locale: Locale): Promise<void> {
    const words = await Promise.all([wordsIn(locale), this.#extras.learn(locale)]).then(
      ([learnt]) => learnt,
      // The next rendering tries again.
      () => undefined,
    );
    if (this.#wanted !== locale) return;
    this.#wanted = undefined;
    if (!words) return;
    const isFirst = !this.#words;
    this.#words = words;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (isFirst) this.#came();
  }
}
