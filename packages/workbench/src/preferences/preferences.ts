import { listOrders, type ListOrder } from '../list/order.ts';
import { languages, type Language } from '../words/words.ts';
import { languageFor } from '../words/wordsIn.ts';

export const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** What an agent sets for this computer. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** A quiet sound for new conversations. */
  readonly sound: boolean;
  /** The same for messages of colleagues. */
  readonly staffSound: boolean;
  /** A bare `?` opens the sheet of shortcuts; single keys must be possible to switch off (WCAG 2.1.4). */
  readonly questionMark: boolean;
  /** Agents who left the customer panel open. WB-21: closed at the very first sign-in, then as they left it. */
  readonly customerPanelOpen: readonly string[];
  /** By agent: in which order their lists stand (WB-10 … WB-13); by waiting time if they never chose. */
  readonly orders: Readonly<Record<string, ListOrder>>;
  /** By agent: the newest notice that was looked at. */
  readonly noticesRead: Readonly<Record<string, string>>;
}

export const storageKey = 'shopbell.workbench.preferences';

/** The part of `Storage` that is used; every call may throw where storage is forbidden. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Reads what was kept; whatever is missing or spoilt is as on the first day. */
export function readPreferences(
  storage: PreferenceStorage,
  browserLanguages: readonly string[],
): Preferences {
  const kept = keptValues(storage);
  return {
    language: languages.find((language) => language === kept['language']) ?? languageFor(browserLanguages),
    theme: themes.find((theme) => theme === kept['theme']) ?? 'auto',
    sound: kept['sound'] !== false,
    staffSound: kept['staffSound'] !== false,
    questionMark: kept['questionMark'] !== false,
    customerPanelOpen: Array.isArray(kept['customerPanelOpen'])
      ? kept['customerPanelOpen'].filter((id): id is string => typeof id === 'string')
      : [],
    orders: Object.fromEntries(
      Object.entries(texts(kept['orders'])).flatMap(([agentId, text]) => {
        const order = listOrders.find((one) => one === text);
        return order ? [[agentId, order]] : [];
      }),
    ),
    noticesRead: texts(kept['noticesRead']),
  };
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Whether they are kept. */
export function keepPreferences(storage: PreferenceStorage, preferences: Preferences): boolean {
  try {
    storage.setItem(storageKey, JSON.stringify(preferences));
    return true;
  } catch {
    // Forbidden or full: they hold until the tab is closed.
    return false;
  }
}

function keptValues(storage: PreferenceStorage): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
