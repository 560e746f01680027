import { html } from 'lit';
import { icon } from '../../icons/icon.ts';
import { triangleAlert } from '../../icons/icons.ts';
import type { Words } from '../../words/words.ts';

/** Somebody else was faster: what they saved is taken first, and what was changed here stays on top of it. */
export function staleCallout({ settings }: Words, take: () => void) {
  const text = settings.form;
  return html`<p class="callout">
    ${icon(triangleAlert)}<span>${text.changedMeanwhile}</span>
    <button type="button" class="button" @click=${take}>${text.takeTheirs}</button>
  </p>`;
}
