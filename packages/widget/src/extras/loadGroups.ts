import { comesLater } from './comesLater.ts';
import type { Kit } from './kit.ts';

export const loadGroups = comesLater(async (kit: Kit) => {
  (await kit.part('groups')).defineGroups(kit);
});
