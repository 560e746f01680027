import { html } from 'lit';
import { tell } from '../app/events.ts';
import type { Words } from '../words/words.ts';

/** Changes to the other language, named in that language: nobody else would look for it. */
export function languageButton(host: EventTarget, words: Words) {
  const other = words.language === 'en' ? 'zh-CN' : 'en';
  return html`<button
    type="button"
    class="text-button"
    lang=${other}
    @click=${() => {
      tell(host, 'preferences', { language: other });
    }}
  >
    ${other === 'en' ? 'English' : '中文'}
  </button>`;
}
