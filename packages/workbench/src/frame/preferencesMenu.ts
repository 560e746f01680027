import { LitElement, css, html } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { keyboard, logOut, settings } from '../icons/icons.ts';
import { themes, type Preferences } from '../preferences/preferences.ts';
import { buttons, shared } from '../styles/shared.ts';
import { en } from '../words/en.ts';
import { languages, type Words } from '../words/words.ts';

const languageNames = { 'zh-CN': '中文', en: 'English' } as const;

/** Language, appearance, sound, shortcuts, signing out: behind one button of the header. */
export class PreferencesMenu extends LitElement {
  static override properties = {
    words: { attribute: false },
    preferences: { attribute: false },
    agentName: { attribute: false },
    _open: { state: true },
  };

  declare words: Words;
  declare preferences: Preferences | undefined;
  declare agentName: string;
  declare _open: boolean;

  readonly #panel = createRef<HTMLElement>();

  constructor() {
    super();
    this.words = en;
    this.agentName = '';
    this._open = false;
  }

  static override styles = [
    shared,
    buttons,
    css`
      .opener {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        max-inline-size: 180px;
        min-block-size: 32px;
        padding: 0 8px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        cursor: pointer;
      }

      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--ground-hover);
      }

      .opener span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      [popover] {
        position: fixed;
        inset: 52px 8px auto auto;
        inline-size: 248px;
        margin: 0;
        padding: 8px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--ground-raised);
        box-shadow: var(--shadow);
        color: var(--ink);
      }

      fieldset {
        margin: 0;
        padding: 4px 8px 8px;
        border: 0;
      }

      legend {
        padding: 0;
        color: var(--ink-muted);
        font-size: var(--text-s);
      }

      .choices {
        display: flex;
        gap: 4px;
      }

      .choices label {
        position: relative;
        flex: 1;
        border-radius: var(--radius);
      }

      .choices input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .choices span {
        display: block;
        padding: 3px 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        text-align: center;
        white-space: nowrap;
      }

      .choices input:checked + span {
        border-color: var(--accent);
        background: var(--accent-tint);
        color: var(--accent);
        font-weight: 600;
      }

      .choices input:focus-visible + span {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }

      .row {
        display: flex;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: 32px;
        padding: 0 8px;
        border: 0;
        border-radius: var(--radius);
        background: none;
        cursor: pointer;
        text-align: start;
      }

      .row:hover {
        background: var(--ground-hover);
      }

      .row input {
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--accent);
      }

      .row kbd {
        margin-inline-start: auto;
        color: var(--ink-muted);
        font: inherit;
        font-size: var(--text-s);
      }

      hr {
        margin: 8px 0;
        border: 0;
        border-block-start: 1px solid var(--line);
      }

      @media (pointer: coarse) {
        .opener,
        .row {
          min-block-size: 44px;
        }

        .choices span {
          padding-block: 10px;
        }
      }

      @media (forced-colors: active) {
        .choices input:checked + span {
          border: 2px solid Highlight;
        }
      }
    `,
  ];

  override render() {
    const { words, preferences } = this;
    return html`
      <button
        type="button"
        class="opener"
        popovertarget="menu"
        aria-haspopup="dialog"
        aria-expanded=${this._open ? 'true' : 'false'}
        title=${words.header.menu}
      >
        ${icon(settings)}<span><span class="hidden-text">${words.header.menu}: </span>${this.agentName}</span>
      </button>
      <div
        id="menu"
        popover
        role="dialog"
        aria-label=${words.header.menu}
        @toggle=${(event: ToggleEvent) => {
          this._open = event.newState === 'open';
        }}
        ${ref(this.#panel)}
      >
        <fieldset>
          <legend>${words.preferences.language}</legend>
          <div class="choices">
            ${languages.map((language) =>
              this.#choice('language', languageNames[language], preferences?.language === language, {
                language,
              }),
            )}
          </div>
        </fieldset>
        <fieldset>
          <legend>${words.preferences.theme}</legend>
          <div class="choices">
            ${themes.map((theme) =>
              this.#choice('theme', words.preferences.themes[theme], preferences?.theme === theme, { theme }),
            )}
          </div>
        </fieldset>
        <label class="row">
          <input
            type="checkbox"
            .checked=${preferences?.sound ?? true}
            @change=${(event: Event & { target: HTMLInputElement }) => {
              tell(this, 'preferences', { sound: event.target.checked });
            }}
          />
          ${words.preferences.sound}
        </label>
        <hr />
        <button
          type="button"
          class="row"
          @click=${() => {
            this.#panel.value?.hidePopover();
            tell(this, 'show-shortcuts', true);
          }}
        >
          ${icon(keyboard)}${words.header.shortcuts}<kbd>Alt+/</kbd>
        </button>
        <button
          type="button"
          class="row"
          @click=${() => {
            this.#panel.value?.hidePopover();
            tell(this, 'ask-sign-out');
          }}
        >
          ${icon(logOut)}${words.header.signOut}
        </button>
      </div>
    `;
  }

  #choice(name: string, text: string, chosen: boolean, preference: Partial<Preferences>) {
    return html`<label>
      <input
        type="radio"
        name=${name}
        .checked=${chosen}
        @change=${() => {
          tell(this, 'preferences', preference);
        }}
      /><span>${text}</span>
    </label>`;
  }
}
