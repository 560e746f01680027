import { shopbellError, type Clock } from '@shopbell/sdk/model';
import type { AccountRow, SecretRow, Storage } from '../../storage/storage.ts';
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

function hashIn(credential: string): string {
  return credential.slice(credentials.length);
}

interface SessionServices {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly demo: boolean;
}

/**
 * Sessions of signed-in agents. Only hashes are stored. Whoever's password is the demo's, where that is none like any other,
 * has one that is good for setting another password, for asking whose it is, and for signing out.
 */
export class AgentSessions {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #demo: boolean;

  constructor({ storage, clock, demo }: SessionServices) {
    this.#storage = storage;
    this.#clock = clock;
    this.#demo = demo;
  }

  /** Whether nothing may be done with the account until its password is another. */
  mustChangePassword({ demoPassword }: Pick<AccountRow, 'demoPassword'>): boolean {
    return demoPassword === true && !this.#demo;
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

  /** Whose session it is; undefined if there is none (any more). Rejects with PASSWORD_CHANGE_REQUIRED. */
  async find(secret: string | undefined): Promise<AgentCaller | undefined> {
    return this.#free(await this.owner(secret));
  }

  /** As `find`, whatever the password is: for what everybody may do with their session. */
  async owner(secret: string | undefined): Promise<AgentCaller | undefined> {
    if (secret === undefined) return undefined;
    return this.#callerOf(await this.#storage.findSecret('session', await sha256(secret)));
  }

  /**
   * Whose session a credential is; undefined if it is none, or has ended. Rejects with PASSWORD_CHANGE_REQUIRED.
   */
  async holderOf(credential: string): Promise<AgentCaller | undefined> {
    if (!isSession(credential)) return undefined;
    return this.#free(this.#callerOf(await this.#storage.findSecret('session', hashIn(credential))));
  }

  /** Ends a session; returns whose it was. */
  async end(secret: string): Promise<AgentCaller | undefined> {
    return this.#callerOf(await this.#storage.takeSecret('session', await sha256(secret)));
  }

  /** Ends every session that somebody has, on whatever machine, but for that of the credential `except`. */
  endAll({ shopId, agentId }: { shopId: string; agentId: string }, except?: string): Promise<void> {
    const kept = except === undefined ? {} : { except: hashIn(except) };
    return this.#storage.dropSecrets('session', { shopId, subject: agentId, ...kept });
  }

  async #free(caller: AgentCaller | undefined): Promise<AgentCaller | undefined> {
    if (!caller || this.#demo) return caller;
    const account = await this.#storage.findAccountOfAgent(caller.shopId, caller.id);
    if (account && this.mustChangePassword(account)) throw shopbellError('PASSWORD_CHANGE_REQUIRED');
    return caller;
  }

  #callerOf(session: SecretRow | undefined): AgentCaller | undefined {
    if (!session || session.expiresAt <= this.#clock.now()) return undefined;
    const { shopId, subject, hash, expiresAt } = session;
    return { kind: 'agent', shopId, id: subject, credential: credentials + hash, endsAt: expiresAt };
  }
}
