import { createRoute } from '@hono/zod-openapi';
import { Account, AccountChange, AccountList, Id, NewAccount } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { Services } from '../../services.ts';
import type { Api } from '../api.ts';
import { allows, answers, body, callerOf, changerIn, withEveryReason } from './describe.ts';

const path = '/v1/admin/accounts';

const routes = {
  list: createRoute({
    ...allows('accounts.read'),
    method: 'get',
    path,
    summary: 'The shop’s accounts',
    responses: answers(AccountList, 'The accounts, by name.'),
  }),
  create: createRoute({
    ...allows('accounts.write'),
    method: 'post',
    path,
    summary: 'Make an account',
    description:
      'Usable at once (AC-02). With a role that serves customers it is an agent in the default group (AC-01, AC-08).',
    request: { body: body(NewAccount) },
    responses: answers(Account, 'The account.'),
  }),
  change: createRoute({
    ...allows('accounts.write'),
    method: 'patch',
    path: `${path}/{accountId}`,
    summary: 'Change an account’s roles or password, or disable it',
    description:
      'Takes effect at once. A new password, disabling, and the loss of the permission to serve sign the account out everywhere. The last manager stays one: LAST_MANAGER.',
    request: { params: z.object({ accountId: Id }), body: body(AccountChange) },
    responses: answers(Account, 'The account after the change.'),
  }),
} as const;

export function addAccountRoutes(api: Api, { admin }: Services): void {
  api.openapi(routes.list, async (context) =>
    context.json({ accounts: await admin.accounts.list(callerOf(context).shopId) }, 200),
  );
  api.openapi(
    routes.create,
    async (context) =>
      context.json(
        await admin.accounts.create(
          callerOf(context).shopId,
          context.req.valid('json'),
          undefined,
          changerIn(context),
        ),
        200,
      ),
    withEveryReason((context, account: NewAccount) =>
      admin.accounts.create(callerOf(context).shopId, account),
    ),
  );
  api.openapi(
    routes.change,
    async (context) => {
      const { accountId } = context.req.valid('param');
      const change = context.req.valid('json');
      return context.json(
        await admin.accounts.change(callerOf(context).shopId, accountId, change, changerIn(context)),
        200,
      );
    },
    withEveryReason((context, change: AccountChange) =>
      admin.accounts.change(callerOf(context).shopId, context.req.param('accountId') ?? '', change),
    ),
  );
}
