import { ErrorBody, shopbellError, type Changer } from '@shopbell/sdk/model';
import type { Context, MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { mayAdminister, type AdminAction, type AdminCaller } from '../../permissions/administration.ts';
import { issuesOf } from '../../json/readJson.ts';
import type { Env } from '../api.ts';

/** What every route of the administration says of itself. */
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });
const refusal = { description: 'A refusal, with a code of the one vocabulary.', content: json(ErrorBody) };

export const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: json(schema) });
export const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: json(schema) },
  default: refusal,
});

export const done = { 204: { description: 'Done.' }, default: refusal };

/** Lets through whoever the table of permissions allows any of it; everybody else is told FORBIDDEN before anything is looked at. */
export function allows(...actions: readonly AdminAction[]) {
  const middleware: MiddlewareHandler<Env> = async (context, next) => {
    const caller = callerOf(context);
    if (!actions.some((action) => mayAdminister(caller, action))) throw shopbellError('FORBIDDEN');
    await next();
  };
  return { tags: ['administration'], security: [{ session: [] }, { apiKey: [] }], middleware };
}

/** Who asks; the host found out before. */
export function callerOf(context: Context<Env>): AdminCaller {
  const { caller } = context.env;
  if (!caller) throw shopbellError('UNAUTHENTICATED');
  return caller;
}

/**
 * For a change that more than a schema judges: `change` is asked with a body that the schema refuses, as it came, so that
 * the refusal tells the reasons of both. It must read the body with that schema itself.
 */
export function withEveryReason(change: (context: Context<Env, string>, body: never) => Promise<unknown>) {
  const refuse = async (result: Unread, context: Context<Env, string>): Promise<never> => {
    // The validator hands it over as it came; Hono's types do not say so.
    const { data } = result as { data?: unknown };
    // What is no object has no fields to find more reasons in.
    const hasFields = typeof data === 'object' && data !== null && !Array.isArray(data);
    if (result.target === 'json' && hasFields) await change(context, data as never);
    throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(result.error) });
  };
  return <P extends string>(
    result: { readonly target: string; readonly success: true } | Unread,
    context: Context<Env, P>,
  ): Promise<never> | undefined => (result.success ? undefined : refuse(result, context));
}

interface Unread {
  readonly target: string;
  readonly success: false;
  readonly error: z.ZodError;
}

/** Who asks, as the log of changes names them. */
export function changerIn(context: Context<Env, string>): Changer {
  const { kind, id, name } = callerOf(context);
  return { kind, id, name };
}

const Version = z
  .string({ error: 'name the version you read: the ETag' })
  .regex(/^"\d{1,15}"$/, 'an ETag such as "3"');

/** The version that was read before it is written: `"3"`, as the ETag of the answer was. */
export const IfMatch = z.object({ 'if-match': Version });
/** As `IfMatch`; without it whatever is there is changed. */
export const MayIfMatch = z.object({ 'if-match': Version.optional() });

export function versionIn(headers: z.infer<typeof IfMatch>): number {
  return Number(headers['if-match'].slice(1, -1));
}

/** For a command to the desk. */
export function ifVersionIn({ 'if-match': etag }: z.infer<typeof MayIfMatch>): { ifVersion?: number } {
  return etag === undefined ? {} : { ifVersion: versionIn({ 'if-match': etag }) };
}

export function etagOf({ version }: { readonly version: number }): { ETag: string } {
  return { ETag: `"${String(version)}"` };
}
