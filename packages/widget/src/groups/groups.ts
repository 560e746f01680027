/** Customer groups (WB-07): `dist/widget/groups.js`, loaded for customers who are in one. */
import type { Kit } from '../extras/kit.ts';
import { groupsView } from './groupsView.ts';

/** Registers their view; one that stands in the panel already comes to life with what it was given. */
export function defineGroups(kit: Kit): void {
  if (!customElements.get('shop-bell-groups')) customElements.define('shop-bell-groups', groupsView(kit));
}
