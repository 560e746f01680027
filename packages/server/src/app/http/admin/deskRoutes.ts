import { createRoute } from '@hono/zod-openapi';
import {
  AgentChange,
  AgentSetup,
  AgentSetupList,
  BlockedCustomerList,
  DeskSettingsChange,
  DeskSetup,
  GroupChange,
  GroupSetup,
  GroupSetupList,
  Id,
  NewGroup,
} from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import {
  allows,
  answers,
  body,
  callerOf,
  changerIn,
  done,
  etagOf,
  ifVersionIn,
  MayIfMatch,
  withEveryReason,
} from './describe.ts';

const groupParams = z.object({ groupId: Id });
const paths = {
  desk: '/v1/admin/desk',
  groups: '/v1/admin/groups',
  group: '/v1/admin/groups/{groupId}',
  agents: '/v1/admin/agents',
  blocked: '/v1/admin/blocked',
} as const;

const routes = {
  readDesk: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: paths.desk,
    summary: 'How the desk works',
    description:
      'Routing, queue, leave messages, lifetimes, automatic replies and the robot’s position. The ETag is the version, for the next change.',
    responses: answers(DeskSetup, 'The settings.'),
  }),
  changeDesk: createRoute({
    ...allows('desk.write'),
    method: 'patch',
    path: paths.desk,
    summary: 'Change how the desk works',
    description:
      'What is left out stays. Taken whole, from the next arrival on, or refused with every reason. With If-Match only at that version, else CHANGED_MEANWHILE.',
    request: { headers: MayIfMatch, body: body(DeskSettingsChange) },
    responses: answers(DeskSetup, 'The settings after the change.'),
  }),
  listGroups: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: paths.groups,
    summary: 'The shop’s groups',
    responses: answers(GroupSetupList, 'The default group first, then in the order of creation.'),
  }),
  createGroup: createRoute({
    ...allows('desk.write'),
    method: 'post',
    path: paths.groups,
    summary: 'Make a group',
    description:
      'Name, at least one page or SKU, and its agents (RT-02). Up to 50,000 SKUs. A value that another group holds is refused with SCOPE_TAKEN, which names each with its group (RT-05).',
    request: { body: body(NewGroup) },
    responses: answers(GroupSetup, 'The group.'),
  }),
  readGroup: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: paths.group,
    summary: 'A group',
    description: 'The ETag is the version, for the next change.',
    request: { params: groupParams },
    responses: answers(GroupSetup, 'The group.'),
  }),
  editGroup: createRoute({
    ...allows('desk.write'),
    method: 'patch',
    path: paths.group,
    summary: 'Change a group',
    description:
      'What is left out stays; lists are given whole. From the next arrival on, never for conversations that are assigned already (RT-26). With If-Match only at that version, else CHANGED_MEANWHILE.',
    request: { params: groupParams, headers: MayIfMatch, body: body(GroupChange) },
    responses: answers(GroupSetup, 'The group after the change.'),
  }),
  deleteGroup: createRoute({
    ...allows('desk.write'),
    method: 'delete',
    path: paths.group,
    summary: 'Delete a group, for good',
    description:
      'Its open conversations stay with their agents; who waits in its line and its pending leave messages go to the default group (RT-24, RT-25), which itself stays: DEFAULT_GROUP_FIXED.',
    request: { params: groupParams, headers: MayIfMatch },
    responses: done,
  }),
  listAgents: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: paths.agents,
    summary: 'Everybody who serves the shop’s customers',
    responses: answers(AgentSetupList, 'The agents, in the order in which they came.'),
  }),
  changeAgent: createRoute({
    ...allows('desk.write'),
    method: 'patch',
    path: `${paths.agents}/{agentId}`,
    summary: 'Change an agent’s name, receiving or capacity',
    description:
      'What is left out stays. Receiving (AC-03): whether new customers are routed to the agent at all. Capacity (RT-43): conversations at most; null is any number. With If-Match only at that version, else CHANGED_MEANWHILE.',
    request: { params: z.object({ agentId: Id }), headers: MayIfMatch, body: body(AgentChange) },
    responses: answers(AgentSetup, 'The agent after the change.'),
  }),
  listBlocked: createRoute({
    ...allows('desk.read'),
    method: 'get',
    path: paths.blocked,
    summary: 'Customers who are not served',
    responses: answers(BlockedCustomerList, 'Who, why, since when and by whom.'),
  }),
  unblock: createRoute({
    ...allows('desk.write'),
    method: 'delete',
    path: `${paths.blocked}/{customerId}`,
    summary: 'Serve a customer again',
    description: 'Harmless for one who is not blocked.',
    request: { params: z.object({ customerId: Id }) },
    responses: done,
  }),
} as const;

