import { isShopbellError, shopbellError, type ShopbellError } from '@shopbell/sdk/model';
import { StorageError } from '../storage/storageError.ts';
import type { Log } from './options.ts';

/**
 * The error to tell of whatever was thrown. Refusals pass as they are; storage that failed is UNAVAILABLE; anything else
 * is a fault of ours, which goes to the log and is told as INTERNAL without a word about it.
 */
export function tellable(error: unknown, doing: string, log: Log): ShopbellError {
  if (isShopbellError(error)) return error;
  const unavailable = error instanceof StorageError;
  log({
    level: 'error',
    message: unavailable ? `Storage failed at ${doing}.` : `A fault at ${doing}.`,
    error,
  });
  return unavailable ? shopbellError('UNAVAILABLE') : shopbellError('INTERNAL');
}
