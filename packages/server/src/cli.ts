#!/usr/bin/env node
import { readCommandLine, usage, type StartOptions } from './cli/options.ts';
import { requireNode } from './cli/requireNode.ts';
import { UsageError } from './cli/usageError.ts';
import { isLoopback } from './node/origins.ts';
import { StartError } from './node/startError.ts';

try {
  requireNode(process.versions.node);
  const args = process.argv.slice(2);
  const [command = 'start'] = args;
  if (isOfStart(command)) {
    const options = readCommandLine(args);
    if (options === 'help') await help();
    else await start(options);
  } else await administer(args);
} catch (error) {
  if (!(error instanceof StartError) && !(error instanceof UsageError)) throw error;
  console.error(`shopbell: ${error.message}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** Everything else is the operator's administration, which knows its own commands. */
function isOfStart(command: string): boolean {
  return ['start', 'help'].includes(command) || command.startsWith('-');
}

async function help(): Promise<void> {
  const { adminUsage } = await import('./cli/admin/commands.ts');
  console.log(`${usage}\n${adminUsage()}`);
}

async function administer(args: readonly string[]): Promise<void> {
  const { runAdmin, pipedInput } = await import('./cli/admin/runAdmin.ts');
  const { stderrTerminal } = await import('./cli/terminal.ts');
  const terminal = stderrTerminal();
  process.exitCode = await runAdmin(args, {
    stdin: pipedInput,
    out: console.log,
    err: console.error,
    ...(terminal ? { terminal } : {}),
  });
}

/** The option by which others than this machine can reach the server, if there is one. */
function reachableBy({ host, url, trustedProxies }: StartOptions): string | undefined {
  if (!isLoopback(host)) return `--host ${host}`;
  if (url !== undefined && !isLoopback(new URL(url).hostname)) return `--url ${url}`;
  return trustedProxies > 0 ? `--trust-proxy ${String(trustedProxies)}` : undefined;
}

async function start(options: StartOptions): Promise<void> {
  const elsewhere = options.demo && !options.demoForEverybody ? reachableBy(options) : undefined;
  if (elsewhere !== undefined) {
    throw new StartError(
      `The demo's password is public, so --demo runs on this machine only; leave out ${elsewhere}, or say --demo-for-everybody if everybody who reaches it may sign in.`,
    );
  }
  // The server is loaded once it is clear what is wanted: a typing mistake is told at once.
  const { runServer } = await import('./cli/runServer.ts');
  await runServer(options);
}
