import { html, type TemplateResult } from 'lit';

/** A text with what was searched for in it marked, large and small letters alike. */
export function marked(text: string, asked: string): TemplateResult | string {
  const at = text.toLowerCase().indexOf(asked.toLowerCase());
  // Where lower case is longer than upper case, places do not fit: nothing is marked rather than something else.
  if (at < 0 || asked === '' || text.toLowerCase().length !== text.length) return text;
  const end = at + asked.length;
  return html`${text.slice(0, at)}<mark>${text.slice(at, end)}</mark>${text.slice(end)}`;
}
