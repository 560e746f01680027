import { vi } from 'vitest';
import { identityStories } from './stories/identityStories.ts';
import { loginStories } from './stories/loginStories.ts';
import { appHost, portHost } from './support/host.ts';

/** A busy machine takes its time for sockets and disks. */
vi.setConfig({ testTimeout: 60_000 });

for (const [name, host] of [
  ['the app without a port', appHost],
  ['a server on SQLite', portHost],
] as const) {
  identityStories(name, host);
  loginStories(name, host);
}
