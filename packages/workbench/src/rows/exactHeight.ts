import type { Virtualizer } from '@tanstack/virtual-core';

/** To the fraction of a pixel: what is rounded adds up to a jump, line by line. A height that is known is not read again. */
export function exactHeight(
  row: HTMLLIElement,
  told: ResizeObserverEntry | undefined,
  { indexFromElement, itemSizeCache, options }: Virtualizer<Element, HTMLLIElement>,
): number {
  const [box] = told?.borderBoxSize ?? [];
  const known = itemSizeCache.get(options.getItemKey(indexFromElement(row)));
  return box?.blockSize ?? known ?? row.getBoundingClientRect().height;
}
