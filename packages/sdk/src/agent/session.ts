import { timedOut } from '../client/clientErrors.ts';
import { unlessAborted } from '../client/waiting.ts';
import { isNamed } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import { callHttp, type HttpCall } from '../http/callHttp.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { PasswordChange, Session, SignIn, Ticket } from '../model/http.ts';
import type { Platform } from '../platform.ts';

/** Milliseconds until TIMEOUT of a call that nothing else ends. */
const answerWithin = 30_000;

type SessionCall<Result> = Omit<HttpCall<Result>, 'credentials' | 'headers'>;

const isSession = shape<Session>({
  shop: isNamed,
  agent: isNamed,
  roles: listOf(isText),
  mustChangePassword: optional(isFlag),
});
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

  /** Rejects with TIMEOUT where no answer comes, with ABORTED once the signal fires. */
  async signIn(credentials: SignIn, signal?: AbortSignal): Promise<Session> {
    this.#refuseBots('there is nothing to sign in to');
    const asked = { method: 'POST', body: credentials, expect: isSession } as const;
    return (this.#known = await this.#inTime('/v1/session', asked, signal));
  }

  async changePassword(change: PasswordChange, signal?: AbortSignal): Promise<Session> {
    this.#refuseBots('it has no password');
    const asked = { method: 'PUT', body: change, expect: isSession } as const;
    return (this.#known = await this.#inTime('/v1/session/password', asked, signal));
  }

  async find(signal?: AbortSignal): Promise<Session | undefined> {
    try {
      const asked = { method: 'GET', expect: isSession } as const;
      return (this.#known = await this.#inTime('/v1/session', asked, signal));
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

  async end(signal?: AbortSignal): Promise<void> {
    this.forget();
    try {
      await this.#inTime('/v1/session', { method: 'DELETE', expect: isNothing }, signal);
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

  #refuseBots(why: string): void {
    if (this.isBot) throw new ShopbellError('FORBIDDEN', `This client works by its API key: ${why}.`);
  }

  #call<Result>(path: string, call: SessionCall<Result>): Promise<Result> {
    return callHttp(this.#platform, this.#server + path, { ...call, ...this.shown });
  }

  /** Ends when the caller gives up, or after a while. */
  async #inTime<Result>(
    path: string,
    call: SessionCall<Result>,
    given: AbortSignal | undefined,
  ): Promise<Result> {
    const ending = new AbortController();
    const { signal } = ending;
    const cancel = this.#platform.clock.after(answerWithin, () => {
      ending.abort();
    });
    try {
      return await unlessAborted(this.#call(path, { ...call, signal }), given);
    } catch (error) {
      throw signal.aborted ? timedOut() : error;
    } finally {
      cancel();
      ending.abort();
    }
  }
}
