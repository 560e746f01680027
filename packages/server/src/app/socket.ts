/** A connection as the app sees it: the Node host, the mock server and tests each bring their own. */
export interface SocketLike {
  /** Sends a frame of text. `bytes`, if given, are the same in UTF-8, for carriers to whom that saves the encoding. */
  send(text: string, bytes?: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Bytes handed over but not yet read by the peer. */
  readonly bufferedAmount: number;
}

/** What the app wants to hear of a connection. */
export interface SocketHandlers {
  message(data: string | Uint8Array): void;
  closed(): void;
}

/** What the host knows of whoever connects. */
export interface ConnectionInfo {
  readonly origin: string | undefined;
  /** Remote address, for rate limits. */
  readonly address: string;
}
