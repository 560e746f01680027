import { shopbellError, type Clock, type Ticket } from '@shopbell/sdk/model';
import type { SecretRow, Storage } from '../../storage/storage.ts';
import type { Caller } from '../permissions/callers.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';

/** A working day with its breaks. */
export const sessionLifetime = 12 * 60 * 60 * 1000;
const ticketLifetime = 30 * 1000;

export type AgentCaller = Extract<Caller, { kind: 'agent' }>;

/** Sessions of signed-in agents and the one-use tickets for their sockets. Only hashes are stored. */
export class AgentSessions {
  readonly #storage: Storage;
  readonly #clock: Clock;

  constructor(storage: Storage, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Begins a session; returns the secret for the cookie. */
  async begin(agent: { shopId: string; agentId: string }): Promise<string> {
    const secret = randomSecret();
    await this.#storage.putSecret({
      kind: 'session',
      hash: await sha256(secret),
      shopId: agent.shopId,
      subject: agent.agentId,
      expiresAt: this.#clock.now() + sessionLifetime,
    });
    return secret;
  }

  /** Whose session it is; undefined if there is none (any more). */
  async find(secret: string | undefined): Promise<AgentCaller | undefined> {
    if (secret === undefined) return undefined;
    return this.#callerOf(await this.#storage.findSecret('session', await sha256(secret)));
  }

  /** Whether the session has not ended. */
  async lives({ sessionHash }: AgentCaller): Promise<boolean> {
    return this.#callerOf(await this.#storage.findSecret('session', sessionHash)) !== undefined;
  }

  /** Ends a session; returns whose it was. */
  async end(secret: string): Promise<AgentCaller | undefined> {
    return this.#callerOf(await this.#storage.takeSecret('session', await sha256(secret)));
  }

  /** Ends every session that somebody has, on whatever machine. */
  endAll({ shopId, agentId }: { shopId: string; agentId: string }): Promise<void> {
    return this.#storage.dropSecrets('session', { shopId, subject: agentId });
  }

  async ticket(caller: AgentCaller): Promise<Ticket> {
    const ticket = randomSecret();
    const expiresAt = this.#clock.now() + ticketLifetime;
    // The session's hash is the subject: a ticket is worth nothing once its session has ended.
    const { shopId, sessionHash } = caller;
    await this.#storage.putSecret({
      kind: 'ticket',
      hash: await sha256(ticket),
      shopId,
      subject: sessionHash,
      expiresAt,
    });
    return { ticket, expiresAt };
  }

  /** Spends a ticket. Rejects with UNAUTHENTICATED. */
  async redeem(ticket: string): Promise<AgentCaller> {
    const taken = await this.#storage.takeSecret('ticket', await sha256(ticket));
    const valid = taken && taken.expiresAt > this.#clock.now();
    const caller = valid && this.#callerOf(await this.#storage.findSecret('session', taken.subject));
    if (!caller) throw shopbellError('UNAUTHENTICATED');
    return caller;
  }

  #callerOf(session: SecretRow | undefined): AgentCaller | undefined {
    if (!session || session.expiresAt <= this.#clock.now()) return undefined;
    const { shopId, subject, hash, expiresAt } = session;
    return { kind: 'agent', shopId, id: subject, sessionHash: hash, sessionEndsAt: expiresAt };
  }
}
