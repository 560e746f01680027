import { shopbellError, type DetailsOf, type ShopbellError } from '@shopbell/sdk/model';
import * as z from 'zod';
import { issuesOf, issuesTold } from '../json/readJson.ts';

type Issue = DetailsOf<'INVALID_ARGUMENT'>['issues'][number];

/**
 * What could be read of a value that is not well-formed as a whole: a part that is not is left out, and a value of a list
 * leaves its place empty, so that every other keeps its own.
 */
export type Given<T> = T extends readonly (infer Each)[]
  ? readonly (Given<Each> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Given<Exclude<T[K], undefined>> }
    : T;

/**
 * Gathers what is wrong with a change, so that it is refused whole with every reason: first by its schema, then by
 * whoever judges what is well-formed of it, who never sees the rest.
 */
export class Reasons<T> {
  readonly #schema: z.ZodType<T>;
  readonly #input: unknown;
  readonly #read: z.ZodSafeParseResult<T>;
  readonly #issues: Issue[];
  /** Reasons with a code of their own, which one alone keeps. */
  readonly #coded: ShopbellError[] = [];

  constructor(schema: z.ZodType<T>, input: unknown) {
    this.#schema = schema;
    this.#input = input;
    this.#read = schema.safeParse(input);
    this.#issues = this.#read.success ? [] : oneEach(issuesOf(this.#read.error, Infinity));
  }

  /** The value, if the schema has nothing against it. */
  get whole(): T | undefined {
    return this.#read.data;
  }

  get given(): Given<T> {
    // What the schema made of it, or of its parts.
    return (this.#read.success ? this.#read.data : partOf(this.#schema, this.#input)) as Given<T>;
  }

  /** Whether the input has something there, well-formed or not. */
  names(key: keyof T & string): boolean {
    return isObject(this.#input) && this.#input[key] !== undefined;
  }

  /** Whether the schema has nothing against what stands there. */
  isRead(key: string): boolean {
    return !this.#issues.some(({ path }) => path === key || path.startsWith(`${key}.`));
  }

  wrong(path: string, message: string): void {
    this.#issues.push({ path, message });
  }

  /** A reason with a code of its own. */
  refused(path: string, error: ShopbellError): void {
    this.#coded.push(error);
    const { code, details } = error;
    this.wrong(path, details === undefined ? code : `${code} ${JSON.stringify(details)}`);
  }

  all(issues: readonly Issue[]): void {
    this.#issues.push(...issues);
  }

  /** The value. Throws every reason there is: one alone with its own code, else INVALID_ARGUMENT. */
  settled(): T {
    const [coded] = this.#coded;
    if (coded && this.#issues.length === 1) throw coded;
    if (this.#issues.length > 0) throw shopbellError('INVALID_ARGUMENT', { issues: told(this.#issues) });
    return this.#read.data as T;
  }
}

/** So many reasons that an answer does not become larger than what was asked; how many are left is told. */
export function told(issues: readonly Issue[]): Issue[] {
  const left = issues.length - issuesTold;
  if (left <= 0) return [...issues];
  return [...issues.slice(0, issuesTold), { path: '', message: `and ${String(left)} more` }];
}

/** An empty text is too short and of the wrong form: that is one fault. */
function oneEach(issues: readonly Issue[]): Issue[] {
  const places = new Set<string>();
  return issues.filter(({ path }) => places.size < places.add(path).size);
}

function partOf(schema: z.core.$ZodType, value: unknown): unknown {
  const read = z.core.safeParse(schema, value);
  if (read.success) return read.data;
  const inner = bareOf(schema);
  if (inner instanceof z.ZodObject && isObject(value)) {
    const parts = Object.entries<z.core.$ZodType>(inner.shape).map(
      ([key, part]) => [key, partOf(part, value[key])] as const,
    );
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  }
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((each) => partOf(inner.element, each));
  return undefined;
}

/** What an optional value, or one with a default, is when it is there. */
function bareOf(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return wraps ? bareOf(schema.unwrap()) : schema;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
