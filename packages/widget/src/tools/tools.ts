/** What few need: `dist/widget/tools.js`, loaded with the first tap on it. */
import type { Kit } from '../extras/kit.ts';
import { trayView } from './tray.ts';

export { saveTranscript } from './transcript.ts';

/** Registers the tray; one that stands in the panel already comes to life with what it was given. */
export function defineTools(kit: Kit): void {
  if (!customElements.get('shop-bell-tray')) customElements.define('shop-bell-tray', trayView(kit));
}
