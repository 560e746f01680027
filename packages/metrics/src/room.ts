/** A column with more room. @param larger as long as it shall be, and empty */
export function doubled<A extends Float64Array | Int32Array | Uint8Array>(column: A, larger: A): A {
  larger.set(column);
  return larger;
}

/** Sorts a list in its place; nearly always it is in order already. */
export function sortIfNeeded<T>(list: T[], compare: (left: T, right: T) => number): T[] {
  for (let index = 1; index < list.length; index += 1) {
    const [before, one] = [list[index - 1], list[index]];
    if (before === undefined || one === undefined || compare(before, one) <= 0) continue;
    return list.sort(compare);
  }
  return list;
}
