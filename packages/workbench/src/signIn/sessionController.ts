import {
  isShopbellError,
  type AgentClient,
  type Clock,
  type PasswordChange,
  type Session,
  type Unsubscribe,
} from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { secondsOf } from './signInProblem.ts';

/**
 * `unreachable`: not known yet whether somebody is signed in; it is asked again by itself. `password-due`: signed in, and good for
 * setting another password only.
 */
export type SessionPhase = 'checking' | 'unreachable' | 'signed-out' | 'password-due' | 'signed-in';

/** Often enough to be back before an agent wonders, seldom enough for a server that is starting. */
const askAgainMs = 3000;

/** Who is signed in: found out at the start, after signing in and out, and when the server closes the connection. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: AgentClient;
  readonly #clock: Clock;
  #unsubscribe: Unsubscribe | undefined;
  #cancelAsking: (() => void) | undefined;
  #takenAgainAt = 0;
  #leaving = false;

  phase: SessionPhase = 'checking';
  session: Session | undefined;
  /** An attempt to sign in, or to set another password, is under way. */
  busy = false;
  /** What the last attempt was rejected with. */
  error: unknown;
  /** The session ended without the agent's doing: it expired, or another tab signed out. */
  interrupted = false;

  constructor(host: ReactiveControllerHost, client: AgentClient, clock: Clock) {
    this.#host = host;
    this.#client = client;
    this.#clock = clock;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = this.#client.on('connection', (connection) => {
      if (connection === 'closed' && this.phase === 'signed-in' && !this.#leaving) void this.#askWhy();
    });
    void this.resume();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#cancelAsking?.();
  }

  /** Milliseconds since 1970 at which the server takes another attempt; in the past if it does now. */
  get takenAgainAt(): number {
    return this.#takenAgainAt;
  }

  /** Finds out whether somebody is signed in; asks again by itself while the server cannot be reached. */
  async resume(): Promise<void> {
    this.#cancelAsking?.();
    try {
      const session = await this.#client.session();
      if (session) this.#begin(session);
      else this.#set('signed-out');
    } catch {
      this.#set('unreachable');
      this.#cancelAsking = this.#clock.after(askAgainMs, () => void this.resume());
    }
  }

  /** One attempt; what came of it stands in `phase` and `error`. */
  async signIn(account: string, password: string): Promise<void> {
    await this.#attempt(() => this.#client.signIn({ account, password }));
  }

  /** One attempt; true if the password is another now. A session that is over leads back to signing in. */
  async changePassword(change: PasswordChange): Promise<boolean> {
    const changed = await this.#attempt(() => this.#client.changePassword(change));
    if (isShopbellError(this.error, 'UNAUTHENTICATED')) {
      this.forgive();
      this.interrupted = true;
      this.#end();
    }
    return changed;
  }

  /** What the last attempt was rejected with is not shown any longer. */
  forgive(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** The server counts attempts of both kinds together. */
  async #attempt(run: () => Promise<Session>): Promise<boolean> {
    if (this.busy || this.#clock.now() < this.#takenAgainAt) return false;
    this.busy = true;
    this.#host.requestUpdate();
    try {
      this.#begin(await run());
      return true;
    } catch (error) {
      this.error = error;
      if (isShopbellError(error, 'RATE_LIMITED'))
        this.#takenAgainAt = this.#clock.now() + error.details.retryAfterMs;
      return false;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Rejects if the server could not be told; then the agent is still signed in. */
  async signOut(): Promise<void> {
    // The connection closes during the call, and that is no interruption.
    this.#leaving = true;
    try {
      await this.#client.signOut();
      this.#end();
    } finally {
      this.#leaving = false;
    }
  }

  #begin(session: Session): void {
    this.session = session;
    this.error = undefined;
    this.interrupted = false;
    this.#set(session.mustChangePassword ? 'password-due' : 'signed-in');
  }

  #end(): void {
    this.session = undefined;
    this.#set('signed-out');
  }

  /** The server wants no new connection: because the session is over, or for a reason that `connection` shows. */
  async #askWhy(): Promise<void> {
    let session: Session | undefined;
    try {
      session = await this.#client.session();
    } catch (error) {
      if (!isShopbellError(error, 'UNAUTHENTICATED')) return;
    }
    if (this.phase !== 'signed-in') return;
    // The server was started anew, without the demo.
    if (session?.mustChangePassword) this.#begin(session);
    if (session) return;
    this.interrupted = true;
    this.#end();
  }

  #set(phase: SessionPhase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}

/** Whole seconds until `takenAgainAt`; 0 once it is over. */
export function waitSeconds(takenAgainAt: number, now: number): number {
  return takenAgainAt > now ? secondsOf(takenAgainAt - now) : 0;
}
