import { accountStories } from './stories/admin/accountStories.ts';
import { hoursStories } from './stories/admin/hoursStories.ts';
import { keyStories } from './stories/admin/keyStories.ts';
import { permissionStories } from './stories/admin/permissionStories.ts';
import { recordStories } from './stories/admin/recordStories.ts';
import { settingsStories } from './stories/admin/settingsStories.ts';
import { appHost, portHost } from './support/host.ts';

for (const [name, host] of [
  ['the app without a port', appHost],
  ['a server on SQLite', portHost],
] as const) {
  permissionStories(name, host);
  settingsStories(name, host);
  accountStories(name, host);
  hoursStories(name, host);
  keyStories(name, host);
  recordStories(name, host);
}
