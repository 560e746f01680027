/** What a director can be asked that makes no sense. Each message says what would. */
export type DirectorErrorCode =
  /** No shop of that id was set up. */
  | 'UNKNOWN_SHOP'
  /** The shop has no agent of that name. */
  | 'UNKNOWN_AGENT'
  /** The shop has nobody who could do that: a scenario needs agents, or groups, that were not set up. */
  | 'SHOP_NOT_FITTING'
  /** The server refuses what a shop should be set up or furnished with: `cause` is its refusal. */
  | 'SEED_REFUSED'
  /** The mock server was stopped; `start`, or `listen`, begins anew. */
  | 'STOPPED'
  /** What should be there at once did not come: a conversation with that agent, a place in a line. */
  | 'NOTHING_CAME'
  /** Nobody can be made to wait: no agent of the group is online. */
  | 'NO_LINE'
  /** An agent who is gone is replaced for whoever waits for an answer (RT-52): the customer has not written, or was answered. */
  | 'NO_ANSWER_OWED';

/** The test asks the director for something that cannot be. What the server refuses is a `ShopbellError`. */
export class DirectorError extends Error {
  override readonly name = 'DirectorError';
  readonly code: DirectorErrorCode;

  constructor(code: DirectorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
