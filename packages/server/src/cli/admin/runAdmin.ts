import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isShopbellError, systemClock } from '@shopbell/sdk/model';
import { shopLook } from '../../app/admin/shopLook.ts';
import { createApp } from '../../app/app.ts';
import { scryptPasswords } from '../../node/scryptPasswords.ts';
import { StartError } from '../../node/startError.ts';
import { readSqlite, sqliteStorage } from '../../storage/sqlite.ts';
import type { Storage } from '../../storage/storage.ts';
import { StorageError } from '../../storage/storageError.ts';
import { operatorLog } from '../operatorLog.ts';
import { UsageError } from '../usageError.ts';
import { commandOf, optionsOf, usageOf } from './commands.ts';
import type { AdminCommand, Given, Terminal, Told, WritingCommand } from './command.ts';

/** Where a command reads and writes; a test brings its own. */
export interface Streams {
  readonly stdin: () => Promise<string>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly terminal?: Terminal;
  /** Instead of the one in the data folder; stays open. */
  readonly storage?: Storage;
}

/** Runs an operator's command on a data folder; resolves with the exit code: 2 if the line cannot be understood. */
export async function runAdmin(args: readonly string[], streams: Streams): Promise<number> {
  const { out, err } = streams;
  const json = args.includes('--json');
  try {
    const given = read(args);
    if (given.values['help'] === true) {
      out(usageOf(given.command));
      return 0;
    }
    const told = await (commandOf(given.command).runAlone?.(given) ?? runOnData(given, streams));
    for (const line of json ? [JSON.stringify(told.json)] : told.lines) out(line);
    return told.exitCode ?? 0;
  } catch (error) {
    const { code, message } = toldOf(error);
    err(json ? JSON.stringify({ error: { code, message } }) : `shopbell: ${message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function read(args: readonly string[]): Given {
  const [command = '', ...rest] = args;
  const options = optionsOf(commandOf(command));
  try {
    const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options });
    return { command, positionals, values };
  } catch (error) {
    // Node's own sentence; further lines only say how to quote.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${sentence ?? ''} See shopbell ${command} --help.`);
  }
}

async function runOnData(given: Given, streams: Streams): Promise<Told> {
  const command = commandOf(given.command);
  if (streams.storage) return runOn(streams.storage, command, given, streams);
  const data = resolve(String(given.values['data']));
  const file = join(data, 'shopbell.db');
  // Only a first shop makes a database: a slip in the folder's name must not.
  if (given.command !== 'create-shop' && !existsSync(file))
    throw new StartError(`There is no data in ${data}; name its folder with --data.`);
  const storage = await ('reads' in command ? readSqlite({ file }) : toWrite(file, command, given));
  try {
    return await runOn(storage, command, given, streams);
  } finally {
    await storage.close();
  }
}

/** Two that write would each decide on what only one of them knows: whoever comes second is told what to do. */
async function toWrite(file: string, { instead }: WritingCommand, { command }: Given): Promise<Storage> {
  try {
    return await sqliteStorage({ file });
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'locked') throw error;
    const or = instead === undefined ? '' : `, or ask the server: ${instead}`;
    const message = `A server is running on ${dirname(file)}, and ${command} changes what it keeps. Stop the server and call this again${or}.`;
    throw new StorageError('locked', message, { cause: error });
  }
}

async function runOn(
  storage: Storage,
  command: AdminCommand,
  given: Given,
  { stdin, err, terminal }: Streams,
): Promise<Told> {
  const now = Date.now();
  if ('reads' in command) {
    const admin = shopLook({ storage, clock: systemClock, log: operatorLog });
    return command.reads({ admin, storage, given, now });
  }
  const app = createApp({ storage, passwords: scryptPasswords(), log: operatorLog });
  try {
    const { admin } = app;
    return await command.writes({
      admin,
      storage,
      given,
      now,
      stdin,
      err,
      ...(terminal ? { terminal } : {}),
    });
  } finally {
    await app.close();
  }
}

/** One line for whoever typed the command. Faults of our own keep their stack. */
function toldOf(error: unknown): { code: string; message: string } {
  if (isShopbellError(error, 'INVALID_ARGUMENT')) {
    const reasons = error.details.issues.map(({ path, message }) =>
      path === '' ? message : `${path}: ${message}`,
    );
    return { code: error.code, message: reasons.join('; ') };
  }
  if (isShopbellError(error, 'NOT_FOUND'))
    return { code: error.code, message: `There is no such ${error.details.what}.` };
  if (isShopbellError(error)) return { code: error.code, message: error.message };
  if (error instanceof StorageError) return { code: error.code, message: error.message };
  if (error instanceof UsageError || error instanceof StartError)
    return { code: error.name, message: error.message };
  throw error;
}

/** Everything that is piped into this process; a terminal would show what is typed. */
export async function pipedInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('It is read from stdin: pipe it in, or redirect a file.');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
