import type { ShopAdmin } from '../../app/admin/shopAdmin.ts';
import type { ShopLook } from '../../app/admin/shopLook.ts';
import type { Storage } from '../../storage/storage.ts';
import { randomSecret } from '../../app/secrets/bytes.ts';
import { UsageError } from '../usageError.ts';

/** What was given on the command line. Secrets are never among it: the machine's other users can read it. */
export interface Given {
  readonly command: string;
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** What a command is given that only reads: the data as they were at one moment, also beside a running server. */
export interface Reading {
  readonly admin: ShopLook;
  readonly storage: Pick<Storage, 'findShop' | 'readJournal'>;
  readonly given: Given;
  readonly now: number;
}

/** What a command is given that changes something: nobody else holds the data meanwhile. */
export interface Run extends Reading {
  readonly admin: ShopAdmin;
  readonly storage: Storage;
  /** Everything that is piped in. */
  readonly stdin: () => Promise<string>;
  /** A line beside the answer: what is told while it goes on. */
  readonly err: (line: string) => void;
  /** Left out where nobody looks on. */
  readonly terminal?: Terminal;
}

/** One line of a terminal that is drawn over itself. */
export interface Terminal {
  draw(line: string): void;
  clear(): void;
  columns(): number;
}

/** What is told: for programs as JSON, for people as lines. */
export interface Told {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** 0 if left out. */
  readonly exitCode?: number;
}

export type AdminCommand = ReadingCommand | WritingCommand;

interface DescribedCommand {
  readonly takes: string;
  readonly means: string;
  /** What each option means. */
  readonly options: Readonly<Record<string, string>>;
  /** Does without the data folder, if these are its words and options; else undefined. */
  readonly runAlone?: (given: Given) => Promise<Told> | undefined;
}

export interface ReadingCommand extends DescribedCommand {
  readonly reads: (reading: Reading) => Promise<Told>;
}

export interface WritingCommand extends DescribedCommand {
  readonly writes: (run: Run) => Promise<Told>;
  /** What a running server takes instead, if it takes it. */
  readonly instead?: string;
}

/** The words after the command, which must be as many as there are names. */
export function words<N extends string>({ command, positionals }: Given, ...names: N[]): Record<N, string> {
  if (positionals.length !== names.length) {
    const wanted = names.map((name) => `<${name}>`).join(' ');
    throw new UsageError(`It is shopbell ${command} ${wanted}; see shopbell ${command} --help.`);
  }
  return Object.fromEntries(names.map((name, at) => [name, positionals[at]])) as Record<N, string>;
}

export function text({ values }: Given, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

export function needed(given: Given, option: string): string {
  const value = text(given, option);
  if (value === undefined)
    throw new UsageError(`--${option} is needed; see shopbell ${given.command} --help.`);
  return value;
}

export function list({ values }: Given, option: string): string[] | undefined {
  const value = values[option];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** The shop that --shop names; without it the one of the data folder, if there is one alone. */
export async function onlyShop({ admin, given }: Reading): Promise<string> {
  const named = text(given, 'shop');
  if (named !== undefined) return named;
  const [first, ...others] = await admin.settings.list();
  if (first && others.length === 0) return first.id;
  throw new UsageError(first ? 'There are several shops: name one with --shop.' : 'There is no shop yet.');
}

/** A password from stdin, or one that is made here and shown once: in `shown`. */
export async function passwordOf({ given, stdin }: Run): Promise<{ password: string; shown?: string }> {
  if (given.values['password-stdin'] !== true) {
    // 120 bits, in letters, digits, - and _.
    const shown = randomSecret().slice(0, 20);
    return { password: shown, shown };
  }
  const password = (await stdin()).replace(/\r?\n$/, '');
  if (password === '') throw new UsageError('There is no password on stdin.');
  return { password };
}
