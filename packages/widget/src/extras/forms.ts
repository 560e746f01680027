/** What some customers fill in: `dist/widget/forms.js`, loaded once somebody is to be rated or has left a message. */
import { contactView } from './contact.ts';
import type { Kit } from './kit.ts';
import { ratingView } from './rating/rating.ts';

const views = { 'shop-bell-contact': contactView, 'shop-bell-rating': ratingView } as const;

/** Registers them; those that stand in the panel already come to life with what they were given. */
export function defineForms(kit: Kit): void {
  for (const [name, view] of Object.entries(views)) {
    if (!customElements.get(name)) customElements.define(name, view(kit));
  }
}
