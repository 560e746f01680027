/** Somebody as messages name their author. */
export interface Person {
  readonly kind: string;
  readonly id: string;
}

/** One of a shop. */
export function authorKey({ kind, id }: Person): string {
  return `${kind}/${id}`;
}
