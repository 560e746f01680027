/**
 * How the host and its bell look: the loader draws with it before Lit is there, and the element goes on with it, so
 * that nothing moves when one takes over from the other. Every byte counts here, the order of declarations too: it is half of the loader.
 *
 * Declarations on `:host` are important: inside a shadow tree that makes them win over whatever the page says about
 * every element. The documented custom properties are the way in.
 *
 * The side is the direction of the host: everything in here lies by it, and what is written says its own.
 *
 * `--_on-accent` is black or white by the accent's luminance; at .179 both have a contrast of 4.58, so that the worse
 * of two choices never has less than 4.5 on any accent.
 */
export const bellStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: var(--shopbell-z-index, 2147483000) !important;
  inset-block: auto calc(var(--shopbell-offset-block, 20px) + env(safe-area-inset-bottom)) !important;
  inset-inline: auto calc(var(--shopbell-offset-inline, 20px) + env(safe-area-inset-right)) !important;
  color-scheme: light dark !important;
  --_accent: var(--shopbell-accent, #2f5fd0);
  --_flip: clamp(0, (.179 - y) * 99999, 1);
  --_on-accent: color(from var(--_accent) xyz-d65 calc(.95 * var(--_flip)) var(--_flip) calc(1.089 * var(--_flip)));
}
:host([position=left]) { direction: rtl !important }
:host([position=right]) { direction: ltr !important }
:host([display=inline]) {
  display: grid !important;
  position: relative !important;
  z-index: auto !important;
  inset: auto !important;
  height: var(--shopbell-inline-height, 600px) !important;
  box-shadow: 0 0 0 1px #8886 !important;
  border-radius: 20px !important;
}
:host([display=inline]) .bell { padding: 0 24px }
:host([display=inline]) .bell::after { content: attr(aria-label); padding: 8px; font: 15px system-ui }
:host([hidden]) { display: none !important }
@media print { :host { display: none !important } }
.bell {
  margin: auto;
  position: relative;
  min-width: 56px;
  height: 56px;
  border: 1px solid transparent;
  line-height: 0;
  border-radius: 28px;
  background: var(--_accent);
  color: var(--_on-accent);
  box-shadow: 0 3px 16px #0004;
  cursor: pointer;
}
:host([launcher=none]) .bell, .note:empty { display: none }
.bell svg { width: 26px; vertical-align: middle }
.bell[aria-busy=true] { opacity: .7 }
.note {
  width: 200px;
  box-shadow: 0 3px 16px #0004;
  font: 15px system-ui;
  border-radius: 28px;
  position: absolute;
  inset-inline-end: 68px;
  padding: 16px;
  bottom: 0;
  background: Canvas;
}
`;
