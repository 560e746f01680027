import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Words } from '../words/words.ts';
import { wordsIn } from '../words/wordsIn.ts';
import {
  keepPreferences,
  readPreferences,
  storageKey,
  type Preferences,
  type PreferenceStorage,
} from './preferences.ts';

/** Holds the preferences, keeps them on this computer, and gives the page its language and theme. */
export class PreferencesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #storage: PreferenceStorage;
  #value: Preferences;
  /** Where nothing can be kept, nothing is read again. */
  #isKept = true;

  constructor(host: ReactiveControllerHost, storage: PreferenceStorage) {
    this.#host = host;
    this.#storage = storage;
    this.#value = readPreferences(storage, navigator.languages);
    host.addController(this);
  }

  hostConnected(): void {
    this.#apply();
    addEventListener('storage', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('storage', this.#follow);
  }

  get value(): Preferences {
    return this.#value;
  }

  get words(): Words {
    return wordsIn(this.#value.language);
  }

  /** Other tabs keep theirs at the same place: only what is changed here is written over. */
  change(some: Partial<Preferences>): void {
    const before = this.#value;
    const now = this.#read();
    this.#set({
      ...now,
      ...some,
      ...(some.orders && { orders: { ...now.orders, ...changed(before.orders, some.orders) } }),
      ...(some.noticesRead && {
        noticesRead: { ...now.noticesRead, ...changed(before.noticesRead, some.noticesRead) },
      }),
    });
    this.#isKept = keepPreferences(this.#storage, this.#value);
  }

  /** WB-21: closed at the very first sign-in, afterwards as this agent left it. */
  toggleCustomerPanel(agentId: string): void {
    const isOpen = this.#value.customerPanelOpen.includes(agentId);
    const others = this.#read().customerPanelOpen.filter((id) => id !== agentId);
    this.change({ customerPanelOpen: isOpen ? others : [...others, agentId] });
  }

  readonly #follow = ({ key }: StorageEvent): void => {
    if (key === storageKey) this.#set(this.#read());
  };

  #read(): Preferences {
    return this.#isKept ? readPreferences(this.#storage, navigator.languages) : this.#value;
  }

  #set(value: Preferences): void {
    this.#value = value;
    this.#apply();
    this.#host.requestUpdate();
  }

  #apply(): void {
    document.documentElement.lang = this.#value.language;
    document.documentElement.dataset['theme'] = this.#value.theme;
  }
}

/** By agent: what is another than before. */
function changed<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(after).filter(([id, value]) => before[id] !== value));
}
