import { isNamed } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isCount, isText, listOf, shape } from '../guards/shape.ts';
import { callHttp, type HttpCall } from '../http/callHttp.ts';
import { isShopbellError } from '../model/errors.ts';
import type { Session, SignIn, Ticket } from '../model/http.ts';
import type { Platform } from '../platform.ts';

const isSession = shape<Session>({ shop: isNamed, agent: isNamed, roles: listOf(isText) });
const isTicket = shape<Ticket>({ ticket: isText, expiresAt: isCount });

/** The agent's session over HTTP. Its cookie is the browser's: nothing of it is seen here. */
export class AgentSession {
  readonly #platform: Platform;
  readonly #server: string;

  constructor(platform: Platform, server: string) {
    this.#platform = platform;
    this.#server = server;
  }

  signIn(credentials: SignIn): Promise<Session> {
    return this.#call('/v1/session', { method: 'POST', body: credentials, expect: isSession });
  }

  async find(): Promise<Session | undefined> {
    try {
      return await this.#call('/v1/session', { method: 'GET', expect: isSession });
    } catch (error) {
      if (isShopbellError(error, 'UNAUTHENTICATED')) return undefined;
      throw error;
    }
  }

  async end(): Promise<void> {
    try {
      await this.#call('/v1/session', { method: 'DELETE', expect: isNothing });
    } catch (error) {
      // It had ended already.
      if (!isShopbellError(error, 'UNAUTHENTICATED')) throw error;
    }
  }

  /** For the first frame of one socket. */
  async ticket(signal: AbortSignal): Promise<string> {
    const { ticket } = await this.#call('/v1/session/ticket', {
      method: 'POST',
      body: {},
      signal,
      expect: isTicket,
    });
    return ticket;
  }

  #call<Result>(path: string, call: Omit<HttpCall<Result>, 'credentials'>): Promise<Result> {
    return callHttp(this.#platform, this.#server + path, { ...call, credentials: 'include' });
  }
}
