import { createRoute } from '@hono/zod-openapi';
import { NewNotices, NoticesTold } from '@shopbell/sdk/model';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf } from './describe.ts';

const tell = createRoute({
  ...allows('notices.write'),
  method: 'post',
  path: '/v1/admin/notices',
  summary: 'Tell agents of orders, products and service tickets',
  description:
    'Up to 100 notices. Each reaches the agents whose account has the role for its kind, if the shop’s notice channel is the workbench (AC-05): at once who is connected, the others when they come. A notice is known by its id, so a repeat is harmless. The newest 1,000 are kept.',
  request: { body: body(NewNotices) },
  responses: answers(NoticesTold, 'What became of them.'),
});

export function addNoticeRoutes(api: Api, { notices }: Services): void {
  api.openapi(tell, async (context) =>
    context.json(await notices.tell(callerOf(context).shopId, context.req.valid('json')), 200),
  );
}
