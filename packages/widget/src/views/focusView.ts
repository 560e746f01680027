import type { LitElement } from 'lit';
import type { Composer } from './composer.ts';

/**
 * Puts the focus where the customer goes on: into the composer; where there is none, or where it would bring up an
 * on-screen keyboard unasked, on the heading of what is asked or told, else on the panel's own. Whoever is writing goes on.
 */
export async function focusView(root: ShadowRoot): Promise<void> {
  const find = (...names: string[]) =>
    root.querySelector<LitElement>(names.map((name) => `shop-bell-${name}`).join());
  const asking = find('picker', 'problem', 'farewell');
  const field = find('composer') as Composer | null;
  if (field && field === root.activeElement && (field.text || !asking)) return;
  const composer = matchMedia('(pointer: coarse)').matches ? null : field;
  const view = asking ?? composer ?? find('header');
  // What comes later may not be there yet.
  await view?.updateComplete;
  if (view && view === composer) view.focus({ preventScroll: true });
  else view?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true });
}
