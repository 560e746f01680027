import { LitElement, html, nothing } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { tell } from '../app/events.ts';
import { icon } from '../icons/icon.ts';
import { circleHelp, keyboard, keyRound, logOut, settings } from '../icons/icons.ts';
import { themes, type Preferences } from '../preferences/preferences.ts';
import { buttons, shared } from '../styles/shared.ts';
import { menuStyle } from './menuStyle.ts';
import { en } from '../words/en.ts';
import { languages, type Words } from '../words/words.ts';

const languageNames = { 'zh-CN': '中文', en: 'English' } as const;

/** Language, appearance, sound, shortcuts, one's password, signing out: behind one button of the header. */
export class PreferencesMenu extends LitElement {
  static override properties = {
    words: { attribute: false },
    preferences: { attribute: false },
    agentName: { attribute: false },
    serves: { attribute: false },
    _open: { state: true },
  };

  declare words: Words;
  declare preferences: Preferences | undefined;
  declare agentName: string;
  /** False: of a manager without a desk, for whom there is no sound and there are no keys. */
  declare serves: boolean;
  declare _open: boolean;

  readonly #panel = createRef<HTMLElement>();

  constructor() {
    super();
    this.words = en;
    this.agentName = '';
    this.serves = true;
    this._open = false;
  }

  static override styles = [shared, buttons, menuStyle];

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
        ${this.serves ? this.#ofDesk() : nothing}
        <button
          type="button"
          class="row"
          @click=${() => {
            this.#panel.value?.hidePopover();
            tell(this, 'ask-password');
          }}
        >
          ${icon(keyRound)}${words.password.menu}
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

  #ofDesk() {
    const { words, preferences } = this;
    return html`<label class="row">
        <input
          type="checkbox"
          .checked=${preferences?.sound ?? true}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            tell(this, 'preferences', { sound: event.target.checked });
          }}
        />
        ${words.preferences.sound}
      </label>
      <label class="row">
        <input
          type="checkbox"
          .checked=${preferences?.staffSound ?? true}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            tell(this, 'preferences', { staffSound: event.target.checked });
          }}
        />
        ${words.preferences.staffSound}
      </label>
      <hr />
      <button
        type="button"
        class="row"
        @click=${() => {
          this.#panel.value?.hidePopover();
          tell(this, 'show-why', true);
        }}
      >
        ${icon(circleHelp)}${words.reception.why.menu}
      </button>
      <button
        type="button"
        class="row"
        @click=${() => {
          this.#panel.value?.hidePopover();
          tell(this, 'show-shortcuts', true);
        }}
      >
        ${icon(keyboard)}${words.header.shortcuts}<kbd>Alt+/</kbd>
      </button>`;
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
