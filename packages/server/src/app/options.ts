import type { AlsoAllows } from './origins.ts';
import type { Clock } from '@shopbell/sdk/model';
import type { Files } from '../files/files.ts';
import type { Storage } from '../storage/storage.ts';
import type { ShopAdmin } from './admin/shopAdmin.ts';
import type { ComputedReports } from './statistics/shopReports.ts';
import type { ConnectionInfo, SocketHandlers, SocketLike } from './socket.ts';

/** What the app needs from whoever hosts it. */
export interface AppOptions {
  /** Stays the host's: the app does not close it. */
  readonly storage: Storage;
  /** Where the bytes of files are kept; in memory if left out. Stays the host's. */
  readonly files?: Files;
  /** The machine's clock if left out. */
  readonly clock?: Clock;
  readonly passwords: Passwords;
  /** Where figures are computed, if not in place. Stays the host's. */
  readonly statistics?: ComputedReports;
  /**
   * The demo's password is one like any other. Otherwise whoever signs in with it must set another before anything else: it
   * is known to everybody.
   */
  readonly demo?: boolean;
  /**
   * Web origins of the workbench: from these, and from programs that send no Origin, agents may sign in and connect.
   * None if left out.
   */
  readonly workbenchOrigins?: readonly string[];
  /** Origins that a host allows beside those stored with a shop: its demo shop stands on any page of the machine. */
  readonly alsoAllows?: AlsoAllows;
  /** Where lines for the operator go; nowhere if left out. They never hold a secret or what anybody wrote. */
  readonly log?: Log;
}

/** Hashes and checks passwords: scrypt on Node, PBKDF2 by WebCrypto elsewhere. */
export interface Passwords {
  /** A hash that carries its own salt and cost. */
  hash(password: string): Promise<string>;
  /** False for a hash of another kind too; takes as long for a wrong password as for the right one. */
  verify(password: string, hash: string): Promise<boolean>;
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly shopId?: string;
  readonly error?: unknown;
}

export type Log = (line: LogLine) => void;

/** The whole server behind a port of any kind. */
export interface ShopbellApp {
  /** Answers everything under `/v1` but the socket. Never rejects. */
  fetch(request: Request, about?: { readonly address?: string }): Promise<Response>;
  /** Takes over a connection to `/v1/socket`; the host passes on what the connection says. */
  connect(socket: SocketLike, about: ConnectionInfo): SocketHandlers;
  /** Sets shops up: the same commands and the same checks as for everybody. */
  readonly admin: ShopAdmin;
  /** Closes sockets with `goingAway`, settles what is under way and keeps snapshots. Safe to call twice. */
  close(): Promise<void>;
}
