import { comesLater } from './comesLater.ts';
import type { Kit } from './kit.ts';

export const loadForms = comesLater(async (kit: Kit) => {
  (await kit.part('forms')).defineForms(kit);
});
