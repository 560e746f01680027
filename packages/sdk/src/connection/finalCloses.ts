import type { ErrorCode } from '../model/errors.ts';

/**
 * The close codes after which the client does not come back by itself, with the error that it then shows: the rows of
 * `closeCodes` with `comeBack: false` (a test compares them), without their sentences.
 */
export const finalCloses: Readonly<Record<number, ErrorCode>> = {
  1000: 'CONNECTION_LOST',
  4001: 'UNAUTHENTICATED',
  4003: 'ORIGIN_NOT_ALLOWED',
  4013: 'BAD_FRAME',
  4015: 'UNAUTHENTICATED',
  4016: 'UNSUPPORTED_VERSION',
};

/** How this side says that it gives a socket up. */
export const goodbye = { normal: 1000, heartbeatTimeout: 4010 } as const;
