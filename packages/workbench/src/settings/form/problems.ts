import { isShopbellError } from '@shopbell/sdk/admin';
import type { Words } from '../../words/words.ts';

interface Reason {
  readonly path: string;
  /** An error code where there is one, else a sentence of the server. */
  readonly code: string;
  readonly details?: unknown;
}

/** Every reason of a refusal. Several come under INVALID_ARGUMENT, each with its own code and details in its message. */
export function reasonsOf(error: unknown): readonly Reason[] {
  if (!isShopbellError(error)) return [];
  if (!isShopbellError(error, 'INVALID_ARGUMENT'))
    return [{ path: '', code: error.code, details: error.details }];
  return error.details.issues.map(({ path, message }) => {
    const coded = /^([A-Z_]+)(?: (\{.*\}))?$/su.exec(message);
    if (!coded?.[1]) return { path, code: message };
    const details = coded[2] === undefined ? undefined : parsed(coded[2]);
    return { path, code: coded[1], ...(details === undefined ? {} : { details }) };
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A value of the shop that another group has. */
export interface Taken {
  readonly value: string;
  readonly groupId: string;
  readonly groupName: string;
}

/** Which values other groups have, out of a refusal (RT-05). */
export function takenIn(reason: Reason): readonly Taken[] {
  if (reason.code !== 'SCOPE_TAKEN' || typeof reason.details !== 'object' || reason.details === null)
    return [];
  const { taken } = reason.details as { taken?: unknown };
  return Array.isArray(taken) ? (taken as Taken[]) : [];
}

/** The sentence at the foot of a form that was not saved; empty if nothing went wrong. */
export function saveProblem(error: unknown, { settings }: Words): string {
  const text = settings.form;
  if (error === undefined || isShopbellError(error, 'CHANGED_MEANWHILE')) return '';
  if (isShopbellError(error, 'FORBIDDEN') || isShopbellError(error, 'UNAUTHENTICATED')) return text.forbidden;
  if (isShopbellError(error, 'CONNECTION_LOST') || isShopbellError(error, 'TIMEOUT')) return text.lost;
  const reasons = reasonsOf(error);
  if (isShopbellError(error, 'INVALID_ARGUMENT')) {
    // What no field stands for is told here, in the server's words.
    const unplaced = reasons.filter(({ path }) => path === '').map(({ code }) => code);
    return [text.refused, ...unplaced].join(' ');
  }
  return isShopbellError(error, 'INTERNAL') || isShopbellError(error, 'UNAVAILABLE')
    ? text.failed
    : text.refused;
}
