import { ShopbellError, type DetailsOf, type ErrorCode } from './errors.ts';

interface ErrorCodeInfo {
  /** HTTP status of a response that carries this code. */
  readonly http: number;
  /** Whether the same request can succeed later, unchanged. */
  readonly retry: boolean;
  /** One sentence for developers; it is the default message and a row in docs/protocol.md. */
  readonly means: string;
}

/** Every error code with what it means. Servers and docs read this; customers' browsers never load it. */
export const errorCodes = {
  BAD_JSON: { http: 400, retry: false, means: 'The text is not JSON.' },
  BAD_FRAME: { http: 400, retry: false, means: 'The frame has no known shape, or is nested too deeply.' },
  INVALID_ARGUMENT: {
    http: 400,
    retry: false,
    means: 'Some values are missing, malformed or out of range; details.issues names each.',
  },
  UNKNOWN_METHOD: { http: 404, retry: false, means: 'This server knows no such method.' },
  METHOD_NOT_ALLOWED: { http: 405, retry: false, means: 'This address does not take this HTTP method.' },
  TEXT_TOO_LONG: { http: 413, retry: false, means: 'The text is longer than details.limit.' },
  FRAME_TOO_LARGE: {
    http: 413,
    retry: false,
    means: 'The frame or body is larger than details.limit bytes.',
  },
  UNSUPPORTED_VERSION: {
    http: 400,
    retry: false,
    means: 'The server speaks none of the protocol versions asked for.',
  },
  UNAUTHENTICATED: { http: 401, retry: false, means: 'No valid token, ticket or session was given.' },
  TOKEN_EXPIRED: { http: 401, retry: true, means: 'The token was valid once; renew it.' },
  BAD_CREDENTIALS: { http: 401, retry: false, means: 'Account or password is wrong.' },
  NOT_CS_ACCOUNT: {
    http: 403,
    retry: false,
    means: 'No role of this account carries the online-service permission (AC-01).',
  },
  PASSWORD_CHANGE_REQUIRED: {
    http: 403,
    retry: false,
    means: 'The password is one that everybody knows: set another before anything else.',
  },
  ORIGIN_NOT_ALLOWED: { http: 403, retry: false, means: 'The shop does not allow this web origin.' },
  FORBIDDEN: { http: 403, retry: false, means: 'This account may not do that.' },
  NOT_FOUND: {
    http: 404,
    retry: false,
    means: 'There is no such thing in this shop, or it is not visible to you.',
  },
  CONVERSATION_ENDED: { http: 409, retry: false, means: 'The conversation has ended; open a new one.' },
  NOT_OFFERED: { http: 409, retry: false, means: 'This group was not among the groups offered.' },
  GROUP_UNAVAILABLE: {
    http: 409,
    retry: false,
    means: 'The group was disabled or deleted meanwhile; choose again.',
  },
  TARGET_NOT_AVAILABLE: {
    http: 409,
    retry: false,
    means: 'The agent or group cannot take the conversation now; details.reason says why (RT-48, ST-05).',
  },
  TOO_MANY_OPEN: {
    http: 409,
    retry: false,
    means: 'The customer has details.limit conversations open; end one first.',
  },
  ALREADY_OPEN: {
    http: 409,
    retry: false,
    means: 'Another open conversation of the customer, details.conversationId, is about that already.',
  },
  NOT_RATABLE: {
    http: 409,
    retry: false,
    means:
      'No person was in the conversation, or it ended too long ago to be rated; details.reason says which.',
  },
  LIMIT_REACHED: {
    http: 409,
    retry: false,
    means: 'There are as many already as may be: details.limit (WB-04, WB-16).',
  },
  RECALL_TOO_LATE: {
    http: 409,
    retry: false,
    means: 'The message was posted more than details.limit milliseconds ago; it stays.',
  },
  FILE_TOO_LARGE: { http: 413, retry: false, means: 'The file is larger than details.limit bytes.' },
  FILE_TYPE_NOT_ALLOWED: {
    http: 415,
    retry: false,
    means:
      'Files of this type are not taken, or it is not what it says; details.allowed names those that are.',
  },
  FILE_QUOTA_EXCEEDED: {
    http: 429,
    retry: false,
    means: 'No more than details.limit bytes may be uploaded within 24 hours.',
  },
  IDENTITY_REFUSED: {
    http: 401,
    retry: false,
    means:
      'The JWT of the shop’s back end is not believed (details.reason invalid) or out of date (expired); a fresh one may be.',
  },
  CUSTOMER_BLOCKED: { http: 403, retry: false, means: 'The shop does not serve this customer (WB-19).' },
  CUSTOMER_ENGAGED: {
    http: 409,
    retry: false,
    means:
      'The customer has an open conversation, which is not yours (LM-23) or in the way of erasing them; details say whose it is, or what it waits for.',
  },
  ALREADY_ASSIGNED: { http: 409, retry: false, means: 'Somebody has been given this leave message already.' },
  NOT_QUEUED: { http: 409, retry: false, means: 'The conversation waits in no line.' },
  CLIENT_ID_REUSED: { http: 409, retry: false, means: 'This client id was used before, for other content.' },
  ALREADY_EXISTS: { http: 409, retry: false, means: 'Something with this id exists already.' },
  CHANGED_MEANWHILE: {
    http: 412,
    retry: false,
    means: 'Somebody else changed it since the version named; read it again.',
  },
  VERSION_REUSED: {
    http: 409,
    retry: false,
    means:
      'This id was told of before, with the same version and other content, or by the other of the two marks.',
  },
  LAST_MANAGER: { http: 409, retry: false, means: 'The shop would be left without a manager.' },
  NAME_REQUIRED: { http: 400, retry: false, means: 'A name is needed (RT-02).' },
  NAME_TAKEN: { http: 409, retry: false, means: 'Another group of the shop has this name (RT-02).' },
  SCOPE_TAKEN: {
    http: 409,
    retry: false,
    means: 'Another group holds a scope value (RT-05); details.taken names each with its group.',
  },
  DEFAULT_GROUP_FIXED: {
    http: 409,
    retry: false,
    means: 'The default group cannot be deleted or given a scope (RT-11, RT-12).',
  },
  WEIGHT_OUT_OF_RANGE: { http: 400, retry: false, means: 'A weight is a whole number from 0 to 10 (RT-14).' },
  RATE_LIMITED: { http: 429, retry: true, means: 'Too many requests; wait details.retryAfterMs.' },
  UNAVAILABLE: {
    http: 503,
    retry: true,
    means: 'The server cannot store anything at the moment; nothing was done.',
  },
  INTERNAL: { http: 500, retry: true, means: 'A fault of the server; nothing was done.' },
  CONNECTION_LOST: { http: 0, retry: true, means: 'The connection broke before an answer came.' },
  TIMEOUT: { http: 0, retry: true, means: 'No answer came in time.' },
  ABORTED: {
    http: 0,
    retry: true,
    means:
      'The caller gave up waiting (AbortSignal; error.cause is its reason), or a later call took the place of this one.',
  },
  DESTROYED: { http: 0, retry: false, means: 'The client was destroyed.' },
} as const satisfies Record<ErrorCode, ErrorCodeInfo>;

/** A typed error with the vocabulary's own sentence and retry flag. */
export function shopbellError<C extends ErrorCode>(
  code: C,
  ...[details, message]: DetailsOf<C> extends undefined
    ? [details?: undefined, message?: string]
    : [details: DetailsOf<C>, message?: string]
): ShopbellError<C> {
  const info = errorCodes[code];
  return new ShopbellError(code, message ?? info.means, {
    retry: info.retry,
    ...(details === undefined ? {} : { details }),
  });
}
