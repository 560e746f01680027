import { liveStories } from './stories/admin/liveStories.ts';
import { reportStories } from './stories/admin/reportStories.ts';
import { statisticsStories } from './stories/admin/statisticsStories.ts';
import { appHost, portHost } from './support/host.ts';

for (const [name, host] of [
  ['the app without a port', appHost],
  ['a server on SQLite', portHost],
] as const) {
  liveStories(name, host);
  reportStories(name, host);
  statisticsStories(name, host);
}
