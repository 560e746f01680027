import { errorCodes, limits, type ErrorCode } from '@shopbell/sdk/model';
import type {
  Conversation,
  RoutingOutcome,
  Session,
  Ticket,
  TokenGrant,
  WelcomeFrame,
} from '@shopbell/sdk/model';
import { expect } from 'vitest';
import { shopOrigin, type Host } from './host.ts';
import type { TestSocket } from './testSocket.ts';

export const password = 'correct horse';

/** A shop with two agents: amy in the pre-sale group (product pages), bo with her in the SKU group of 1001. */
export async function openShop({ app, shopId }: Host): Promise<void> {
  const { admin } = app;
  await admin.createShop({
    shopId,
    name: '山野集',
    origins: [shopOrigin],
    timeZone: 'Asia/Shanghai',
    defaultGroupName: '在线客服',
  });
  await admin.addAgent({
    shopId,
    agentId: 'amy',
    name: 'amy',
    displayName: '小艾 Amy',
    password,
    roles: ['agent'],
  });
  await admin.addAgent({
    shopId,
    agentId: 'bo',
    name: 'bo',
    displayName: '阿博 Bo',
    password,
    roles: ['agent'],
  });
  await admin.createGroup({
    shopId,
    groupId: 'presale',
    name: '售前咨询',
    pages: ['product'],
    members: [{ agentId: 'amy' }],
  });
  await admin.createGroup({
    shopId,
    groupId: 'tents',
    name: '帐篷专家',
    skus: ['1001'],
    members: [{ agentId: 'amy' }],
  });
}

export function postJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: text };
}

export async function grantOf(host: Host, renewal?: string): Promise<TokenGrant> {
  const response = await host.fetch(
    '/v1/customer/token',
    postJson({ shopId: host.shopId, ...(renewal === undefined ? {} : { renewal }) }, { Origin: shopOrigin }),
  );
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as TokenGrant;
}

export interface Connected {
  readonly socket: TestSocket;
  readonly welcome: WelcomeFrame;
}

export async function greet(
  host: Host,
  auth: { kind: 'customer'; token: string } | { kind: 'agent'; ticket: string },
  since?: WelcomeFrame['position'],
): Promise<Connected> {
  const socket = await host.connect(auth.kind === 'customer' ? shopOrigin : host.workbenchOrigin);
  socket.say({ type: 'hello', v: 1, auth, ...(since ? { since } : {}) });
  return { socket, welcome: await socket.seen('welcome') };
}

/** A new customer, or one who comes back with a token. */
export async function customer(host: Host, token?: string, since?: WelcomeFrame['position']) {
  const grant = token === undefined ? await grantOf(host) : undefined;
  const used = token ?? grant?.token ?? '';
  const connected = await greet(host, { kind: 'customer', token: used }, since);
  return { ...connected, token: used, id: connected.welcome.me.id };
}

export async function signIn(host: Host, name: string): Promise<{ cookie: string; session: Session }> {
  const response = await host.fetch(
    '/v1/session',
    postJson({ account: `${host.shopId}:${name}`, password }, { Origin: host.workbenchOrigin }),
  );
  if (response.status !== 200) throw new Error(await response.text());
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, session: (await response.json()) as Session };
}

export async function ticketOf(host: Host, cookie: string): Promise<string> {
  const response = await host.fetch('/v1/session/ticket', {
    method: 'POST',
    headers: { Cookie: cookie, Origin: host.workbenchOrigin },
  });
  if (response.status !== 200) throw new Error(await response.text());
  return ((await response.json()) as Ticket).ticket;
}

/** An agent, signed in and connected; online unless told otherwise. */
export async function agent(
  host: Host,
  name: string,
  options: { status?: string; since?: WelcomeFrame['position']; cookie?: string } = {},
) {
  const cookie = options.cookie ?? (await signIn(host, name)).cookie;
  const connected = await greet(host, { kind: 'agent', ticket: await ticketOf(host, cookie) }, options.since);
  const { status = 'online' } = options;
  if (status !== '') await connected.socket.ask('status.set', { status });
  return { ...connected, cookie };
}

export interface Entered {
  readonly outcome: RoutingOutcome;
  readonly conversation: Conversation;
}

export function enter(socket: TestSocket, scope: object = { page: 'order' }): Promise<Entered> {
  return socket.ask<Entered>('conversation.open', { scope });
}

let clientIds = 0;

export function say(
  socket: TestSocket,
  conversationId: string,
  text: string,
  clientId = `c${String(++clientIds)}`,
) {
  return socket.ask<{ id: string; seq: number; at: number }>('message.send', {
    conversationId,
    clientId,
    text,
  });
}

/** Lets time pass while these connections keep up their heartbeats, as real clients do. */
export async function pass(host: Host, ms: number, ...sockets: readonly TestSocket[]): Promise<void> {
  for (let left = ms; left > 0; left -= limits.heartbeat) {
    await host.clock.advance(Math.min(left, limits.heartbeat));
    await deskSettled(host);
    for (const socket of sockets) await socket.settled();
  }
}

/** Resolves when all that the desk was asked before is durable: an answer leaves only after everything before it. */
export async function deskSettled({ app, shopId }: Host): Promise<void> {
  await app.admin.submit(shopId, { type: 'customer.present', customerId: 'nobody' });
}

/** The code of a refusal over HTTP, whose status, sentence and retry flag must be those of the vocabulary. */
export async function codeOf(response: Response): Promise<ErrorCode> {
  const body = (await response.json()) as {
    error: { code: keyof typeof errorCodes; message: string; retry: boolean };
  };
  expect(response.status).toBe(errorCodes[body.error.code].http);
  expect(body.error).toMatchObject({
    message: expect.any(String) as string,
    retry: errorCodes[body.error.code].retry,
  });
  return body.error.code;
}
