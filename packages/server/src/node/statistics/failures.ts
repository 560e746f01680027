import { isShopbellError, ShopbellError } from '@shopbell/sdk/model';
import { StorageError } from '../../storage/storageError.ts';
import type { Failure } from './messages.ts';

/** Classes are lost on the way from thread to thread, so that errors go as what they say. */
export function failureOf(error: unknown): Failure {
  if (isShopbellError(error)) return { kind: 'refusal', error: error.toWire() };
  if (error instanceof StorageError) return { kind: 'storage', code: error.code, message: error.message };
  if (!(error instanceof Error)) return { kind: 'fault', message: String(error) };
  const { message, stack } = error;
  return { kind: 'fault', message, ...(stack === undefined ? {} : { stack }) };
}

export function errorOf(failure: Failure): Error {
  if (failure.kind === 'refusal') return ShopbellError.fromWire(failure.error);
  if (failure.kind === 'storage') return new StorageError(failure.code, failure.message);
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
