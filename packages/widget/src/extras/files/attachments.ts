import type { Card, CardRef, FileRef, OutgoingFile, OutgoingMessage, ShopbellError } from '@shopbell/sdk';
import type { MessageState } from '../../timeline/blocks.ts';
import type { Kit } from '../kit.ts';
import { loadAttached } from '../loadAttached.ts';
import { shownName } from './fileFacts.ts';
import { placeOf } from './place.ts';
import type { SendWords } from './sendWords.ts';

/** What a message carries beside its text; what a notice carries, too. */
interface Carrier {
  readonly files?: readonly (FileRef | OutgoingFile)[];
  readonly card?: Card | CardRef;
  readonly clientId?: string;
  readonly progress?: OutgoingMessage['progress'];
  readonly error?: ShopbellError;
  readonly text?: string;
}

/** Files and card of one message, and while its files are on their way how far they are. */
export const attachmentsView = (kit: Kit): CustomElementConstructor => {
  const { View, plain, css, html, nothing } = kit;
  return class AttachmentsView extends View {
    static override properties = { ...View.properties, said: plain, state: plain, missing: { state: true } };
    static override styles = [
      ...View.styles,
      css`
        :host {
          gap: 4px;
        }
        .files {
          display: flex;
          flex-wrap: wrap;
          gap: 4px;
        }
        /* Until the views are there: about as large as they will be. */
        shop-bell-file:not(:defined),
        shop-bell-card:not(:defined) {
          display: block;
          min-width: 56px;
          min-height: 56px;
          padding: 8px 12px;
          overflow: hidden;
          border: 1px solid var(--_line);
          border-radius: 14px;
          color: var(--_quiet);
          overflow-wrap: anywhere;
        }
        shop-bell-card:not(:defined) {
          min-height: 90px;
        }
        .mine {
          justify-content: flex-end;
        }
        .bad {
          color: var(--_danger);
          text-align: end;
        }
      `,
    ];

    declare said: Carrier;
    /** Of the customer's own. */
    declare state: MessageState | undefined;
    /** What shows them did not come. */
    declare protected missing: boolean | undefined;

    override connectedCallback(): void {
      super.connectedCallback();
      // At once: what stands below must not move a moment later.
      this.performUpdate();
      void this.#load();
    }

    readonly #load = async (): Promise<void> => {
      try {
        await loadAttached(kit);
        this.missing = false;
      } catch {
        this.missing = true;
      }
      this.#onResize();
    };

    protected override updated(): void {
      this.#onResize();
    }

    /** Told to the list, and to nobody outside of it. */
    readonly #onResize = (): void => {
      this.dispatchEvent(new CustomEvent('resize', { bubbles: true }));
    };

    protected override render() {
      const { words, actions, said, state } = this;
      const { files = [], card, text, error } = said;
      const refused = refusedWords(this.later.send, error);
      return html`${state && !text ? html`<span class="spoken">${words.you}: </span>` : nothing}
        <div class="files ${state ? 'mine' : ''}" @resize=${this.#onResize}>
          ${files.map(
            (file) =>
              html`<shop-bell-file
                .words=${words}
                .actions=${actions}
                .file=${file}
                .alone=${files.length === 1}
                .style=${placeOf(file, files.length === 1)}
                >${shownName(file.name)}</shop-bell-file
              >`,
          )}
        </div>
        ${card ? html`<shop-bell-card .words=${words} .card=${card}>${card.id}</shop-bell-card>` : nothing}
        ${this.missing ? html`<button class="link small" @click=${this.#load}>${words.partMissing} · ${words.tryAgain}</button>` : nothing}
        ${state && !text ? html`<span class="spoken">(${words[state]})</span>` : nothing}
        ${
          state === 'sending' && files.length > 0
            ? html`<shop-bell-upload .words=${words} .actions=${actions} .said=${said}></shop-bell-upload>`
            : nothing
        }
        ${refused ? html`<p class="bad small">${refused}</p>` : nothing}`;
    }
  };
};

/** Why the desk did not take the files; nothing for other refusals. */
function refusedWords(words: SendWords, error: ShopbellError | undefined): string | undefined {
  switch (error?.code) {
    case 'FILE_TYPE_NOT_ALLOWED':
      return words.refusedType;
    case 'FILE_TOO_LARGE':
      return words.refusedSize;
    case 'FILE_QUOTA_EXCEEDED':
      return words.refusedQuota;
    default:
      return undefined;
  }
}
