// `npm run -s shopbell -- <command>`: the command line of this checkout, built if it is not yet. It works on ./data, as
// `npm start` does.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildWorkspace } from './build.mjs';
import { fail, fromRoot } from './workspace.mjs';

const cli = fromRoot('packages/server/dist/cli.js');
if (!existsSync(cli) && !(await buildWorkspace())) fail('the build failed; its messages stand above.');

const command = spawn(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
command.on('exit', (code) => process.exit(code ?? 1));
