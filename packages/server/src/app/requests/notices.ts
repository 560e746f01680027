import { handler, type Handlers } from './handler.ts';

/** What agents are told beside conversations. */
export const noticeHandlers: Handlers<'notices.list'> = {
  'notices.list': handler('notices.list', async ({ caller, services }) => ({
    notices: await services.notices.list(caller.shopId, caller.id),
  })),
};
