import { html } from 'lit';
import { tell } from '../app/events.ts';
import type { Side } from '../desk/managerSide.ts';
import { icon } from '../icons/icon.ts';
import { chartLine, sliders } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';

/** The ways to the reports and the settings of the shop. `named`: there is room for words. */
export function managerButtons(from: EventTarget, words: Words, shown: Side | undefined, named = false) {
  const button = (side: Side, name: string, sign: typeof sliders, show: () => void) =>
    html`<button
      type="button"
      class=${named ? 'button' : 'icon-button'}
      aria-pressed=${shown === side ? 'true' : 'false'}
      aria-label=${name}
      title=${name}
      @click=${show}
    >
      ${icon(sign)}${named ? name : ''}
    </button>`;
  return html`${button('reports', words.reports.open, chartLine, () => {
    tell(from, 'show-reports', named || shown !== 'reports');
  })}${button('settings', words.header.shopSettings, sliders, () => {
    tell(from, 'show-settings', named || shown !== 'settings');
  })}`;
}
