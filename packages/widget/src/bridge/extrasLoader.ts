import { limits } from '@shopbell/sdk';
import { css, html, nothing, type LitElement, type ReactiveController } from 'lit';
import { icon } from '../icons/icon.ts';
import { part } from '../parts/part.ts';
import { plain, View } from '../views/view.ts';
import { learnLater, speaksLater } from '../words/laterWords.ts';
import type { Locale } from '../words/locale.ts';

/**
 * Fetches the views that are not needed at first, as soon as the panel is open or a conversation goes on behind it: by the
 * time that one is wanted it is mostly there. What stands for them until then is plain text; if they cannot be had, chat goes on without them.
 */
export class ExtrasLoader implements ReactiveController {
  readonly #host: LitElement;
  readonly #wanted: () => unknown;
  readonly #loaded: () => void;
  #loading = false;
  #locale: Locale | undefined;
  /** The last attempt came to nothing. */
  failed = false;

  constructor(host: LitElement, wanted: () => unknown, loaded: () => void) {
    this.#host = host;
    this.#wanted = wanted;
    this.#loaded = loaded;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#wanted() && !this.failed) void this.load();
  }

  /** Of what is there, or on its way, the words of another language come before it is shown. */
  async learn(locale: Locale): Promise<void> {
    this.#locale = locale;
    if (this.#loading || speaksLater()) await learnLater(locale).catch(() => 0);
  }

  readonly load = async (): Promise<void> => {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const [{ defineExtras }] = await Promise.all([
        part('extras'),
        this.#locale && learnLater(this.#locale),
      ]);
      defineExtras({ View, plain, css, html, nothing, icon, limits, part });
      this.failed = false;
      this.#loaded();
    } catch {
      this.#loading = false;
      this.failed = true;
    }
    this.#host.requestUpdate();
  };
}
