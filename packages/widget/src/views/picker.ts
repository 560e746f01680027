import type { GroupOption } from '@shopbell/sdk';
import { css, html } from 'lit';
import { ChevronRight } from 'lucide';
import { icon } from '../icons/icon.ts';
import { minutesOf } from '../words/minutesOf.ts';
import { plain, View } from './view.ts';

/** Two groups fit: the customer picks (RT-21). Names stand exactly as configured; the whole card is the target. */
export class PickerView extends View {
  static override properties = { ...View.properties, options: plain, choosing: plain };
  static override styles = [
    ...View.styles,
    css`
      :host {
        flex: 0 1 auto;
        padding: 20px 16px;
        overflow-y: auto;
      }
      ul {
        display: grid;
        gap: 10px;
        margin: 16px 0 0;
        padding: 0;
        list-style: none;
      }
      .card {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 2px 12px;
        align-items: center;
        width: 100%;
        padding: 14px 16px;
        border: 1px solid var(--_line);
        border-radius: 14px;
        background: var(--_surface);
        text-align: start;
        transition: border-color 120ms;
      }
      .card:not(:disabled):hover {
        border-color: var(--_accent-text);
        filter: none;
      }
      .card[aria-busy='true'] {
        border-color: var(--_accent-text);
        background: var(--_tint);
      }
      .card:disabled:not([aria-busy='true']) > * {
        opacity: 0.6;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .state {
        display: flex;
        grid-row: 2;
        align-items: center;
        gap: 7px;
        font-variant-numeric: tabular-nums;
      }
      .state::before {
        content: '';
        flex: none;
        width: 8px;
        height: 8px;
        border: 2px solid var(--_quiet);
        border-radius: 50%;
      }
      .online::before {
        border-color: var(--_good);
        background: var(--_good);
      }
      svg {
        grid-area: 1 / 2 / 3;
        color: var(--_quiet);
      }
      svg:dir(rtl) {
        transform: scaleX(-1);
      }
    `,
  ];

  declare options: readonly GroupOption[];
  /** The group that was tapped. */
  declare choosing: string | undefined;

  protected override render() {
    const { words, options } = this;
    return html`<h2 id="question" tabindex="-1">${words.pick}</h2>
      <p class="small quiet">${words.pickText(options.some(({ online }) => online))}</p>
      <ul aria-labelledby="question">
        ${options.map((option) => html`<li>${this.#card(option)}</li>`)}
      </ul>`;
  }

  #card({ id, name, online, waiting, expectedWaitMs }: GroupOption) {
    const { words, actions, choosing } = this;
    const state = !online
      ? words.nobodyNow
      : waiting > 0
        ? words.ahead(waiting, minutesOf(expectedWaitMs))
        : words.onlineNow;
    return html`<button
      class="card"
      ?disabled=${choosing !== undefined}
      aria-busy=${choosing === id}
      @click=${() => {
        actions.choose(id);
      }}
    >
      <span class="name">${name}</span>
      <span class="state small quiet ${online ? 'online' : ''}">${state}</span>
      ${icon(ChevronRight)}
    </button>`;
  }
}
