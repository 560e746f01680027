import { html, nothing } from 'lit';
import type { PanelPlace } from '../bridge/panelPlace.ts';
import type { Words } from '../words/words.ts';

/** What the panel stands in, and what it asks its element for. */
export interface PanelFrameProperties {
  /** Undefined until they are loaded. */
  readonly words: Words | undefined;
  readonly opened: boolean;
  /** `inline` or `page` where it is a part of the page; else it floats. */
  readonly part: string | false;
  readonly place: PanelPlace;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A dialog beside the bell, or a region of the page. */
export function renderPanelFrame(properties: PanelFrameProperties, inside: unknown) {
  const { words, opened, part, place, onKey } = properties;
  const name = words?.desk ?? nothing;
  return part
    ? html`<section
        class="panel ${part}"
        part="panel"
        aria-label=${name}
        ?hidden=${!opened}
        @keydown=${onKey}
      >
        ${inside}
      </section>`
    : html`<dialog
        class="panel"
        part="panel"
        aria-label=${name}
        @keydown=${onKey}
        @cancel=${place.onCancel}
        @close=${place.onClose}
      >
        ${inside}
      </dialog>`;
}
