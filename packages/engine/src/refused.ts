import { deskLimits } from '@shopbell/sdk/model';
import type { DetailsOf, ErrorCode } from '@shopbell/sdk/model';
import type { Refusal } from './decision.ts';

export type Issue = DetailsOf<'INVALID_ARGUMENT'>['issues'][number];

/** A command that is not done, with its reason: what the parts of `decide` return instead of a result. */
export class Refused {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

export function notFound(what: DetailsOf<'NOT_FOUND'>['what']): Refused {
  return new Refused({ code: 'NOT_FOUND', details: { what } });
}

function invalid(issues: Issue[]): Refused {
  return new Refused({ code: 'INVALID_ARGUMENT', details: { issues } });
}

/** A single value that makes no sense. */
export function issue(path: string, message: string): Refused {
  return invalid([{ path, message }]);
}

/** One reason among several, and which value it is about, where there are many alike. */
export interface Reason {
  readonly refusal: Refusal;
  readonly path: string;
  /** The same reason value by value, where it is about several: told so beside others. */
  readonly each?: readonly Reason[];
}

/** One reason among several: a value that makes no sense. */
export function wrong(path: string, message: string): Refusal {
  return { code: 'INVALID_ARGUMENT', details: { issues: [{ path, message }] } };
}

/** Where reasons of a code stand that name no place of their own. */
type Places = Partial<Record<ErrorCode, string>>;

/** Several reasons at once: one keeps its own code, more are listed under INVALID_ARGUMENT, each with its code. */
export function allReasons(reasons: readonly (Refusal | Reason)[], at: Places): Refused | undefined {
  const [first, ...others] = reasons;
  if (!first) return undefined;
  if (others.length === 0) return new Refused('refusal' in first ? first.refusal : first);
  return invalid(issuesOf(reasons, at));
}

/** Reasons as INVALID_ARGUMENT lists them: each with its place, and with its code where it has one of its own. */
export function issuesOf(reasons: readonly (Refusal | Reason)[], at: Places): Issue[] {
  return reasons.flatMap((reason) => {
    if ('refusal' in reason && reason.each) return issuesOf(reason.each, at);
    const { refusal, path } = 'refusal' in reason ? reason : { refusal: reason, path: at[reason.code] ?? '' };
    if (refusal.code === 'INVALID_ARGUMENT') return refusal.details.issues;
    const { code, details } = refusal;
    return [{ path, message: details ? `${code} ${JSON.stringify(details)}` : code }];
  });
}

/** The furthest instant that ECMAScript can name. */
const lastInstant = 8.64e15;

export function isInstant(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= lastInstant;
}

/** An id as the model has it. Hosts make ids; the desk looks again, since its keys are made of them. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= deskLimits.id && /^[A-Za-z0-9_-]+$/.test(value);
}
