import { html, nothing } from 'lit';
import { tell } from '../app/events.ts';
import type { Words } from '../words/words.ts';

/** Which of them is shown, if nothing stands before both, and how many messages of colleagues are unread. */
export interface Places {
  readonly shown: 'reception' | 'staff' | undefined;
  readonly unread: number;
}

/** The two places of the desk (WB-04): customers, and colleagues with how many of their messages are unread. */
export function placeButtons(from: EventTarget, words: Words, { shown, unread }: Places) {
  const text = words.staff;
  const button = (place: 'reception' | 'staff', name: string, keys: string | undefined, badge: unknown) =>
    html`<button
      type="button"
      class="place"
      aria-pressed=${shown === place ? 'true' : 'false'}
      aria-keyshortcuts=${keys ?? nothing}
      title=${keys === undefined ? name : `${name} (${keys})`}
      @click=${() => {
        tell(from, 'show-staff', place === 'staff');
      }}
    >
      ${name}${badge}
    </button>`;
  return html`<div class="places" role="group" aria-label=${text.places}>
    ${button('reception', text.reception, undefined, nothing)}${button(
      'staff',
      text.chat,
      'Alt+C',
      unread > 0
        ? html`<span class="badge"
            ><span aria-hidden="true">${unread > 99 ? '99+' : unread}</span
            ><span class="hidden-text">${text.unread(unread)}</span></span
          >`
        : nothing,
    )}
  </div>`;
}
