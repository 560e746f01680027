/** The part of Lit that this widget uses, for the script tag (docs/decisions/0045): who imports it from npm has Lit itself. */
export { css, LitElement, unsafeCSS } from './element.ts';
export { html, noChange, nothing } from './template.ts';
