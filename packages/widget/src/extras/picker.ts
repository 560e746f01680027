import type { GroupOption } from '@shopbell/sdk';
import type { PropertyValues } from 'lit';
import { ChevronRight } from 'lucide';
import { minutesOf } from '../words/minutesOf.ts';
import type { Kit } from './kit.ts';
import { momentText } from './momentText.ts';
import { OpeningsReader } from './openings.ts';
import { pickerStyle } from './picker.style.ts';

/** A group that is offered, or that was until a moment ago. */
type Card = GroupOption & { readonly gone?: boolean };

/** Two groups fit: the customer picks (RT-21). Names stand exactly as configured; the whole card is the target. */
export const pickerView = ({ View, plain, css, html, icon }: Kit): CustomElementConstructor =>
  class PickerView extends View {
    static override properties = { ...View.properties, options: plain, choosing: plain };
    static override styles = [...View.styles, pickerStyle(css)];

    declare options: readonly GroupOption[];
    /** The group that was tapped. */
    declare choosing: string | undefined;

    /** In the order of their first showing: under a finger or the focus no card becomes another one. */
    #cards: readonly Card[] = [];
    readonly #openings = new OpeningsReader(() => {
      this.requestUpdate();
    });

    protected override willUpdate(changed: PropertyValues<this>): void {
      if (!changed.has('options')) return;
      const away = this.options.filter(({ online }) => !online).map(({ id }) => id);
      if (away.length > 0) this.#openings.look(this.actions.client, away.slice(0, 50));
      const { options } = this;
      const known = this.#cards.map(
        (card): Card => options.find(({ id }) => id === card.id) ?? { ...card, online: false, gone: true },
      );
      // Another choice altogether.
      const kept = known.some(({ gone }) => !gone) ? known : [];
      this.#cards = [...kept, ...options.filter(({ id }) => kept.every((card) => card.id !== id))];
    }

    protected override render() {
      const { options } = this;
      const words = this.later.more;
      return html`<h2 id="question" tabindex="-1">${words.pick}</h2>
        <p class="small quiet">${words.pickText(options.some(({ online }) => online))}</p>
        <ul aria-labelledby="question">
          ${this.#cards.map((card) => html`<li>${this.#card(card)}</li>`)}
        </ul>`;
    }

    #card({ id, name, online, waiting, full, expectedWaitMs, gone = false }: Card) {
      const { actions, choosing } = this;
      const words = this.later.more;
      const moment = this.#openings.next(id);
      const state = gone
        ? words.gone
        : !online
          ? moment
            ? words.nobodyUntil(momentText(moment, this.words.locale, this.later))
            : words.nobodyNow
          : full
            ? words.ahead(waiting, minutesOf(expectedWaitMs))
            : words.onlineNow;
      return html`<button
        class="card"
        aria-busy=${choosing === id}
        aria-disabled=${gone || choosing !== undefined}
        @click=${() => {
          if (!gone) actions.choose(id);
        }}
      >
        <span class="name"><bdi>${name}</bdi></span>
        <span class="state small quiet ${online ? 'online' : ''}">${state}</span>
        ${icon(ChevronRight)}
      </button>`;
    }
  };
