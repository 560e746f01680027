import type { AgentStatus } from '@shopbell/sdk/agent';
import type { SectionName } from '../list/sections.ts';
import type { Preferences } from '../preferences/preferences.ts';

/** What views tell the application. Views change nothing by themselves. */
export interface WorkbenchEvents {
  'sign-in': { readonly account: string; readonly password: string };
  /** Asked for by the menu; the desk asks back. */
  'ask-sign-out': undefined;
  'set-status': AgentStatus;
  preferences: Partial<Preferences>;
  /** False: close the sheet. */
  'show-shortcuts': boolean;
  reconnect: undefined;

  'show-section': SectionName;
  'open-conversation': string;
  'close-conversation': undefined;
  'ask-end': undefined;
  'toggle-customer': undefined;
  /** The customer panel of this agent was opened or closed. */
  'customer-panel': undefined;
  'load-history': string;

  draft: { readonly id: string; readonly text: string };
  typing: { readonly id: string; readonly on: boolean };
  'send-message': { readonly id: string; readonly text: string };
  'retry-message': string;
  'discard-message': string;
  'leave-composer': undefined;
  /** Whether the newest line is in view. */
  'newest-in-view': boolean;

  copied: string;
  answered: boolean;
}

/** Tells whoever stands above, through shadow roots. */
export function tell<Name extends keyof WorkbenchEvents>(
  from: EventTarget,
  name: Name,
  ...[detail]: WorkbenchEvents[Name] extends undefined ? [] : [detail: WorkbenchEvents[Name]]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Hears what views below tell. Returns what ends it. */
export function hear<Name extends keyof WorkbenchEvents>(
  at: EventTarget,
  name: Name,
  run: (detail: WorkbenchEvents[Name]) => void,
): () => void {
  const listener = (event: Event): void => {
    if (event instanceof CustomEvent) run(event.detail as WorkbenchEvents[Name]);
  };
  at.addEventListener(name, listener);
  return () => {
    at.removeEventListener(name, listener);
  };
}
