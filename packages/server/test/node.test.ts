import { vi } from 'vitest';
import { badInputStories } from './stories/badInputStories.ts';
import { connectionStories } from './stories/connectionStories.ts';
import { httpStories } from './stories/httpStories.ts';
import { socketStories } from './stories/socketStories.ts';
import { portHost } from './support/host.ts';

/** A busy machine takes its time for sockets and disks. */
vi.setConfig({ testTimeout: 60_000 });

const name = 'a real port over SQLite';
httpStories(name, portHost);
connectionStories(name, portHost);
badInputStories(name, portHost);
socketStories(name, portHost);
