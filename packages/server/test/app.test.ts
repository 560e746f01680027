import { badInputStories } from './stories/badInputStories.ts';
import { connectionStories } from './stories/connectionStories.ts';
import { httpStories } from './stories/httpStories.ts';
import { socketStories } from './stories/socketStories.ts';
import { appHost } from './support/host.ts';

const name = 'the app without a port';
httpStories(name, appHost);
connectionStories(name, appHost);
badInputStories(name, appHost);
socketStories(name, appHost);
