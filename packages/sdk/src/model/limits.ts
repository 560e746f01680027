/** Limits that client and server share. Refusals name them; raising one is a protocol change. */
export const limits = {
  /** UTF-16 code units of one message: a long complaint fits, a pasted log does not. */
  text: 4000,
  /**
   * Bytes of one frame that a client sends: room for a text of the limit in UTF-8 with escapes. What the server tells can
   * be larger: a page of history, or a snapshot with everybody of a shop of thousands.
   */
  frame: 65_536,
  /** Code units of one scope value (SKU, order number, tracking number). */
  scopeValue: 128,
  /** Bytes of one file: a photo of any phone fits, a film does not. 10 MiB. */
  file: 10_485_760,
  filesPerMessage: 10,
  /** Code units of what a customer says with a rating. */
  ratingComment: 500,
  /** Timeline items in a snapshot and at most in one page of history. */
  historyPage: 50,
  /** Milliseconds between heartbeats; a side that hears nothing for two of them gives the socket up. */
  heartbeat: 10_000,
} as const;

/** More of them, which only the server and those who work in the shop have to know: customers’ pages load none. */
export const deskLimits = {
  /** Levels of arrays and objects in one frame; the deepest of ours has 7. */
  nesting: 32,
  /** Code units of an id that a client makes. */
  id: 64,
  /** Code units of a note to a colleague, or of a reason. */
  note: 200,
  /** Bytes that one customer may upload within 24 hours. 100 MiB; agents ten times as much. */
  filesPerDay: 104_857_600,
  /** Code units of a file's name; a longer one is cut before its ending. */
  fileName: 120,
  /** Conversations that one customer may have open in a shop at the same time. */
  openConversations: 20,
  /** Milliseconds after a message was posted in which its author, an agent, may recall it. */
  recall: 120_000,
} as const;

/** The protocol version of this code: the first frame carries it. */
export const protocolVersion = 1;
