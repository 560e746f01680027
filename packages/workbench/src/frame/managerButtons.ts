import { html } from 'lit';
import { tell } from '../app/events.ts';
import type { ManagerSide, Side } from '../desk/managerSide.ts';
import { icon } from '../icons/icon.ts';
import { chartLine, layoutDashboard, sliders } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';

/** The ways to the live wall, the reports and the settings of the shop. `named`: there is room for words. */
export function managerButtons(
  from: EventTarget,
  words: Words,
  { shown, sides }: Pick<ManagerSide, 'shown' | 'sides'>,
  named = false,
) {
  const ways = {
    wall: [words.supervision.wall.open, layoutDashboard, 'show-wall'],
    reports: [words.reports.open, chartLine, 'show-reports'],
    settings: [words.header.shopSettings, sliders, 'show-settings'],
  } as const;
  const button = (side: Side) => {
    const [name, sign, event] = ways[side];
    return html`<button
      type="button"
      class=${named ? 'button' : 'icon-button'}
      aria-pressed=${shown === side ? 'true' : 'false'}
      aria-label=${name}
      title=${name}
      @click=${() => {
        tell(from, event, named || shown !== side);
      }}
    >
      ${icon(sign)}${named ? name : ''}
    </button>`;
  };
  return html`${sides.map(button)}`;
}
