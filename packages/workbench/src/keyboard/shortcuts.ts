import type { AgentStatus } from '@shopbell/sdk/agent';

/** What a key press asks for. */
export type Command =
  | {
      readonly kind:
        | 'next-waiting'
        | 'go-to-list'
        | 'go-to-reply'
        | 'go-to-search'
        | 'end'
        | 'transfer'
        | 'customer'
        | 'staff'
        | 'performance'
        | 'sheet';
    }
  | { readonly kind: 'status'; readonly status: AgentStatus };

/** The part of a keyboard event that decides. `code` is the place of the key: Alt changes the letter on some systems. */
export type KeyPress = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code' | 'key'>;

/** Keys held with Alt, by their place on the keyboard. */
const withAlt: Readonly<Record<string, Command>> = {
  KeyN: { kind: 'next-waiting' },
  KeyL: { kind: 'go-to-list' },
  KeyR: { kind: 'go-to-reply' },
  KeyS: { kind: 'go-to-search' },
  KeyE: { kind: 'end' },
  KeyT: { kind: 'transfer' },
  KeyI: { kind: 'customer' },
  KeyC: { kind: 'staff' },
  KeyP: { kind: 'performance' },
  Slash: { kind: 'sheet' },
  Digit1: { kind: 'status', status: 'online' },
  Digit2: { kind: 'status', status: 'away' },
  Digit3: { kind: 'status', status: 'suspended' },
  Digit4: { kind: 'status', status: 'offline' },
};

/** `typing`: the focus is where characters are typed, so that bare keys belong to the text. */
export function commandOf(
  press: KeyPress,
  options: { typing: boolean; questionMark: boolean },
): Command | undefined {
  // Ctrl+Alt is AltGr on Windows, which types characters.
  if (press.ctrlKey || press.metaKey) return undefined;
  if (press.altKey) return withAlt[press.code];
  const sheetKey = press.key === '?' || press.key === '？';
  return sheetKey && options.questionMark && !options.typing ? { kind: 'sheet' } : undefined;
}

/** The digit that sets a status together with Alt. */
export const statusKeys: Readonly<Record<AgentStatus, string>> = {
  online: '1',
  away: '2',
  suspended: '3',
  offline: '4',
};
