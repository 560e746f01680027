// `npm start`: builds what changed and starts the server with the demo shop.
import { spawn } from 'node:child_process';
import { buildWorkspace } from './build.mjs';
import { fail, fromRoot } from './workspace.mjs';

if (!(await buildWorkspace())) fail('the build failed; its messages stand above.');

const options = ['--demo', '--data', fromRoot('data'), ...portOptions(), ...process.argv.slice(2)];
const server = spawn(process.execPath, [fromRoot('packages/server/dist/cli.js'), 'start', ...options], {
  stdio: 'inherit',
});
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code) => process.exit(code ?? 1));

/** PORT and STOREFRONT_PORT move the two listeners without an option. */
function portOptions() {
  const options = [];
  if (process.env.PORT) options.push('--port', process.env.PORT);
  if (process.env.STOREFRONT_PORT) options.push('--storefront-port', process.env.STOREFRONT_PORT);
  return options;
}
