import { html, nothing } from 'lit';
import { ChevronDown } from 'lucide';
import { bellIcon } from '../bell/bellIcon.ts';
import type { DeskController } from '../bridge/deskController.ts';
import { icon } from '../icons/icon.ts';
import type { Locale } from '../words/locale.ts';
import { minutesOf } from '../words/minutesOf.ts';
import type { Words } from '../words/words.ts';

/** What the bell shows, and what it asks its element for. */
export interface BellProperties {
  /** Undefined until they are loaded. */
  readonly words: Words | undefined;
  readonly locale: Locale;
  /** What it was called before there were words. */
  readonly name: string | null | undefined;
  readonly desk: DeskController;
  readonly opened: boolean;
  /** It opens no dialog, and the panel takes its place. */
  readonly isPartOfPage: boolean;
  readonly toggle: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The round button. While it is closed it tells what was not read, and how far the line is. */
export function renderBell(properties: BellProperties) {
  const { words, locale, name, desk, opened, isPartOfPage, toggle, onKey } = properties;
  const { unread } = desk;
  const standing = words && !opened ? standingOf(words, desk) : '';
  const base = words ? (unread > 0 ? words.unreadBell(unread) : words.bell) : name;
  return html`<button
    class="bell"
    part="bell"
    type="button"
    lang=${locale}
    ?hidden=${isPartOfPage && opened}
    aria-haspopup=${isPartOfPage ? nothing : 'dialog'}
    aria-expanded=${opened}
    aria-label=${base ? base + (words && standing ? words.comma + standing : '') : nothing}
    @click=${toggle}
    @keydown=${onKey}
  >
    ${opened ? icon(ChevronDown) : html`<slot name="icon">${icon(bellIcon)}</slot>`}
    ${
      unread > 0 && !opened
        ? html`<span class="badge" part="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>`
        : nothing
    }
    ${standing && !isPartOfPage ? html`<span class="place" part="place" aria-hidden="true"><bdi>${standing}</bdi></span>` : nothing}
  </button>`;
}

/**
 * What should not be missed with the panel closed: the place in line (RT-46), that it is one's turn, and that it is about to
 * end.
 */
function standingOf(words: Words, { conversation, lookedUpTo }: DeskController): string {
  const { queue, idleEndsAt, items = [] } = conversation ?? {};
  if (queue) return words.inLine(queue.place, minutesOf(queue.expectedWaitMs));
  if (idleEndsAt !== undefined) return words.endsSoon;
  const last = items.at(-1);
  return last?.kind === 'notice' &&
    last.notice.kind === 'assigned' &&
    last.notice.cause === 'queue' &&
    last.seq > lookedUpTo
    ? words.assigned(last.notice.agent.name, last.notice.cause)
    : '';
}
