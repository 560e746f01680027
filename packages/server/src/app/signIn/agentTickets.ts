import { shopbellError, type Clock, type Ticket } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { ApiKeys } from '../admin/apiKeys.ts';
import { randomSecret, sha256 } from '../secrets/bytes.ts';
import type { AgentCaller, AgentSessions } from './agentSessions.ts';

const ticketLifetime = 30 * 1000;

/** The one-use tickets for agents' sockets, whatever the agent showed for them. Only hashes are stored. */
export class AgentTickets {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #sessions: AgentSessions;
  readonly #apiKeys: ApiKeys;

  constructor(services: { storage: Storage; clock: Clock; sessions: AgentSessions; apiKeys: ApiKeys }) {
    this.#storage = services.storage;
    this.#clock = services.clock;
    this.#sessions = services.sessions;
    this.#apiKeys = services.apiKeys;
  }

  async make({ shopId, credential }: AgentCaller): Promise<Ticket> {
    const ticket = randomSecret();
    const expiresAt = this.#clock.now() + ticketLifetime;
    // A ticket is worth nothing once what it was made for has ended.
    const subject = credential;
    await this.#storage.putSecret({
      kind: 'ticket',
      hash: await sha256(ticket),
      shopId,
      subject,
      expiresAt,
    });
    return { ticket, expiresAt };
  }

  /** Spends a ticket. Rejects with UNAUTHENTICATED. */
  async redeem(ticket: string): Promise<AgentCaller> {
    const taken = await this.#storage.takeSecret('ticket', await sha256(ticket));
    const valid = taken && taken.expiresAt > this.#clock.now();
    const caller = valid && (await this.#holderOf(taken.subject));
    if (!caller) throw shopbellError('UNAUTHENTICATED');
    return caller;
  }

  /** Whether what the agent showed still holds. */
  async holds({ credential }: AgentCaller): Promise<boolean> {
    return (await this.#holderOf(credential)) !== undefined;
  }

  async #holderOf(credential: string): Promise<AgentCaller | undefined> {
    return (await this.#sessions.holderOf(credential)) ?? this.#apiKeys.holderOf(credential);
  }
}
