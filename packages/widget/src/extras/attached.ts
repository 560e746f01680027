/** What shows files and cards: `dist/widget/attached.js`, loaded with the first message that has one, or file that is to be sent. */
import { cardView } from './cards/card.ts';
import { fileView } from './files/file.ts';
import { pictureView } from './files/picture.ts';
import { uploadView } from './files/upload.ts';
import type { Kit } from './kit.ts';

const views = {
  // What others hold comes before them.
  'shop-bell-picture': pictureView,
  'shop-bell-file': fileView,
  'shop-bell-card': cardView,
  'shop-bell-upload': uploadView,
} as const;

/** Registers them; those that stand in the panel already come to life with what they were given. */
export function defineAttached(kit: Kit): void {
  for (const [name, view] of Object.entries(views)) {
    if (!customElements.get(name)) customElements.define(name, view(kit));
  }
}
