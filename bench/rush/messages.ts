/** What the processes of this bench tell one another. */

export type ToServer =
  | { readonly kind: 'tickets'; readonly from: number; readonly to: number }
  /** From now on it counts what `what` costs. */
  | { readonly kind: 'measure'; readonly what: string }
  | { readonly kind: 'measured' }
  | { readonly kind: 'end' };

export type FromServer =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'tickets'; readonly tickets: readonly string[] }
  | { readonly kind: 'cost'; readonly cost: ServerCost };

export interface ServerCost {
  readonly what: string;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** How long the loop that serves the sockets stood still at most. */
  readonly longestStallMs: number;
}

export interface Go {
  readonly kind: 'go';
  readonly url: string;
  readonly staff: number;
  readonly crowd: number;
  readonly isShopbell: boolean;
}

export type ToCrowd = Go | Extract<FromServer, { kind: 'tickets' }>;

/** How long each customer waited, in ms. */
export interface Waits {
  readonly p50: number;
  readonly p99: number;
  readonly last: number;
}

export type CrowdReport = Readonly<Record<string, Waits>>;

export type FromCrowd =
  Exclude<ToServer, { kind: 'end' }> | { readonly kind: 'done'; readonly report: CrowdReport };
