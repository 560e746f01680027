import { createRoute } from '@hono/zod-openapi';
import {
  CustomerSignOut,
  ErrorBody,
  PasswordChange,
  Session,
  SignIn,
  Ticket,
  TokenGrant,
  TokenRequest,
} from '@shopbell/sdk/model';
import * as z from 'zod';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** The cookie that holds an agent's session. */
export const sessionCookie = 'shopbell_session';

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });
const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  200: { description, content: json(schema) },
  default: { description: 'A refusal, with a code of the one vocabulary.', content: json(ErrorBody) },
});
const done = {
  204: { description: 'Done.' },
  default: { description: 'A refusal, with a code of the one vocabulary.', content: json(ErrorBody) },
};
const asAgent = [{ session: [] }, { apiKey: [] }];
const bySession = [{ session: [] }];

/** Everything that is spoken over HTTP; `/v1/openapi.json` is made from it. */
export const routes = {
  customerToken: createRoute({
    method: 'post',
    path: '/v1/customer/token',
    tags: ['customers'],
    summary: 'Become a customer, or stay the same one',
    description:
      'Without a renewal the server makes a new anonymous customer. With one, the customer stays the same; a renewal is spent once its answer is used, so that a lost answer can be asked for again. With a JWT of the shop’s back end it is a known customer, the same one on every device; a renewal of an anonymous customer beside it makes that one’s conversations the known customer’s, and what it was given void. From a browser, the page’s origin must be among the shop’s origins.',
    request: { body: { required: true, content: json(TokenRequest) } },
    responses: answers(TokenGrant, 'A token for the first frame of the socket, and a renewal for later.'),
  }),
  customerSignOut: createRoute({
    method: 'delete',
    path: '/v1/customer/token',
    tags: ['customers'],
    summary: 'Log out on this device',
    description:
      'What the renewal belongs to is void at once, tokens and sockets too. The customer’s other devices stay. Harmless if it is over already.',
    request: { body: { required: true, content: json(CustomerSignOut) } },
    responses: done,
  }),
  signIn: createRoute({
    method: 'post',
    path: '/v1/session',
    tags: ['agents'],
    summary: 'Sign in to the workbench',
    description:
      'Sets the session cookie. With `mustChangePassword` in the answer the session is good for setting another password only. Refused with NOT_CS_ACCOUNT if no role lets the account serve customers (AC-01) or administer the shop. Failed attempts are limited per account and address.',
    request: { body: { required: true, content: json(SignIn) } },
    responses: answers(Session, 'Who is signed in.'),
  }),
  session: createRoute({
    method: 'get',
    path: '/v1/session',
    tags: ['agents'],
    summary: 'Who is signed in',
    description: 'With a bot’s API key: as whom it works.',
    security: asAgent,
    responses: answers(Session, 'Who is signed in.'),
  }),
  signOut: createRoute({
    method: 'delete',
    path: '/v1/session',
    tags: ['agents'],
    summary: 'Sign out',
    description:
      'The agent is offline at once, and the session’s sockets are closed. Harmless without a session. With a bot’s API key: the same for the sockets by that key, which goes on holding.',
    security: asAgent,
    responses: done,
  }),
  password: createRoute({
    method: 'put',
    path: '/v1/session/password',
    tags: ['agents'],
    summary: 'Set another password of one’s own',
    description:
      'By a session, with the present password, whose attempts count as those of signing in. Every other session of the agent ends at once, and its sockets are closed; this one goes on. Refused with BAD_CREDENTIALS for a wrong present password, and with INVALID_ARGUMENT for a new one that is too short, the present one, or the demo’s. It is all that may be asked where anything else is PASSWORD_CHANGE_REQUIRED, beside who is signed in and signing out.',
    security: bySession,
    request: { body: { required: true, content: json(PasswordChange) } },
    responses: answers(Session, 'Who is signed in.'),
  }),
  signOutEverywhere: createRoute({
    method: 'delete',
    path: '/v1/sessions',
    tags: ['agents'],
    summary: 'Sign out everywhere',
    description:
      'By a session: all of the agent’s sessions end, on every machine, this one too; their sockets are closed, and unless a bot works as the agent, they are offline at once. API keys go on holding.',
    security: bySession,
    responses: done,
  }),
  ticket: createRoute({
    method: 'post',
    path: '/v1/session/ticket',
    tags: ['agents'],
    summary: 'A ticket for the first frame of a socket',
    description:
      'Good for one use within 30 seconds: scripts cannot read the session cookie. Bots show an API key with the scope agent instead, in Authorization; any other key is refused with FORBIDDEN. Refused with NOT_CS_ACCOUNT if no role lets the account serve customers (AC-01) or, of somebody who signed in, administer the shop.',
    security: asAgent,
    responses: answers(Ticket, 'The ticket.'),
  }),
  health: createRoute({
    method: 'get',
    path: '/v1/health',
    tags: ['operation'],
    summary: 'Whether the server and its storage answer',
    description: 'UNAVAILABLE if storage does not.',
    responses: answers(Health, 'They do.'),
  }),
} as const;
