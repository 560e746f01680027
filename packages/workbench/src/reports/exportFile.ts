import type { SpreadsheetFormat } from '@shopbell/sdk/admin';
import { html } from 'lit';
import { icon } from '../icons/icon.ts';
import { download } from '../icons/icons.ts';
import type { Words } from '../words/words.ts';

const formats: readonly SpreadsheetFormat[] = ['csv', 'xlsx'];

/** A button for each kind of file. */
export function exportButtons(words: Words, run: (format: SpreadsheetFormat) => void) {
  return formats.map((format) => {
    const label = `${words.reports.export} ${format.toUpperCase()}`;
    return html`<button
      type="button"
      class="button"
      aria-label=${label}
      title=${label}
      @click=${() => {
        run(format);
      }}
    >
      ${icon(download)}${format.toUpperCase()}
    </button>`;
  });
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}
