import type { Clock } from '@shopbell/sdk/model';
import type { SecretRow, Storage } from '../../storage/storage.ts';
import type { Caller } from '../permissions/callers.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';

/** A working day with its breaks. */
export const sessionLifetime = 12 * 60 * 60 * 1000;

export type AgentCaller = Extract<Caller, { kind: 'agent' }>;

/** How a session is named where an agent's credential is. */
const credentials = 'session ';

export function isSession(credential: string): boolean {
  return credential.startsWith(credentials);
}

/** Sessions of signed-in agents. Only hashes are stored. */
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

  /** Whose session a credential is; undefined if it is none, or has ended. */
  async holderOf(credential: string): Promise<AgentCaller | undefined> {
    if (!isSession(credential)) return undefined;
    return this.#callerOf(await this.#storage.findSecret('session', credential.slice(credentials.length)));
  }

  /** Ends a session; returns whose it was. */
  async end(secret: string): Promise<AgentCaller | undefined> {
    return this.#callerOf(await this.#storage.takeSecret('session', await sha256(secret)));
  }

  /** Ends every session that somebody has, on whatever machine. */
  endAll({ shopId, agentId }: { shopId: string; agentId: string }): Promise<void> {
    return this.#storage.dropSecrets('session', { shopId, subject: agentId });
  }

  #callerOf(session: SecretRow | undefined): AgentCaller | undefined {
    if (!session || session.expiresAt <= this.#clock.now()) return undefined;
    const { shopId, subject, hash, expiresAt } = session;
    return { kind: 'agent', shopId, id: subject, credential: credentials + hash, endsAt: expiresAt };
  }
}
