#!/usr/bin/env node
import { readCommandLine, usage, UsageError, type StartOptions } from './cli/options.ts';
import { isLoopback } from './node/origins.ts';
import { StartError } from './node/startError.ts';

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else await start(options);
} catch (error) {
  if (!(error instanceof StartError) && !(error instanceof UsageError)) throw error;
  console.error(`shopbell: ${error.message}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function start(options: StartOptions): Promise<void> {
  if (options.demo && !isLoopback(options.host)) {
    throw new StartError(
      `The demo's password is public, so --demo runs on this machine only; leave out --host ${options.host}.`,
    );
  }
  // The server is loaded once it is clear what is wanted: a typing mistake is told at once.
  const { runServer } = await import('./cli/runServer.ts');
  await runServer(options);
}
