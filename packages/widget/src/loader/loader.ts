/** The script tag's entry: becomes `dist/shopbell.js`, a classic script of at most 2 KB. */
import { startBell } from './startBell.ts';

// A script of HTML: nobody puts this one into a picture.
const script = document.currentScript as HTMLScriptElement | null;
if (script) startBell(script);
