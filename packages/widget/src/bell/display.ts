/**
 * How the panel stands on the page: beside its bell, in the flow of the page where the element is, or as a page of its own.
 */
export type Display = 'floating' | 'inline' | 'page';

/** It is a part of the page: nothing that opens over it, and nothing to be closed. */
export const isPartOfPage = (display: string | null | undefined): boolean =>
  display === 'inline' || display === 'page';
