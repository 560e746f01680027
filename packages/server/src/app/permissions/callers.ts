import { methods, type Method, type MethodPermission } from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import type { Listener } from '../feed/listener.ts';
import { maySignIn, rolesAllow, type Permission } from './roles.ts';

/** Who asks, once it is known. */
export type Caller =
  | {
      readonly kind: 'customer';
      readonly shopId: string;
      readonly id: string;
      /** The login that its token belongs to: sockets are closed by it. */
      readonly credential: string;
      /** When the token that it showed expires. */
      readonly endsAt: number;
    }
  | {
      readonly kind: 'agent';
      readonly shopId: string;
      readonly id: string;
      /** What it showed: see `sessionCredential` and `keyCredential`. Sockets are closed by it. */
      readonly credential: string;
      /** When that stops holding; Infinity for an API key without an end. */
      readonly endsAt: number;
      /** Of a bot: the API key that it showed. */
      readonly apiKey?: { readonly id: string; readonly name: string };
      /** Of a connection: it began without `cs.online`, and has no place at the desk. It ends when that changes. */
      readonly onlooks?: boolean;
    };

/** Whom a connection tells of what happens. */
export function listenerOf(caller: Caller): Listener {
  const { kind, id } = caller;
  return kind === 'agent' && caller.onlooks ? { kind, id, onlooks: true } : { kind, id };
}

/**
 * Who may call what, on every transport: `by` and `needs` of the model's table of methods, with the table of roles. Roles
 * are read when they are needed, so that a change holds at once; methods of agents that name no need are for whoever has a place
 * at the desk, which a connection knows from its beginning, and for others only by what `onlookers` names. Whose thing it is,
 * the desk checks.
 */
export class Permissions {
  readonly #storage: Pick<Storage, 'findAccountOfAgent'>;

  constructor(storage: Pick<Storage, 'findAccountOfAgent'>) {
    this.#storage = storage;
  }

  async mayCall(caller: Caller, method: Method): Promise<boolean> {
    const { by, needs: ofAll, onlookers } = tableOf(method);
    if (!by.includes(caller.kind)) return false;
    const onlooks = caller.kind === 'agent' && caller.onlooks === true;
    const needs = ofAll ?? (onlooks ? onlookers : undefined);
    // Nothing is read for what whoever serves may ask: a text must not wait behind a report (see `requests/message.ts`).
    if (needs === undefined) return !onlooks;
    if (caller.kind === 'customer') return false;
    const roles = await this.#rolesOf(caller.shopId, caller.id);
    return [needs].flat().every((need) => (need === 'sign-in' ? maySignIn(roles) : rolesAllow(roles, need)));
  }

  /** Whether the agent's account has no place at the desk: it carries no `cs.online` (AC-01). */
  async onlooks({ shopId, id }: Caller): Promise<boolean> {
    return !(await this.agentCarries(shopId, id, 'cs.online'));
  }

  /** Whether some role of the agent's account carries the permission; of a disabled one none does. */
  async carries(caller: Caller, permission: Permission): Promise<boolean> {
    return caller.kind === 'agent' && this.agentCarries(caller.shopId, caller.id, permission);
  }

  async agentCarries(shopId: string, agentId: string, permission: Permission): Promise<boolean> {
    return rolesAllow(await this.#rolesOf(shopId, agentId), permission);
  }

  /** Of a disabled account none hold. */
  async #rolesOf(shopId: string, agentId: string): Promise<readonly string[]> {
    const account = await this.#storage.findAccountOfAgent(shopId, agentId);
    return account?.disabledAt === undefined ? (account?.roles ?? []) : [];
  }
}

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

function tableOf(method: Method): {
  readonly by: readonly Caller['kind'][];
  readonly needs?: MethodPermission | readonly MethodPermission[];
  readonly onlookers?: MethodPermission;
} {
  return methods[method];
}
