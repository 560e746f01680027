/**
 * The one vocabulary of errors, the same over HTTP, socket and SDK.
 * This file is loaded by customers' browsers: sentences for people live in `errorCodes.ts`.
 */

type RecordOrKey =
  | 'account'
  | 'key'
  | 'product'
  | 'order'
  | 'parcel'
  | 'knowledge'
  | 'file'
  | 'customer'
  | 'report'
  | 'template'
  | 'change';

/** What an error carries beside its code. Codes that are not named here carry nothing. */
export interface ErrorDetails {
  /** Every reason at once; `path` is dotted, empty for the whole value. */
  INVALID_ARGUMENT: { issues: { path: string; message: string }[] };
  UNKNOWN_METHOD: { method: string };
  /** In UTF-16 code units, as the schemas count. */
  TEXT_TOO_LONG: { limit: number; length: number };
  /** In bytes. */
  FRAME_TOO_LARGE: { limit: number };
  RATE_LIMITED: { retryAfterMs: number };
  /** The same client id was used before by this author for other content (or in another conversation). */
  CLIENT_ID_REUSED: { clientId: string };
  NOT_FOUND: {
    what:
      | 'shop'
      | 'conversation'
      | 'staff-chat'
      | 'customer-group'
      | 'group'
      | 'agent'
      | 'message'
      | 'route'
      | 'stream'
      | RecordOrKey;
  };
  /** Which values, and who holds each. */
  SCOPE_TAKEN: { taken: { value: string; groupId: string; groupName: string }[] };
  /** The customer has as many open conversations as may be. */
  TOO_MANY_OPEN: { limit: number };
  /** Why the agent or group cannot take the conversation (RT-48, ST-05). */
  TARGET_NOT_AVAILABLE: { reason: 'self' | 'away' | 'suspended' | 'offline' | 'nobody' };
  /** In bytes. */
  FILE_TOO_LARGE: { limit: number };
  /** The types that may be uploaded. */
  FILE_TYPE_NOT_ALLOWED: { allowed: string[] };
  /** In bytes, within 24 hours. */
  FILE_QUOTA_EXCEEDED: { limit: number };
  /** `nobody`: no person was in it yet; `too-late`: it ended too long ago. */
  NOT_RATABLE: { reason: 'nobody' | 'too-late' };
  /** How many there may be. */
  LIMIT_REACHED: { limit: number };
  /** In milliseconds after the message was posted. */
  RECALL_TOO_LATE: { limit: number };
  /** Another open conversation of the customer has that scope already. */
  ALREADY_OPEN: { conversationId: string };
  /** The JWT of the shop's back end: out of date, or not to be believed. */
  IDENTITY_REFUSED: { reason: 'expired' | 'invalid' };
  /** LM-23: the customer's open conversation, its state, and whose it is, if it is anybody's yet. */
  CUSTOMER_ENGAGED: { conversationId: string; state: string; agent?: { id: string; name: string } };
  /** What was to be changed is at this version now. */
  CHANGED_MEANWHILE: { version: number };
  UNSUPPORTED_VERSION: { supported: number[] };
}

export type PlainErrorCode =
  | 'BAD_JSON'
  | 'BAD_FRAME'
  | 'UNAUTHENTICATED'
  | 'TOKEN_EXPIRED'
  | 'BAD_CREDENTIALS'
  | 'NOT_CS_ACCOUNT'
  | 'PASSWORD_CHANGE_REQUIRED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'FORBIDDEN'
  | 'METHOD_NOT_ALLOWED'
  | 'CONVERSATION_ENDED'
  | 'NOT_OFFERED'
  | 'GROUP_UNAVAILABLE'
  | 'CUSTOMER_BLOCKED'
  | 'ALREADY_ASSIGNED'
  | 'NOT_QUEUED'
  | 'ALREADY_EXISTS'
  | 'VERSION_REUSED'
  | 'LAST_MANAGER'
  | 'NAME_REQUIRED'
  | 'NAME_TAKEN'
  | 'DEFAULT_GROUP_FIXED'
  | 'WEIGHT_OUT_OF_RANGE'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  | 'CONNECTION_LOST'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'DESTROYED';

export type ErrorCode = keyof ErrorDetails | PlainErrorCode;

export type DetailsOf<C extends ErrorCode> = C extends keyof ErrorDetails ? ErrorDetails[C] : undefined;

/** An error as it travels. `retry` says whether the same request can succeed later, unchanged. */
export interface WireError {
  code: ErrorCode;
  message: string;
  retry: boolean;
  details?: unknown;
}

/** The only error that Shopbell's public functions throw or reject with. Switch on `code`. */
export class ShopbellError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ShopbellError';
  readonly code: C;
  readonly details: DetailsOf<C>;
  /** True if the same request can succeed later, unchanged. */
  readonly retry: boolean;

  constructor(
    code: C,
    message: string,
    options: { details?: DetailsOf<C>; retry?: boolean; cause?: unknown } = {},
  ) {
    super(message, options);
    this.code = code;
    this.details = options.details as DetailsOf<C>;
    this.retry = options.retry ?? false;
  }

  /** A newer server may know codes that this version does not: they come through as they are. */
  static fromWire(error: Omit<WireError, 'code'> & { code: string }): ShopbellError {
    return new ShopbellError(error.code as ErrorCode, error.message, error as never);
  }

  toWire(): WireError {
    const wire: WireError = { code: this.code, message: this.message, retry: this.retry };
    if (this.details !== undefined) wire.details = this.details;
    return wire;
  }
}

/** Narrows an unknown rejection to a code: `if (isShopbellError(error, 'TEXT_TOO_LONG')) error.details.limit`. */
export function isShopbellError<C extends ErrorCode>(error: unknown, code?: C): error is ShopbellError<C> {
  // By name: the ESM and the CJS build, or two copies on one page, have a class each.
  return (
    error instanceof Error &&
    error.name === 'ShopbellError' &&
    (code === undefined || (error as { readonly code?: unknown }).code === code)
  );
}
