import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Words } from '../words/words.ts';
import { wordsIn } from '../words/wordsIn.ts';
import { keepPreferences, readPreferences, type Preferences, type PreferenceStorage } from './preferences.ts';

/** Holds the preferences, keeps them on this computer, and gives the page its language and theme. */
export class PreferencesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #storage: PreferenceStorage;
  #value: Preferences;

  constructor(host: ReactiveControllerHost, storage: PreferenceStorage) {
    this.#host = host;
    this.#storage = storage;
    this.#value = readPreferences(storage, navigator.languages);
    host.addController(this);
  }

  hostConnected(): void {
    this.#apply();
  }

  get value(): Preferences {
    return this.#value;
  }

  get words(): Words {
    return wordsIn(this.#value.language);
  }

  change(some: Partial<Preferences>): void {
    this.#value = { ...this.#value, ...some };
    keepPreferences(this.#storage, this.#value);
    this.#apply();
    this.#host.requestUpdate();
  }

  /** WB-21: closed at the very first sign-in, afterwards as this agent left it. */
  toggleCustomerPanel(agentId: string): void {
    const before = this.#value.customerPanelOpen;
    const others = before.filter((id) => id !== agentId);
    this.change({ customerPanelOpen: before.includes(agentId) ? others : [...others, agentId] });
  }

  #apply(): void {
    document.documentElement.lang = this.#value.language;
    document.documentElement.dataset['theme'] = this.#value.theme;
  }
}
