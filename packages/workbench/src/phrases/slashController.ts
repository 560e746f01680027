import type { Phrase, Phrases } from '@shopbell/sdk/agent';
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Words } from '../words/words.ts';
import { allOf, matchingPhrases, slashAt } from './phraseText.ts';

/** As many as are taken in at a glance. */
const offered = 8;

/** Phrases offered while one types behind a slash: arrows choose, Enter or Tab takes, Escape lets the slash be a slash. */
export class SlashController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #slash: { readonly from: number; readonly typed: string } | undefined;
  #offers: readonly Phrase[] = [];
  #active = 0;
  /** Escape was pressed at this one. */
  #dismissed: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.close();
  }

  get open(): boolean {
    return this.#slash !== undefined;
  }

  /** The id of the offer that Enter would take. */
  get activeId(): string | undefined {
    return this.open && this.#offers.length > 0 ? `offer-${this.#active}` : undefined;
  }

  /** The text, or the caret in it, moved. True if phrases are wanted that are not there yet. */
  moved(text: string, caret: number, phrases: Phrases | undefined): boolean {
    const slash = slashAt(text, caret);
    if (slash?.from !== this.#dismissed) this.#dismissed = undefined;
    const shown = slash && this.#dismissed === undefined ? slash : undefined;
    if (shown?.typed !== this.#slash?.typed) this.#active = 0;
    if (shown || this.#slash) this.#host.requestUpdate();
    this.#slash = shown;
    this.#offers = shown && phrases ? matchingPhrases(allOf(phrases), shown.typed).slice(0, offered) : [];
    return shown !== undefined && phrases === undefined;
  }

  close(): void {
    if (!this.#slash) return;
    this.#slash = undefined;
    this.#offers = [];
    this.#host.requestUpdate();
  }

  /** A key while it is open: what is to be inserted from where, or whether the key was meant for it. */
  pressed(event: KeyboardEvent): { readonly from: number; readonly phrase: Phrase } | boolean {
    const slash = this.#slash;
    if (!slash || event.isComposing) return false;
    const count = this.#offers.length;
    if (event.key === 'Escape') {
      this.#dismissed = slash.from;
      this.close();
      return true;
    }
    if (count === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.#active = (this.#active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      this.#host.requestUpdate();
      return true;
    }
    const takes = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey;
    const phrase = takes ? this.#offers[this.#active] : undefined;
    return phrase ? { from: slash.from, phrase } : false;
  }

  template(words: Words, take: (from: number, phrase: Phrase) => void) {
    const slash = this.#slash;
    if (!slash) return nothing;
    return html`<div class="offers">
      ${
        this.#offers.length === 0
          ? html`<p class="none">${words.phrases.nothingFound}</p>`
          : html`<ul id="offers" role="listbox" aria-label=${words.phrases.title}>
              ${this.#offers.map(
                (phrase, index) =>
                  html`<li
                    id="offer-${index}"
                    role="option"
                    aria-selected=${index === this.#active ? 'true' : 'false'}
                    @pointerdown=${(event: PointerEvent) => {
                      // The caret stays where it is.
                      event.preventDefault();
                      take(slash.from, phrase);
                    }}
                  >
                    <span class="name" dir="auto">${phrase.title}</span
                    ><span class="said" dir="auto">${phrase.text}</span>
                  </li>`,
              )}
            </ul>`
      }
      <span class="hidden-text" role="status">${words.phrases.offered(this.#offers.length)}</span>
    </div>`;
  }
}
