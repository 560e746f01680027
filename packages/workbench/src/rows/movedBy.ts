/** A row that is seen, and where it stands in what scrolls, in pixels. */
export interface SeenRow {
  readonly key: string;
  readonly start: number;
}

/**
 * By how much what is seen would jump, now that rows stand elsewhere: as far as most of them moved. One row that went to the
 * top takes nobody along. 0 where none of them is left.
 */
export function movedBy(seen: readonly SeenRow[], startOf: (key: string) => number | undefined): number {
  const moves = seen
    .flatMap(({ key, start }) => {
      const now = startOf(key);
      return now === undefined ? [] : now - start;
    })
    .sort((a, b) => a - b);
  return moves[Math.floor(moves.length / 2)] ?? 0;
}
