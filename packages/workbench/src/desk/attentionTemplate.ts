import { html, nothing } from 'lit';
import type { AttentionController } from '../attention/attentionController.ts';
import { icon } from '../icons/icon.ts';
import { circleAlert } from '../icons/icons.ts';

/** What did not work, for everybody to see, and what is said to screen readers. */
export function attentionTemplate({ problem, announcement }: AttentionController) {
  return html`<div role="alert">
      ${problem ? html`<p class="problem">${icon(circleAlert)}${problem}</p>` : nothing}
    </div>
    <p class="hidden-text" role="status">${announcement}</p>`;
}
