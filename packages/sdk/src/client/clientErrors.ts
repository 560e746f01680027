import { ShopbellError, type DetailsOf, type ErrorDetails } from '../model/errors.ts';

/** What would be refused by the server is refused before it is sent; the code says what is wrong, the details more. */
export const refusedHere = <C extends keyof ErrorDetails>(code: C, details: ErrorDetails[C]): ShopbellError =>
  new ShopbellError(code, 'Refused before it was sent.', { details: details as DetailsOf<C> });

/*
 * Other errors that are born in the client. Their sentences repeat those of `errorCodes.ts` (a test compares them): loading
 * that file for them would bring every sentence of the vocabulary into the customer's browser.
 */

export const connectionLost = (cause?: unknown): ShopbellError =>
  new ShopbellError('CONNECTION_LOST', 'The connection broke before an answer came.', { retry: true, cause });

export const timedOut = (): ShopbellError =>
  new ShopbellError('TIMEOUT', 'No answer came in time.', { retry: true });

export const destroyed = (): ShopbellError => new ShopbellError('DESTROYED', 'The client was destroyed.');

export const aborted = (cause: unknown): ShopbellError =>
  new ShopbellError('ABORTED', 'The caller gave up waiting (AbortSignal); error.cause is its reason.', {
    retry: true,
    cause,
  });

export const badFrame = (): ShopbellError =>
  new ShopbellError('BAD_FRAME', 'The frame has no known shape, or is nested too deeply.');
