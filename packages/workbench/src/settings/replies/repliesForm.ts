import type { DeskSettings, DeskSetup } from '@shopbell/sdk/admin';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { hear, tell } from '../../app/events.ts';
import { icon } from '../../icons/icon.ts';
import { triangleAlert, zap } from '../../icons/icons.ts';
import { forms } from '../../styles/forms.ts';
import { buttons, shared } from '../../styles/shared.ts';
import { en } from '../../words/en.ts';
import type { Words } from '../../words/words.ts';
import { FormController } from '../form/formController.ts';
import { saveProblem } from '../form/problems.ts';
import { switchStyle } from '../form/toggle.ts';
import { settingsStyle } from '../settingsStyle.ts';

type Replies = DeskSettings['autoReplies'];

const occasions = ['first', 'away', 'suspended'] as const;
/** Code units of one automatic reply; the desk has the same limit. */
const replyLength = 1000;

/** The three automatic replies (AR-01 … AR-05): off, or a text, and how customers see it. */
export class RepliesForm extends LitElement {
  static override properties = {
    words: { attribute: false },
    setup: { attribute: false },
    save: { attribute: false },
  };

  declare words: Words;
  declare setup: DeskSetup | undefined;
  declare save: (change: { autoReplies: Partial<Replies> }, version: number) => Promise<DeskSetup>;

  readonly #form = new FormController<Replies>(this, async (autoReplies, version) => {
    const { settings, version: stored } = await this.save({ autoReplies }, version);
    return { value: settings.autoReplies, version: stored };
  });

  constructor() {
    super();
    this.words = en;
    hear(this, 'save-edits', () => void this.#form.submit(this.#missing().length === 0));
    hear(this, 'discard-edits', () => {
      this.#form.discard();
    });
    hear(this, 'take-latest', () => {
      this.#form.takeLatest();
    });
  }

  static override styles = [
    shared,
    buttons,
    forms,
    switchStyle,
    settingsStyle,
    css`
      :host {
        display: block;
      }

      .on {
        display: flex;
        gap: 10px;
        align-items: center;
        font-weight: 600;
        cursor: pointer;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
        gap: 16px;
      }

      .preview {
        display: grid;
        gap: 4px;
        align-content: start;
        padding: 12px;
        border-radius: var(--radius);
        background: var(--ground-side);
      }

      .speaker {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      .speaker svg {
        inline-size: 13px;
        block-size: 13px;
      }

      .bubble {
        justify-self: start;
        max-inline-size: 100%;
        padding: 6px 12px;
        border-radius: 4px 12px 12px;
        background: var(--ground-hover);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
    `,
  ];

  override willUpdate(): void {
    this.#form.offer(this.setup && { value: this.setup.settings.autoReplies, version: this.setup.version });
  }

  override render() {
    const replies = this.#form.value;
    if (!replies) return nothing;
    const { words } = this;
    const form = this.#form;
    return html`<form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        tell(this, 'save-edits');
      }}
    >
      <h2>${words.settings.pages.replies}</h2>
      <p class="intro">${words.settings.replies.intro}</p>
      ${occasions.map((occasion) => this.#occasion(occasion, replies[occasion]))}
      <save-bar
        .words=${words}
        .dirty=${form.dirty}
        .busy=${form.busy}
        .stale=${form.stale}
        .saved=${form.justSaved}
        .problem=${
          form.tried && this.#missing().length > 0
            ? words.settings.form.refused
            : saveProblem(form.error, words)
        }
      ></save-bar>
    </form>`;
  }

  #occasion(occasion: (typeof occasions)[number], text: string | null) {
    const { replies, form } = this.words.settings;
    const { name, means } = replies.occasions[occasion];
    const missing = this.#form.tried && text !== null && text.trim() === '';
    return html`<section class="section">
      <label class="on"
        ><input
          type="checkbox"
          role="switch"
          class="switch"
          name=${occasion}
          .checked=${live(text !== null)}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            this.#form.set(occasion, event.target.checked ? replies.samples[occasion] : null);
          }}
        />${name}</label
      >
      <p class="hint">${means}</p>
      ${
        text === null
          ? nothing
          : html`<div class="pair">
              <label class="field"
                ><span class="hint">${replies.text}</span
                ><textarea
                  rows="4"
                  maxlength=${replyLength}
                  aria-label="${name}: ${replies.text}"
                  aria-invalid=${missing ? 'true' : 'false'}
                  .value=${live(text)}
                  @input=${(event: InputEvent & { target: HTMLTextAreaElement }) => {
                    this.#form.set(occasion, event.target.value);
                  }}
                ></textarea
                ><span class="${missing ? 'wrong' : 'hint'} figure"
                  >${missing ? replies.required : form.characters(text.length, replyLength)}</span
                ></label
              >
              <div class="preview">
                <p class="hint">${replies.preview}</p>
                <p class="speaker">${icon(zap)}${this.words.conversation.autoReply}</p>
                <p class="bubble" dir="auto">${text.trim() === '' ? '…' : text}</p>
              </div>
            </div>`
      }
      ${
        this.#form.isContested(occasion)
          ? html`<p class="contested">${icon(triangleAlert)}${form.theirs}</p>`
          : nothing
      }
    </section>`;
  }

  #missing(): readonly string[] {
    const replies = this.#form.value;
    return occasions.filter((occasion) => replies?.[occasion]?.trim() === '');
  }
}
