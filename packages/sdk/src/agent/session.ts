import { timedOut } from '../client/clientErrors.ts';
import { isNamed } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isCount, isText, listOf, shape } from '../guards/shape.ts';
import { callHttp, type HttpCall } from '../http/callHttp.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { Session, SignIn, Ticket } from '../model/http.ts';
import type { Platform } from '../platform.ts';

/** Milliseconds until TIMEOUT of a call that nothing else ends. */
const answerWithin = 30_000;

const isSession = shape<Session>({ shop: isNamed, agent: isNamed, roles: listOf(isText) });
const isTicket = shape<Ticket>({ ticket: isText, expiresAt: isCount });

/** The agent's session over HTTP: its cookie is the browser's, nothing of it is seen here. Or a bot's API key, in a header. */
export class AgentSession {
  readonly #platform: Platform;
  readonly #server: string;
  readonly #apiKey: string | undefined;
  #known: Session | undefined;

  constructor(platform: Platform, server: string, apiKey: string | undefined) {
    this.#platform = platform;
    this.#server = server;
    this.#apiKey = apiKey;
  }

  get isBot(): boolean {
    return this.#apiKey !== undefined;
  }

  /** A key stands for itself: whoever happens to be signed in in this browser is none of its business. */
  get shown(): Pick<HttpCall<unknown>, 'credentials' | 'headers'> {
    return this.#apiKey === undefined
      ? { credentials: 'include' }
      : { credentials: 'omit', headers: { authorization: `Bearer ${this.#apiKey}` } };
  }

  /** Rejects with TIMEOUT where no answer comes. */
  async signIn(credentials: SignIn): Promise<Session> {
    if (this.#apiKey !== undefined)
      throw new ShopbellError(
        'FORBIDDEN',
        'This client works by its API key: there is nothing to sign in to.',
      );
    return (this.#known = await this.#call('/v1/session', {
      method: 'POST',
      body: credentials,
      expect: isSession,
    }));
  }

  async find(): Promise<Session | undefined> {
    try {
      return (this.#known = await this.#call('/v1/session', { method: 'GET', expect: isSession }));
    } catch (error) {
      if (isShopbellError(error, 'UNAUTHENTICATED')) return undefined;
      throw error;
    }
  }

  /** Who is signed in, as far as this page knows; asked for only if it does not. Rejects with UNAUTHENTICATED. */
  async known(signal: AbortSignal): Promise<Session> {
    return (this.#known ??= await this.#call('/v1/session', { method: 'GET', signal, expect: isSession }));
  }

  /** Somebody else may be signed in by now, in another tab. */
  forget(): void {
    this.#known = undefined;
  }

  async end(): Promise<void> {
    this.forget();
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

  async #call<Result>(
    path: string,
    call: Omit<HttpCall<Result>, 'credentials' | 'headers'>,
  ): Promise<Result> {
    const url = this.#server + path;
    if (call.signal) return callHttp(this.#platform, url, { ...call, ...this.shown });
    const { signal, cancel } = this.#limit();
    try {
      return await callHttp(this.#platform, url, { ...call, ...this.shown, signal });
    } catch (error) {
      throw signal.aborted ? timedOut() : error;
    } finally {
      cancel();
    }
  }

  #limit(): { signal: AbortSignal; cancel: () => void } {
    const controller = new AbortController();
    const cancel = this.#platform.clock.after(answerWithin, () => {
      controller.abort();
    });
    return { signal: controller.signal, cancel };
  }
}
