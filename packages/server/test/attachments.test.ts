import { vi } from 'vitest';
import { aboutStories } from './stories/aboutStories.ts';
import { cardStories } from './stories/cardStories.ts';
import { fileStories } from './stories/fileStories.ts';
import { appHost, portHost } from './support/host.ts';

/** A busy machine takes its time for sockets and disks. */
vi.setConfig({ testTimeout: 60_000 });

for (const [name, host] of [
  ['the app without a port', appHost],
  ['a server on SQLite', portHost],
] as const) {
  fileStories(name, host);
  cardStories(name, host);
  aboutStories(name, host);
}
