/** A connection as the app sees it: the Node host, the mock server and tests each bring their own. */
export interface SocketLike {
  send(text: string): void;
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
