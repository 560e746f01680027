import { ShopbellError, type DetailsOf, type ErrorCode, type ErrorDetails } from '../model/errors.ts';

/*
 * Errors that are born in the client. Their codes say what is wrong: the vocabulary's sentences (docs/protocol.md) stay out
 * of customers' browsers. What is worth another attempt is so there too (a test compares them).
 */
function born<C extends ErrorCode>(
  code: C,
  about: { details?: DetailsOf<C>; retry?: boolean; cause?: unknown } = {},
): ShopbellError<C> {
  return new ShopbellError(code, code, about);
}

/** What would be refused by the server is refused before it is sent; the details say more. */
export const refusedHere = <C extends keyof ErrorDetails>(code: C, details: ErrorDetails[C]): ShopbellError =>
  born(code, { details: details as DetailsOf<C> });

/** The server said no for good, by its close code alone. */
export const refusedThere: (code: ErrorCode) => ShopbellError = born;

export const connectionLost = (cause?: unknown): ShopbellError =>
  born('CONNECTION_LOST', { retry: true, ...(cause !== undefined && { cause }) });

export const timedOut = (): ShopbellError => born('TIMEOUT', { retry: true });

export const destroyed = (): ShopbellError => born('DESTROYED');

export const aborted = (cause?: unknown): ShopbellError => born('ABORTED', { retry: true, cause });

export const badFrame = (): ShopbellError => born('BAD_FRAME');
