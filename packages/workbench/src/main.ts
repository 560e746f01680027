import { createAdminClient } from '@shopbell/sdk/admin';
import { createAgentClient, type Clock } from '@shopbell/sdk/agent';
import { WorkbenchApp } from './app/workbenchApp.ts';
import { Chime } from './attention/chime.ts';
import './define.ts';

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

document.body.append(
  new WorkbenchApp({
    client: createAgentClient({ server: location.origin }),
    admin: createAdminClient({ server: location.origin }),
    clock,
    sound: new Chime(),
    local: localStorage,
    tab: sessionStorage,
  }),
);