export function addDeskRoutes(api: Api, { admin: { routing } }: Services): void {
  api.openapi(routes.readDesk, async (context) => {
    const setup = await routing.settings(callerOf(context).shopId);
    return context.json(setup, 200, etagOf(setup));
  });
  api.openapi(
    routes.changeDesk,
    async (context) => {
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const change = context.req.valid('json');
      const setup = await routing.configure(callerOf(context).shopId, change, ifVersion, changerIn(context));
      return context.json(setup, 200, etagOf(setup));
    },
    withEveryReason((context, change: DeskSettingsChange) =>
      routing.configure(callerOf(context).shopId, change),
    ),
  );
  api.openapi(routes.listGroups, async (context) =>
    context.json({ groups: await routing.groups(callerOf(context).shopId) }, 200),
  );
  api.openapi(
    routes.createGroup,
    async (context) => {
      const group = await routing.createGroup(
        callerOf(context).shopId,
        context.req.valid('json'),
        changerIn(context),
      );
      return context.json(group, 200, etagOf(group));
    },
    withEveryReason((context, group: NewGroup) => routing.createGroup(callerOf(context).shopId, group)),
  );
  api.openapi(routes.readGroup, async (context) => {
    const group = await routing.group(callerOf(context).shopId, context.req.valid('param').groupId);
    return context.json(group, 200, etagOf(group));
  });
  api.openapi(
    routes.editGroup,
    async (context) => {
      const { groupId } = context.req.valid('param');
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const change = context.req.valid('json');
      const group = await routing.editGroup(
        callerOf(context).shopId,
        groupId,
        change,
        ifVersion,
        changerIn(context),
      );
      return context.json(group, 200, etagOf(group));
    },
    withEveryReason((context, change: GroupChange) =>
      routing.editGroup(callerOf(context).shopId, context.req.param('groupId') ?? '', change),
    ),
  );
  api.openapi(routes.deleteGroup, async (context) => {
    const { groupId } = context.req.valid('param');
    const { ifVersion } = ifVersionIn(context.req.valid('header'));
    await routing.deleteGroup(callerOf(context).shopId, groupId, ifVersion, changerIn(context));
    return context.body(null, 204);
  });
  api.openapi(routes.listAgents, async (context) =>
    context.json({ agents: await routing.agents(callerOf(context).shopId) }, 200),
  );
  api.openapi(
    routes.changeAgent,
    async (context) => {
      const { agentId } = context.req.valid('param');
      const { ifVersion } = ifVersionIn(context.req.valid('header'));
      const change = context.req.valid('json');
      const agent = await routing.configureAgent(
        callerOf(context).shopId,
        agentId,
        change,
        ifVersion,
        changerIn(context),
      );
      return context.json(agent, 200, etagOf(agent));
    },
    withEveryReason((context, change: AgentChange) =>
      routing.configureAgent(callerOf(context).shopId, context.req.param('agentId') ?? '', change),
    ),
  );
  api.openapi(routes.listBlocked, async (context) =>
    context.json({ blocked: await routing.blocked(callerOf(context).shopId) }, 200),
  );
  api.openapi(routes.unblock, async (context) => {
    const { customerId } = context.req.valid('param');
    await routing.unblock(callerOf(context).shopId, customerId, changerIn(context));
    return context.body(null, 204);
  });
}
