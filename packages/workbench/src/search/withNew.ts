/** A list with what the next page adds: what stands in it already is not listed twice, though it moved meanwhile. */
export function withNew<One>(
  list: readonly One[],
  page: readonly One[],
  idOf: (one: One) => string,
): readonly One[] {
  const known = new Set(list.map(idOf));
  return [
    ...list,
    ...page.filter((one) => {
      const id = idOf(one);
      return !known.has(id) && known.add(id);
    }),
  ];
}
