/** The script tag's entry: becomes `dist/shopbell.js`, a classic script of at most 2 KB. */
import { startBell } from './startBell.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) startBell(script);
