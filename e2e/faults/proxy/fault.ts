/** Towards the server, or towards the client. */
export type Way = 'up' | 'down';

/**
 * What can happen to a frame of a connection.
 * - `cut`: the connection breaks with so much of the frame delivered, 0 (between frames) to below 1.
 * - `half-open`: from this frame on nothing arrives any more, one way or both, and nobody is told.
 * - `delay`: it, and everything behind it, takes so many ms longer.
 * - `duplicate`: it arrives twice.
 * - `reorder`: it arrives behind the next one, or after a moment if there is none.
 */
export type FrameFault =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'half-open'; readonly ways: 'both' | 'one' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'reorder' };

/** A fault that waits for its frame. */
export interface PlannedFault {
  readonly way: Way;
  /** So many frames that way are spared first, of this connection and of those that follow it. */
  readonly spare: number;
  readonly fault: FrameFault;
}
